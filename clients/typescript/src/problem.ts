import type { Problem } from "./schema.js";

/** What the API refused, and why: `code` is stable and for programs, `message` is for people. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(
    readonly problem: Problem,
    /** Seconds to wait, of a 429 or 503. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

interface Answered<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of an answer; throws ProblemError when there is none. */
export async function unwrap<Data>(asked: Promise<Answered<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new ProblemError(asProblem(error, response), seconds(response));
  return data as NonNullable<Data>;
}

/** As it came, or, when a proxy answered in the API's place, in the same shape. */
function asProblem(error: unknown, response: Response): Problem {
  if (typeof error === "object" && error !== null && "code" in error && "detail" in error) return error as Problem;
  const { status, statusText: title } = response;
  return { type: "about:blank", title, status, detail: title, code: `http_${status}`, request_id: "" };
}

function seconds(response: Response): number | null {
  const given = response.headers.get("Retry-After");
  return given === null || Number.isNaN(Number(given)) ? null : Number(given);
}
