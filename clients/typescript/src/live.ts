import { ProblemError } from "./problem.js";
import { backoff } from "./retries.js";
import type { Ack, ChatFrame, ClientFrame, ErrorFrame } from "./schema.js";
import type { Spout } from "./spout.js";

export interface ChatOptions {
  /** The contact's WhatsApp id, BSUID or UUID. */
  customer: string;
  /** The `seq` of the last message that you have: only later ones come. Left out, the last 50 come first. */
  after?: number;
  onFrame: (frame: ChatFrame) => void;
  /** `ended` is final. `why` is a ChatEnded, or, when no ticket is to be had, the ProblemError that says so. */
  onState?: (state: "open" | "waiting" | "ended", why?: unknown) => void;
  /** Programs outside browsers give one that sends an `Origin` or `Authorization` header. */
  connect?: (url: string) => WebSocket;
}

const PING_EVERY = 25_000;
const PONG_WITHIN = 10_000;
/** Close codes after which coming back would end the same way. */
const FINAL: Record<number, string> = {
  4400: "There can be no such socket.",
  4403: "The conversation is not to be seen, or not any more.",
  4404: "There is no such conversation.",
};

interface Waiting {
  frame: ClientFrame;
  done: (ack: Ack) => void;
  failed: (why: Error) => void;
}

/** What the server refused of a sent message: `code` as in the HTTP API. */
export class FrameRefused extends Error {
  override readonly name = "FrameRefused";

  constructor(readonly frame: ErrorFrame) {
    super(frame.error);
  }
}

/** There is no such conversation, or it is not for the caller to see. */
export class ChatEnded extends Error {
  override readonly name = "ChatEnded";

  constructor(
    /** 4404: there is none; 4403: not allowed. */
    readonly closeCode: number,
    /** As in the HTTP API, `contact.not_found`; empty when the right was lost while the chat was open. */
    readonly code: string,
  ) {
    super(FINAL[closeCode]);
  }
}

/**
 * One conversation, live, through whatever disconnects: each message comes once and in order. What was sent and not
 * acknowledged is sent again with its `client_id`, and stored once.
 */
export class LiveChat {
  private socket: WebSocket | null = null;
  private closed = false;
  private why: unknown;
  private attempt = 0;
  private timers: ReturnType<typeof setTimeout>[] = [];
  private last: number | null;
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly spout: Spout,
    private readonly options: ChatOptions,
  ) {
    this.last = options.after ?? null;
    void this.open();
  }

  /** The `seq` of the last message that came: keep it, to come back with `after`. */
  get after(): number | null {
    return this.last;
  }

  /** Write to the customer; resolves when the message is stored. Rejects with FrameRefused, and with why the chat has ended. */
  send(message: string, { clientId = crypto.randomUUID() as string, replyTo }: { clientId?: string; replyTo?: number } = {}): Promise<Ack> {
    const frame: ClientFrame = { type: "message", message, client_id: clientId, ...(replyTo && { reply_to: replyTo }) };
    if (this.closed) return Promise.reject(this.why ?? new Error("The chat was closed."));
    return new Promise((done, failed) => {
      this.waiting.set(clientId, { frame, done, failed });
      this.tell(frame);
    });
  }

  /** Tell that you are typing, or how far you have read: of the moment, lost while there is no connection. */
  tell(frame: ClientFrame): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.end();
  }

  private async open(): Promise<void> {
    try {
      // A browser is not told why a handshake was refused, but why a socket was closed.
      const query = new URLSearchParams({ ticket: await this.spout.ticket(), refuse: "close" });
      if (this.last !== null) query.set("after", String(this.last));
      if (this.closed) return;
      const base = this.spout.baseUrl.replace(/^http/, "ws");
      const url = `${base}/ws/chat/${encodeURIComponent(this.options.customer)}/?${query}`;
      this.listen(this.options.connect?.(url) ?? new WebSocket(url));
    } catch (error) {
      const refused = error instanceof ProblemError && error.status >= 400 && error.status < 500 && error.status !== 429;
      if (refused) this.end(error);
      else this.comeBack(error);
    }
  }

  private listen(socket: WebSocket): void {
    this.socket = socket;
    socket.onopen = () => {
      this.options.onState?.("open");
      for (const { frame } of this.waiting.values()) this.tell(frame);
      this.keepAlive();
    };
    socket.onmessage = ({ data }) => this.take(JSON.parse(String(data)) as ChatFrame);
    socket.onclose = ({ code, reason }) => {
      if (socket !== this.socket) return;
      this.socket = null;
      if (code in FINAL) this.end(new ChatEnded(code, reason));
      else this.comeBack(code);
    };
  }

  private take(frame: ChatFrame): void {
    this.attempt = 0;
    if ("error" in frame) {
      this.settle(frame.client_id)?.failed(new FrameRefused(frame));
    } else if (frame.type === "message") {
      if (this.last !== null && frame.seq <= this.last) return; // had before
      this.last = frame.seq;
    } else if (frame.type === "ack") {
      this.settle(frame.client_id)?.done(frame);
    } else if (frame.type === "pong") {
      this.keepAlive();
    }
    this.options.onFrame(frame);
  }

  private settle(clientId: string | null): Waiting | undefined {
    const found = this.waiting.get(clientId ?? "");
    this.waiting.delete(clientId ?? "");
    return found;
  }

  /** A connection that is gone without a word is noticed by the missing pong. */
  private keepAlive(): void {
    this.forgetTimers();
    this.timers.push(setTimeout(() => this.tell({ type: "ping" }), PING_EVERY));
    this.timers.push(setTimeout(() => this.socket?.close(), PING_EVERY + PONG_WITHIN));
  }

  private comeBack(why: unknown): void {
    this.forgetTimers();
    if (this.closed) return;
    this.options.onState?.("waiting", why);
    this.attempt += 1;
    this.timers.push(setTimeout(() => void this.open(), backoff(this.attempt) * 1000));
  }

  private end(why?: unknown): void {
    if (this.closed) return;
    this.closed = true;
    this.why = why;
    this.forgetTimers();
    this.socket?.close();
    for (const { failed } of this.waiting.values()) failed(why instanceof Error ? why : new Error("The chat was closed."));
    this.waiting.clear();
    this.options.onState?.("ended", why);
  }

  private forgetTimers(): void {
    this.timers.forEach(clearTimeout);
    this.timers = [];
  }
}
