// Confirm an address. By a click, not by opening: programs that check the links of mails open them too.
import { isAboutTheLink, send, showBadLink } from '../pages/api.js';
import { form } from '../pages/form.js';
import { show, takeToken } from '../pages/page.js';
import { learn, t } from '../pages/words.js';
import TEXTS from './texts.js';

learn(TEXTS);
const token = takeToken();

function onanswer(answer) {
  if (answer.ok) show({ mark: 'tick', tone: 'good', title: t('verify.done'), lead: t('verify.done_lead') });
  else if (isAboutTheLink(answer)) showBadLink(answer.body.code, 'verify');
  else return false;
  return true;
}

if (!token) showBadLink('auth.token_malformed', 'verify');
else {
  show({
    mark: 'mail',
    title: t('verify.title'),
    lead: t('verify.lead'),
    content: form({ button: t('verify.button'), busy: t('verify.busy'), onsend: () => send('auth/verify-email', { token }), onanswer }),
  });
}
