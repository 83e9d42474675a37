// @ts-check
// When customers are reminded, and at which hours nobody is written to.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { everyItem } from '../calendar/data.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Alert, Check, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { duration } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';
import { Choices } from './parts.js';

/** @typedef {import("spout-api").ReminderRule} Rule */

const UNITS = { minutes: 1, hours: 60, days: 1440 };
const before = (/** @type {number} */ minutes) => (minutes % 1440 === 0 ? t('reminder.days', { count: minutes / 1440 }) : duration(minutes));

export default function Reminders() {
  const all = useLoaded(async () => {
    const [rules, services, settings] = await Promise.all([
      everyItem((cursor) => got(api.GET('/api/v1/reminder-rules', { params: { query: { limit: 200, cursor } } }))),
      everyItem((cursor) => got(api.GET('/api/v1/services', { params: { query: { limit: 200, cursor } } }))),
      got(api.GET('/api/v1/notification-settings')),
    ]);
    return { rules, services, settings };
  }, []);
  const [open, setOpen] = useState(/** @type {Rule | 'new' | null} */ (null));
  if (all.error) return html`<${Trouble} error=${all.error} retry=${all.reload} />`;
  if (!all.data) return html`<${Loading} lines=${3} tall />`;
  const { rules, services, settings } = all.data;
  const name = (/** @type {string | null} */ id) => services.find((service) => service.id === id)?.title ?? t('reminder.all');
  return html`${may('reminder.write') && html`<div class="settings-tools"><${Button} tone="primary" icon="plus" onClick=${() => setOpen('new')}>${t('reminder.add')}<//></div>`}
    ${rules.length ? html`<ul class="panel lines">${[...rules].sort((one, other) => other.minutes_before - one.minutes_before).map((rule) => html`<li key=${rule.id}>
      <span class="line-main"><strong>${t('reminder.before', { span: before(rule.minutes_before) })}</strong><small>${name(rule.service_id)}${rule.unless_coming ? ` · ${t('reminder.unless')}` : ''}</small></span>
      ${rule.channels.map((channel) => html`<span class="chip" key=${channel}>${t(`reminder.${channel}`)}</span>`)}
      ${may('reminder.write') && html`<${Button} small aria-label=${`${t('common.edit')}: ${before(rule.minutes_before)}`} onClick=${() => setOpen(rule)}>${t('common.edit')}<//>`}</li>`)}</ul>` : html`<${Empty} icon="bell" title=${t('reminder.none')} text=${t('reminder.none_lead')} />`}
    <${Quiet} settings=${settings} />
    ${open && html`<${Editor} rule=${open === 'new' ? null : open} services=${services} onClose=${() => setOpen(null)} onDone=${() => { setOpen(null); all.reload(); }} />`}`;
}

/** @param {{ rule: Rule | null, services: import("spout-api").Service[], onClose: () => void, onDone: () => void }} props */
function Editor({ rule, services, onClose, onDone }) {
  const minutes = rule?.minutes_before ?? 1440;
  const unit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  const form = useForm({ count: minutes / UNITS[unit], unit, channels: /** @type {string[]} */ (rule?.channels ?? ['whatsapp', 'email']), service_id: rule?.service_id ?? '', quiet: rule?.quiet ?? /** @type {import("spout-api").Quiet} */ ('later'), unless_coming: rule?.unless_coming ?? false }, async (values) => {
    const body = {
      minutes_before: Math.round(Number(values.count) * UNITS[/** @type {keyof typeof UNITS} */ (values.unit)]), channels: /** @type {import("spout-api").ReminderChannel[]} */ (values.channels),
      service_id: values.service_id || null, quiet: values.quiet, unless_coming: values.unless_coming,
    };
    if (rule) await got(api.PATCH('/api/v1/reminder-rules/{rule_id}', { params: { path: { rule_id: rule.id } }, body }));
    else await got(api.POST('/api/v1/reminder-rules', { body }));
    toast(t('common.saved'));
    onDone();
  });
  const remove = async () => { if (rule && await attempt(() => got(api.DELETE('/api/v1/reminder-rules/{rule_id}', { params: { path: { rule_id: rule.id } } })))) onDone(); };
  return html`<${Dialog} title=${t(rule ? 'reminder.edit' : 'reminder.add')} onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <div class="pair"><${Field} label=${t('reminder.how_long')} type="number" min="1" required ...${form.field('count')} /><${Field} label=${t('reminder.unit')} as="select" ...${form.field('unit')}>${Object.keys(UNITS).map((each) => html`<option value=${each}>${t(`reminder_unit.${each}`)}</option>`)}<//></div>
    <${Choices} label=${t('reminder.over')} hint=${t('reminder.over_hint')} options=${['whatsapp', 'email'].map((id) => ({ id, label: t(`reminder.${id}`) }))} chosen=${form.values.channels} onChange=${(/** @type {string[]} */ channels) => form.set({ channels })} />
    <${Field} label=${t('reminder.service')} as="select" ...${form.field('service_id')}><option value="">${t('reminder.all')}</option>${services.map((service) => html`<option value=${service.id}>${service.title}</option>`)}<//>
    <${Field} label=${t('reminder.quiet')} as="select" ...${form.field('quiet')}>${['later', 'earlier', 'ignore'].map((each) => html`<option value=${each}>${t(`reminder_quiet.${each}`)}</option>`)}<//>
    <${Check} label=${t('reminder.unless_check')} checked=${form.values.unless_coming} onChange=${(/** @type {boolean} */ unless_coming) => form.set({ unless_coming })} />
    <${Alert}>${form.complaint()}<//>
    <div class="row ends">${rule && html`<${Button} tone="quiet" class="remove" onClick=${remove}>${t('common.delete')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div></form><//>`;
}

/** @param {{ settings: import("spout-api").NotificationSettings }} props */
function Quiet({ settings }) {
  const clock = (/** @type {string | null} */ time) => (time ?? '').slice(0, 5);
  const form = useForm({ quiet_from: clock(settings.quiet_from), quiet_until: clock(settings.quiet_until), agenda_at: clock(settings.agenda_at), stop_words: settings.stop_words.join(', '), start_words: settings.start_words.join(', ') }, async (values) => {
    const words = (/** @type {string} */ typed) => typed.split(',').map((word) => word.trim()).filter(Boolean);
    await got(api.PATCH('/api/v1/notification-settings', { body: { quiet_from: values.quiet_from || null, quiet_until: values.quiet_until || null, agenda_at: values.agenda_at || null, stop_words: words(values.stop_words), start_words: words(values.start_words) } }));
    toast(t('common.saved'));
  });
  return html`<section class="settings-section"><header><h2>${t('reminder.quiet_hours')}</h2></header><form class="panel week form" onSubmit=${form.submit}><fieldset class="plain-set form" disabled=${!may('reminder.write')}>
    <div class="trio"><${Field} label=${t('reminder.quiet_from')} type="time" ...${form.field('quiet_from')} /><${Field} label=${t('reminder.quiet_until')} type="time" ...${form.field('quiet_until')} /><${Field} label=${t('reminder.agenda')} hint=${t('reminder.agenda_hint')} type="time" ...${form.field('agenda_at')} /></div>
    <div class="pair"><${Field} label=${t('reminder.stop')} hint=${t('reminder.words_hint')} ...${form.field('stop_words')} /><${Field} label=${t('reminder.start')} hint=${t('reminder.words_hint')} ...${form.field('start_words')} /></div>
    <${Alert}>${form.complaint()}<//>${may('reminder.write') && html`<div class="row ends"><${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div>`}</fieldset></form></section>`;
}
