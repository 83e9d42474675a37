import createClient, { type Client, type Middleware } from "openapi-fetch";

import { ProblemError, unwrap } from "./problem.js";
import type { paths } from "./schema.js";

export interface Tokens {
  access: string;
  refresh: string;
}

export interface Options {
  /** Where Spout is, without `/api/v1`. */
  baseUrl: string;
  /** An API key, of a program. */
  apiKey?: string;
  /** A person's tokens, as kept from an earlier sign-in. */
  tokens?: Tokens;
  /** Called with each new pair, and with null when the session has ended: keep them here. */
  onTokens?: (tokens: Tokens | null) => void;
  fetch?: (request: Request) => Promise<Response>;
}

/** A caller of the API: `api` has every operation, typed; a person's access token is refreshed when it has expired. */
export class Spout {
  readonly api: Client<paths>;
  readonly baseUrl: string;
  private tokens: Tokens | null;
  private refreshing: Promise<void> | null = null;
  private readonly plain: Client<paths>;

  constructor(private readonly options: Options) {
    this.baseUrl = options.baseUrl.replace(/\/$/, "");
    this.tokens = options.tokens ?? null;
    const given = { baseUrl: this.baseUrl, ...(options.fetch && { fetch: options.fetch }) };
    this.plain = createClient<paths>(given);
    this.api = createClient<paths>(given);
    this.api.use(this.authorising());
  }

  /** Throws ProblemError: `auth.bad_credentials`, `auth.two_factor_needed` … */
  async signIn(login: string, password: string, second: { code?: string; vendor_id?: string } = {}): Promise<void> {
    const body = { login, password, ...second };
    const { access, refresh } = await unwrap(this.plain.POST("/api/v1/auth/login", { body }));
    this.hold({ access, refresh });
  }

  async signOut(): Promise<void> {
    if (!this.tokens) return;
    const { refresh } = this.tokens;
    this.hold(null);
    await unwrap(this.plain.POST("/api/v1/auth/logout", { body: { refresh } }));
  }

  /** A one-time ticket, with which a browser opens a socket. */
  async ticket(): Promise<string> {
    return (await unwrap(this.api.POST("/api/v1/auth/socket-ticket"))).ticket;
  }

  private hold(tokens: Tokens | null): void {
    this.tokens = tokens;
    this.options.onTokens?.(tokens);
  }

  private get bearer(): string | undefined {
    return this.tokens?.access ?? this.options.apiKey;
  }

  private authorising(): Middleware {
    const unsent = new Map<string, Request>();
    return {
      onRequest: ({ request, id }) => {
        if (this.bearer) request.headers.set("Authorization", `Bearer ${this.bearer}`);
        if (this.tokens) unsent.set(id, request.clone()); // a body can be read once
        return request;
      },
      onResponse: async ({ response, id }) => {
        const again = unsent.get(id);
        unsent.delete(id);
        if (!again || response.status !== 401 || !(await isExpired(response.clone()))) return undefined;
        await this.refresh(again.headers.get("Authorization"));
        again.headers.set("Authorization", `Bearer ${this.bearer}`);
        return (this.options.fetch ?? fetch)(again);
      },
      onError: ({ id }) => void unsent.delete(id),
    };
  }

  /** Once for all who find their token expired: a refresh token is spent by its use. */
  private async refresh(used: string | null): Promise<void> {
    if (used !== `Bearer ${this.tokens?.access}`) return; // another request has refreshed it meanwhile
    this.refreshing ??= this.spend().finally(() => (this.refreshing = null));
    await this.refreshing;
  }

  private async spend(): Promise<void> {
    if (!this.tokens) return;
    try {
      const body = { refresh: this.tokens.refresh };
      const { access, refresh } = await unwrap(this.plain.POST("/api/v1/auth/refresh", { body }));
      this.hold({ access, refresh });
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) this.hold(null);
      throw error;
    }
  }
}

async function isExpired(response: Response): Promise<boolean> {
  const problem: unknown = await response.json().catch(() => null);
  return typeof problem === "object" && problem !== null && "code" in problem && problem.code === "auth.token_expired";
}
