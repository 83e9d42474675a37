// The faults panel: each change is set at once; what the server used up is shown as it stands.
import { setFaults } from './api.js';

const QUIET = { fail_next: null, fail_status_next: null, delay_ms: 0, lost_reply: 0, duplicate_webhooks: 1, reorder_statuses: false, status_delay_ms: 200, auto_read: true, no_phone: false };

export class FaultsPanel {
  constructor(form, count, report) {
    this.form = form;
    this.count = count;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => setFaults(this.read()).catch(report));
    form.querySelector('.reset').addEventListener('click', () => setFaults({ reset: true }).catch(report));
  }

  read() {
    const field = this.form.elements;
    const number = (input) => Math.max(Number(input.min), Math.min(Number(input.max), Math.trunc(Number(input.value)) || 0));
    const fails = number(field.fail_count);
    const later = number(field.later_count);
    return {
      fail_next: fails ? { code: Number(field.fail_code.value), count: fails } : null,
      fail_status_next: later ? { code: Number(field.later_code.value), count: later } : null,
      lost_reply: number(field.lost_reply),
      lost_reply_how: field.lost_reply_how.value,
      delay_ms: number(field.delay_ms),
      status_delay_ms: number(field.status_delay_ms),
      duplicate_webhooks: number(field.duplicate_webhooks),
      reorder_statuses: field.reorder_statuses.checked,
      auto_read: field.auto_read.checked,
      no_phone: field.no_phone.checked,
    };
  }

  show(faults) {
    const field = this.form.elements;
    const put = (input, value) => { if (document.activeElement !== input) input.value = String(value); };
    put(field.fail_count, faults.fail_next?.count ?? 0);
    if (faults.fail_next) put(field.fail_code, faults.fail_next.code);
    put(field.later_count, faults.fail_status_next?.count ?? 0);
    if (faults.fail_status_next) put(field.later_code, faults.fail_status_next.code);
    for (const name of ['lost_reply', 'lost_reply_how', 'delay_ms', 'status_delay_ms', 'duplicate_webhooks']) put(field[name], faults[name]);
    for (const name of ['reorder_statuses', 'auto_read', 'no_phone']) field[name].checked = faults[name];
    const active = Object.entries(QUIET).filter(([name, quiet]) => {
      const value = faults[name];
      return value !== quiet && !(value && value.count === 0);
    }).length;
    this.count.hidden = !active;
    this.count.textContent = `${active} on`;
  }
}
