// Swagger UI, and above it the sign-in that its calls are made with.
import { Refused, firstOf, fresh, isOurs, listen, renew, resume, signIn, signOut, switchVendor } from './session.js';

const DOCUMENT = new URL('../../api/v1/openapi.json', import.meta.url).pathname;
const SCHEME = 'Bearer';
const [form, code, signedIn, who, choice, vendors, leave, said] =
  ['sign-in', 'code', 'signed-in', 'who', 'choice', 'vendor', 'sign-out', 'said'].map((id) => document.getElementById(id));

let token = '';
let isLoaded = false;
let isOpen = false;

let ui;

/** `source`: where the document is (`url`), or the document itself (`spec`). */
function draw(source) {
  isLoaded = isOpen = false;
  const place = document.createElement('main');
  place.id = 'swagger-ui';
  document.getElementById(place.id).replaceWith(place);
  ui = window.SwaggerUIBundle({
    ...source,
    domNode: place,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout',
    deepLinking: true,
    displayRequestDuration: true,
    docExpansion: 'none',
    filter: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    requestInterceptor: inOnesName,
    responseInterceptor: unlessItEnded,
    onComplete: () => { isLoaded = true; authorise(); },
  });
}

/** Whatever Swagger would send with our token goes out with one that has not expired. A pasted one (an API key) is left alone. */
async function inOnesName(request) {
  if (isOurs(request.headers?.Authorization)) request.headers.Authorization = `Bearer ${await fresh()}`;
  return request;
}

/** Refused although it had not expired: the session was ended, here or elsewhere. */
function unlessItEnded(response) {
  if (response.status === 401 && token) renew().catch(() => {});
  return response;
}

/** Close or open Swagger's locks: operations that need a token are sent with it. */
function authorise() {
  if (!isLoaded) return;
  if (token) ui.preauthorizeApiKey(SCHEME, token);
  else if (isOpen) ui.authActions.logout([SCHEME]); // which it can't take of a lock that was never opened
  isOpen = Boolean(token);
}

/** In the examples, the ids of what is there in place of the samples: so they can be tried as they stand. */
async function fillIn() {
  const text = await (await fetch(DOCUMENT)).text();
  const samples = Object.entries(JSON.parse(text)['x-samples']);
  const found = await Promise.all(samples.map(async ([sample, list]) => [sample, await firstOf(list)]));
  draw({ spec: JSON.parse(found.reduce((filled, [sample, id]) => (id ? filled.replaceAll(sample, id) : filled), text)) });
}

listen(async (session, why) => {
  token = session?.token ?? '';
  if (session) await fillIn().catch(() => {}); // then they stay samples
  authorise();
  form.hidden = Boolean(session);
  signedIn.hidden = !session;
  say(why);
  if (session) show(session);
});

function show({ user, vendor, vendors: mine }) {
  const name = [user.first_name, user.last_name].join(' ').trim() || user.email;
  choice.hidden = mine.length < 2;
  who.textContent = choice.hidden ? `${name} · ${vendor?.name ?? 'in no vendor'}` : name;
  vendors.replaceChildren(...mine.map((each) => new Option(each.name, each.id, false, each.id === vendor?.id)));
}

function say(text) {
  said.textContent = text;
  said.hidden = !text;
}

/** Do it once at a time, and say why it did not work. */
async function attempt(control, work) {
  if (control.getAttribute('aria-disabled')) return;
  control.setAttribute('aria-disabled', 'true');
  say('');
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
  } finally {
    control.removeAttribute('aria-disabled');
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(form.querySelector('button'), enter);
});

async function enter() {
  const { login, password, code: given } = Object.fromEntries(new FormData(form));
  try {
    await signIn({ login: login.trim(), password, ...(given && { code: given.trim() }) });
  } catch (error) {
    if (error.code !== 'auth.two_factor_needed') throw error;
    askForCode(true);
    return;
  }
  form.reset();
  askForCode(false);
  who.focus();
}

function askForCode(isAsked) {
  code.hidden = !isAsked;
  const input = code.querySelector('input');
  input.required = isAsked;
  if (isAsked) {
    input.focus();
    say('Your account has a second factor: type the code that your app shows, or a recovery code.');
  }
}

vendors.addEventListener('change', () => attempt(vendors, () => switchVendor(vendors.value)));
leave.addEventListener('click', () => attempt(leave, async () => {
  await signOut();
  form.elements.login.focus();
}));

draw({ url: DOCUMENT });
resume();
