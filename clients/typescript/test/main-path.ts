/** The main path with the TypeScript client, against a running system: `main-path.js <web> <phone>`. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { all, ChatEnded, type ChatFrame, FrameRefused, LiveChat, type MessageFrame, once, ProblemError, Spout, unwrap } from "../src/index.js";

const [web, phone] = process.argv.slice(2) as [string, string];
const CUSTOMER = "447700900158";
const PATIENCE = 60_000;

async function eventually<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(100);
  }
  throw new Error("it did not come");
}

async function refused(act: () => Promise<unknown>): Promise<ProblemError> {
  const error = await act().then(() => assert.fail("it was not refused"), (why: unknown) => why);
  assert(error instanceof ProblemError, String(error));
  return error;
}

async function writeAsCustomer(text: string): Promise<void> {
  const body = JSON.stringify({ phone_number_id: "1000000001", from: CUSTOMER, name: "Tara Example", text });
  const headers = { "Content-Type": "application/json" };
  assert((await fetch(`${phone}/control/messages`, { method: "POST", headers, body })).ok);
}

// Sign in; a request whose token has expired is sent again with the next one.
let expired = false;
const kept: unknown[] = [];
const spout = new Spout({
  baseUrl: web,
  onTokens: (tokens) => kept.push(tokens),
  fetch: async (request) => {
    if (!expired) return fetch(request);
    expired = false;
    return Response.json({ code: "auth.token_expired" }, { status: 401 });
  },
});
const { api } = spout;
const wrong = await refused(() => spout.signIn("owner@serenity.example", "not-the-password"));
assert.deepEqual([wrong.status, wrong.code], [401, "auth.bad_credentials"]);
await spout.signIn("owner@serenity.example", "demo-password");
expired = true;
const me = await unwrap(api.GET("/api/v1/me"));
assert.equal(me.email, "owner@serenity.example");
assert.equal(kept.length, 2);

// Book: once, though the first answer is lost.
const contact = await unwrap(
  api.POST("/api/v1/contacts", {
    body: { name: "Tara Example", phone_number: `+${CUSTOMER}`, whatsapp_id: CUSTOMER, email: "tara@customers.example" },
  }),
);
const service = await unwrap(
  api.POST("/api/v1/services", { body: { title: "Typed massage", duration_minutes: 60, price: "70.00" } }),
);
assert.equal(service.price, "70.00");
const { items: members } = await unwrap(api.GET("/api/v1/members"));
const wanted = {
  service_id: service.id,
  contact_id: contact.id,
  staff_id: members[0]!.id,
  starts_at: new Date(Date.now() + 77 * 86_400_000).toISOString(),
};
const ids: string[] = [];
const booking = await once(async (key) => {
  const params = { header: { "Idempotency-Key": key } };
  const made = await unwrap(api.POST("/api/v1/bookings", { body: wanted, params }));
  ids.push(made.id);
  if (ids.length === 1) throw new TypeError("the answer was lost");
  return made;
});
assert.deepEqual(ids, [booking.id, booking.id]);
const taken = await refused(() => unwrap(api.POST("/api/v1/bookings", { body: wanted })));
assert.deepEqual([taken.status, taken.code], [409, "booking.slot_taken"]);
const misshapen = await refused(() =>
  unwrap(api.POST("/api/v1/bookings", { body: { ...wanted, description: "x".repeat(5000) } })),
);
assert.deepEqual(misshapen.problem.errors?.[0]?.loc, ["body", "description"]);

// Pages.
const bookings = (limit: number) => (cursor: string) =>
  unwrap(api.GET("/api/v1/bookings", { params: { query: { limit, cursor } } }));
const paged: string[] = [];
for await (const { id } of all(bookings(2))) paged.push(id);
assert.deepEqual(paged, (await bookings(200)("")).items.map(({ id }) => id));
assert(paged.includes(booking.id));

// Live: both write, and the connection is cut in between.
await writeAsCustomer("May I come later?");
const conversation = await eventually(async () => {
  const params = { query: { contact_id: contact.id } };
  return (await unwrap(api.GET("/api/v1/conversations", { params }))).items[0];
});
const seen: MessageFrame[] = [];
const sockets: WebSocket[] = [];
const chat = new LiveChat(spout, {
  customer: CUSTOMER,
  onFrame: (frame: ChatFrame) => {
    if (!("error" in frame) && frame.type === "message") seen.push(frame);
  },
  connect: (url) => {
    const socket = new WebSocket(url, { headers: { Origin: web } } as never); // Node's own takes headers
    sockets.push(socket);
    return socket;
  },
});
const said = (text: string) => eventually(() => seen.find(({ message }) => message === text));
await said("May I come later?");
const ack = await chat.send("Of course!");
assert.equal((await said("Of course!")).seq, ack.seq);
await assert.rejects(chat.send("x".repeat(5000)), (error) => error instanceof FrameRefused && error.frame.code === "chat.message_too_long");
sockets[0]!.close();
await writeAsCustomer("Thank you!");
const sent = await chat.send("See you."); // said while there is no connection
await said("Thank you!");
assert.equal((await said("See you.")).seq, sent.seq);
assert(sockets.length > 1);
chat.close();
const numbers = seen.map(({ seq }) => seq);
assert.deepEqual(numbers, numbers.map((_, place) => numbers[0]! + place));

// A conversation that is none, and one that is not for the caller, end it; nobody comes back for ever.
async function ended(caller: Spout, customer: string): Promise<ChatEnded> {
  let opened = 0;
  let lost: Promise<unknown> = Promise.resolve();
  const why = await new Promise((done) => {
    const gone = new LiveChat(caller, {
      customer,
      onFrame: () => undefined,
      onState: (state, why) => state === "ended" && done(why),
      connect: (url) => (opened++, new WebSocket(url, { headers: { Origin: web } } as never)),
    });
    lost = gone.send("Is anybody there?").catch((error: unknown) => error);
  });
  assert(why instanceof ChatEnded, String(why));
  assert.equal(await lost, why);
  assert.equal(opened, 1);
  return why;
}
const nobody = await ended(spout, "447700900000");
assert.deepEqual([nobody.closeCode, nobody.code], [4404, "contact.not_found"]);
const garage = new Spout({ baseUrl: web });
await garage.signIn("owner@fixit.example", "demo-password");
const hidden = await ended(garage, contact.id);
assert.deepEqual([hidden.closeCode, hidden.code], [4404, "contact.not_found"]);
const role = await unwrap(api.POST("/api/v1/roles", { body: { name: "Only bookings", permissions: ["booking.read"], reach: "vendor" } }));
const email = `clerk-${Date.now()}@serenity.example`;
const user = { email, password: "a-long-enough-secret", first_name: "Cleo", last_name: "Clerk" };
await unwrap(api.POST("/api/v1/members", { body: { role_id: role.id, user, is_bookable: false } }));
const clerk = new Spout({ baseUrl: web });
await clerk.signIn(email, "a-long-enough-secret");
const forbidden = await ended(clerk, CUSTOMER);
assert.deepEqual([forbidden.closeCode, forbidden.code], [4403, "auth.permission_missing"]);

// The same by asking, and typed alike.
const events = await unwrap(
  api.GET("/api/v1/conversations/{conversation_id}/events", {
    params: { path: { conversation_id: conversation.id }, query: { after: numbers[0]! } },
  }),
);
assert(events.complete);
const asked = events.items.flatMap((event) => (event.type === "message" ? [event.message] : []));
assert.deepEqual(asked, seen.slice(1).map(({ message }) => message));

await spout.signOut();
assert.equal((await refused(() => unwrap(api.GET("/api/v1/me")))).status, 401);
console.log("The main path is whole.");
