// Choose a new password.
import { isAboutTheLink, send, showBadLink } from '../pages/api.js';
import { form } from '../pages/form.js';
import { show, takeToken } from '../pages/page.js';
import { learn, t } from '../pages/words.js';
import { passwordField } from './password.js';
import TEXTS from './texts.js';

learn(TEXTS);
const token = takeToken();

function onanswer(answer) {
  if (answer.ok) show({ mark: 'tick', tone: 'good', title: t('reset.done'), lead: t('reset.done_lead') });
  else if (isAboutTheLink(answer)) showBadLink(answer.body.code, 'reset');
  else return false;
  return true;
}

function ask() {
  const password = passwordField('password', { label: t('field.new_password') });
  const repeat = passwordField('repeat', {
    label: t('field.repeat'), hint: '', check: (value) => (value === password.input.value ? '' : t('password.differ')),
  });
  const content = form({
    fields: [password, repeat],
    button: t('reset.button'),
    busy: t('reset.busy'),
    onsend: (values) => send('auth/reset-password', { token, password: values.password }),
    onanswer,
  });
  show({ mark: 'lock', title: t('reset.title'), lead: t('reset.lead'), content });
}

if (!token) showBadLink('auth.token_malformed', 'reset');
else ask();
