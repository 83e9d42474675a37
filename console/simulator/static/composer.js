// The line to write in: text, a picture, an answer to a message.
import { gist } from './cards.js';

export class Composer {
  /** @param send async ({text} | {image}) & {reply_to?} */
  constructor(form, send) {
    this.form = form;
    this.text = form.elements.text;
    this.file = form.elements.file;
    this.quote = form.querySelector('.replying');
    this.send = send;
    form.addEventListener('submit', (event) => { event.preventDefault(); this.submit(); });
    this.text.addEventListener('input', () => this.fit());
    this.text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
      if (event.key === 'Escape') this.reply(null);
    });
    this.file.addEventListener('change', () => this.picture());
    form.querySelector('.attach').addEventListener('click', () => this.file.click());
    form.querySelector('.stopreply').addEventListener('click', () => { this.reply(null); this.text.focus(); });
    this.fit();
  }

  /** Answer this entry with the next message; null for none. */
  reply(entry) {
    this.answered = entry;
    this.quote.hidden = !entry;
    this.quote.querySelector('span').textContent = entry ? gist(entry) : '';
    if (entry) this.text.focus();
  }

  async submit() {
    const text = this.text.value.trim();
    if (!text) return;
    this.text.value = '';
    this.fit();
    const sent = await this.deliver({ text });
    // What could not be sent is given back.
    if (!sent && !this.text.value) this.text.value = text;
    this.fit();
  }

  async picture() {
    const file = this.file.files[0];
    if (!file) return;
    const caption = this.text.value.trim();
    const data = await base64(file);
    this.file.value = '';
    if (await this.deliver({ image: { data, ...(caption ? { caption } : {}) } })) this.text.value = '';
    this.fit();
  }

  async deliver(message) {
    const answered = this.answered;
    this.reply(null);
    return this.send({ ...message, ...(answered ? { reply_to: answered.wamid } : {}) });
  }

  fit() {
    this.form.classList.toggle('filled', this.text.value.trim() !== '');
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 120)}px`;
  }
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(',')[1]);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
