// @ts-check
// Conversations: the list, the thread, and who one is talking to. On phones one of them at a time.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import CONTACTS from '../contacts/texts.js';
import { explain, useKeys } from '../keys.js';
import { Empty } from '../parts/states.js';
import { navigate, query } from '../router.js';
import { learn, t } from '../text.js';
import { useTitle } from '../title.js';
import { learnVendor } from './known.js';
import { List, filtersOf } from './list.js';
import { useRows } from './rows.js';
import TEXTS from './texts.js';
import { Thread } from './thread.js';

learn(TEXTS);
learn(CONTACTS);
explain('inbox.keys', [['J / ↓', 'inbox.key_next'], ['K / ↑', 'inbox.key_previous'], ['Enter', 'inbox.key_open'], ['R', 'inbox.key_reply'], ['N', 'inbox.key_note'], ['E', 'inbox.key_close'], ['I', 'inbox.key_beside'], ['Esc', 'inbox.key_back']]);

const BESIDE = 'spout.inbox.beside';

/** @param {{ rest: string[] }} props */
export default function Inbox({ rest: [id] }) {
  useTitle(t('nav.inbox'));
  useEffect(() => { learnVendor(); }, []);
  const rows = useRows(filtersOf(query.value));
  const [beside, setBeside] = useState(localStorage.getItem(BESIDE) !== 'closed');
  const [over, setOver] = useState(false); // on narrower screens it lies over the thread
  const behind = query.value.size ? `?${query.value}` : '';
  const go = (/** @type {string} */ to) => navigate(`/conversations${to && `/${to}`}${behind}`);
  const isNarrow = () => matchMedia('(max-width: 1180px)').matches;
  const toggle = () => {
    if (isNarrow()) { setOver(!over); return; }
    localStorage.setItem(BESIDE, beside ? 'closed' : 'open');
    setBeside(!beside);
  };
  useEffect(() => setOver(false), [id]);

  const step = (/** @type {number} */ by) => {
    const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.row-link')]);
    const at = links.findIndex((each) => each === document.activeElement || (document.activeElement === document.body && each.getAttribute('aria-current')));
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  };
  useKeys({ j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), i: toggle, Escape: () => (over ? setOver(false) : id && go('')) });

  return html`<div class=${`inbox ${id ? 'has-thread' : ''} ${beside ? 'has-beside' : ''} ${over ? 'beside-over' : ''}`}>
    <${List} rows=${rows} chosen=${id} hrefOf=${(/** @type {string} */ each) => `/conversations/${each}${behind}`} />
    ${id
      ? html`<${Thread} key=${id} id=${id} rows=${rows} onBack=${() => go('')} onBeside=${toggle} isBeside=${beside || over} isOver=${over} />`
      : html`<div class="thread thread-none"><${Empty} icon="inbox" title=${t('inbox.choose')} text=${t('inbox.choose_lead')} /></div>`}
  </div>`;
}
