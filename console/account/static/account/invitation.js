// Join a vendor: with the account of the address, or with a new one.
import { isAboutTheLink, send, showBadLink, showTrouble } from '../pages/api.js';
import { field, form } from '../pages/form.js';
import { el, show, showWaiting, takeToken } from '../pages/page.js';
import { has, language, learn, locale, t } from '../pages/words.js';
import { passwordField } from './password.js';
import TEXTS from './texts.js';

learn(TEXTS);
const token = takeToken();
const until = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

async function open() {
  showWaiting(t('invitation.opening'));
  const answer = await send('invitations/preview', { token });
  if (answer.ok) ask(answer.body);
  else if (isAboutTheLink(answer)) showBadLink(answer.body.code, 'invitation');
  else showTrouble(answer, open);
}

const initial = (name) => el('span', { class: 'mark vendor', 'aria-hidden': 'true' }, [...name.trim()][0]?.toUpperCase() ?? '');
const breakable = (email) => email.match(/[^@.]*[@.]?/g).flatMap((part) => [part, el('wbr')]);
const roleName = (role) => (has(`role.${role.key}`) ? t(`role.${role.key}`) : role.name);

function details(invitation) {
  const rows = [
    ['field.email', breakable(invitation.email)],
    ['invitation.role', roleName(invitation.role)],
    ['invitation.position', invitation.position],
    ['invitation.until', until.format(new Date(invitation.expires_at))],
  ];
  return el('dl', { class: 'details' }, rows.filter(([, value]) => value.length).map(([label, value]) =>
    el('div', {}, el('dt', {}, t(label)), el('dd', { dir: 'auto' }, ...[value].flat()))));
}

function ask(invitation) {
  const vendor = invitation.vendor.name;
  const lead = invitation.invited_by ? t('invitation.lead', { vendor, inviter: invitation.invited_by }) : t('invitation.lead_unsigned', { vendor });
  show({
    mark: initial(vendor),
    title: t('invitation.title', { vendor }),
    lead,
    content: [details(invitation), invitation.has_account ? joinForm(invitation) : accountForm(invitation)],
  });
}

function joinForm(invitation) {
  const note = el('p', { class: 'muted' }, t('invitation.with_account'));
  return form({
    rows: [note],
    button: t('invitation.join'),
    busy: t('invitation.busy'),
    onsend: () => send('invitations/accept', { token }),
    onanswer: (answer) => finish(answer, invitation),
  });
}

function accountForm(invitation) {
  const first = field('first_name', { label: t('field.first_name'), attributes: { autocomplete: 'given-name', maxlength: 80 } });
  const last = field('last_name', { label: t('field.last_name'), attributes: { autocomplete: 'family-name', maxlength: 80 } });
  const password = passwordField('password', { label: t('field.password') });
  const names = language === 'vi' ? [last, first] : [first, last];
  // So that password managers keep the password under the right name.
  const login = el('input', { type: 'email', autocomplete: 'username', value: invitation.email, readonly: true, hidden: true });
  return form({
    fields: [...names, password],
    rows: [el('p', { class: 'muted' }, t('invitation.new_account')), login, el('div', { class: 'pair' }, names.map((each) => each.node)), password.node],
    button: t('invitation.join_new'),
    busy: t('invitation.busy'),
    onsend: (values) => send('invitations/accept', { token, ...values }),
    onanswer: (answer) => finish(answer, invitation),
  });
}

function finish(answer, invitation) {
  const vendor = invitation.vendor.name;
  const code = answer.body.code;
  if (answer.ok || code === 'invitation.already_member') {
    // The page itself needs no sign-in: what came with a new account ends here.
    if (answer.body.refresh) send('auth/logout', { refresh: answer.body.refresh });
    const lead = invitation.has_account ? 'invitation.done_lead' : 'invitation.done_lead_new';
    show({ mark: 'tick', tone: 'good', title: t('invitation.done', { vendor }), lead: t(lead, { email: invitation.email }) });
  } else if (isAboutTheLink(answer)) showBadLink(code, 'invitation');
  else if (code === 'invitation.profile_needed') open();
  else return false;
  return true;
}

if (!token) showBadLink('auth.token_malformed', 'invitation');
else open();
