// No more e-mails of a kind, or again.
import { ask, remove, send, showBadLink, showTrouble } from '../pages/api.js';
import { form } from '../pages/form.js';
import { show, takeToken } from '../pages/page.js';
import { learn, setBrand, t } from '../pages/words.js';
import TEXTS from './texts.js';

learn(TEXTS);
const token = takeToken();
const path = `public/refusals/${encodeURIComponent(token)}`;

/** How it stands, and the button for the other way. */
function showState({ vendor_name: vendor, kind, refused }) {
  setBrand(vendor);
  const values = { vendor, kind: t(`kind.${kind.replace('.', '_')}`) };
  show({
    mark: refused ? 'tick' : 'mail',
    tone: refused ? 'good' : 'plain',
    title: refused ? t('refuse.done') : t('refuse.title'),
    lead: refused ? t('refuse.done_lead', values) : t('refuse.lead', values),
    content: form({
      button: refused ? t('refuse.again_button') : t('refuse.button'),
      tone: refused ? 'plain' : 'primary',
      busy: t('refuse.busy'),
      onsend: () => (refused ? remove(path) : send(path, {})),
      onanswer,
    }),
  });
}

function onanswer(answer) {
  if (answer.ok) showState(answer.body);
  else if (answer.status === 404) showBadLink('auth.token_foreign', 'refuse');
  else return false;
  return true;
}

async function open() {
  const answer = await ask(path);
  if (!onanswer(answer)) showTrouble(answer, open);
}

if (token) open();
else showBadLink('auth.token_malformed', 'refuse');
