// @ts-check
// Templates that WhatsApp has approved: what may be sent outside its window.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Alert, Field } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { complaint } from '../problem.js';
import { api, got } from '../session.js';
import { t } from '../text.js';

/** @typedef {import("spout-api").WhatsAppTemplate} Template */

/** @param {{ conversation: import("spout-api").ConversationDetail, onClose: () => void, onSent: (message: import("./log.js").Message) => void }} props */
export function Templates({ conversation, onClose, onSent }) {
  const { data, error, reload } = useLoaded((signal) => got(api.GET('/api/v1/channels/whatsapp/templates', { params: { query: { status: 'APPROVED', limit: 200 } }, signal })), []);
  const [chosen, setChosen] = useState(/** @type {Template | null} */ (null));
  const [values, setValues] = useState(/** @type {Record<string, string>} */ ({}));
  const [wrong, setWrong] = useState('');
  const choose = (/** @type {Template} */ template) => {
    setChosen(template);
    setValues(Object.fromEntries(template.parameters.map((name, index) => [name, /name/.test(name) || (name === '1' && index === 0) ? conversation.contact.name.split(' ')[0] : ''])));
  };
  const isFull = chosen?.parameters.every((name) => values[name]?.trim());
  const send = async () => {
    if (!chosen) return;
    setWrong('');
    const body = /** @type {any} */ ({ kind: 'template', name: chosen.name, language: chosen.language, parameters: values, client_id: crypto.randomUUID() });
    try {
      onSent(await got(api.POST('/api/v1/conversations/{conversation_id}/messages', { params: { path: { conversation_id: conversation.id } }, body })));
    } catch (problem) {
      setWrong(complaint(problem));
    }
  };
  const footer = chosen && html`<${Button} onClick=${() => setChosen(null)}>${t('common.back')}<//><${Button} tone="primary" icon="send" disabled=${!isFull} onClick=${send}>${t('composer.send')}<//>`;
  return html`<${Dialog} title=${chosen ? chosen.name : t('composer.template')} onClose=${onClose} footer=${footer}>
    ${error && !data ? html`<${Trouble} error=${error} retry=${reload} />` : null}
    ${!data && !error ? html`<${Loading} lines=${4} />` : null}
    ${data && !data.items.length ? html`<${Empty} icon="template" title=${t('composer.no_templates')} text=${t('composer.no_templates_lead')} />` : null}
    ${data && !chosen ? html`<ul class="plain-list">${data.items.map((each) => html`<li key=${each.id}><button class="choice" type="button" onClick=${() => choose(each)}><span><strong>${each.name}</strong> <span class="chip">${each.language}</span><small>${each.body}</small></span></button></li>`)}</ul>` : null}
    ${chosen && html`<div class="form">
      <p class="balloon of-template" dir="auto">${chosen.body.replace(/\{\{(\w+)\}\}/g, (whole, name) => values[name] || whole)}</p>
      ${chosen.parameters.map((name) => html`<${Field} key=${name} label=${name} value=${values[name]} maxlength="1000" onInput=${(/** @type {string} */ value) => setValues({ ...values, [name]: value })} />`)}
      <${Alert}>${wrong}<//></div>`}
  <//>`;
}
