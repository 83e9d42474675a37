import { ProblemError } from "./problem.js";

/**
 * Do it again while the network or the server fails: with the same `Idempotency-Key` each time, so that it is done
 * once. What was refused is thrown at once.
 */
export async function once<Answer>(
  act: (key: string) => Promise<Answer>,
  { tries = 4, key = crypto.randomUUID() as string } = {},
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act(key);
    } catch (error) {
      if (attempt >= tries || !mayHelp(error)) throw error;
      await wait(error instanceof ProblemError && error.retryAfter !== null ? error.retryAfter : backoff(attempt));
    }
  }
}

function mayHelp(error: unknown): boolean {
  if (error instanceof ProblemError) return error.status === 429 || error.status >= 500;
  return error instanceof TypeError; // what fetch throws when there was no answer
}

/** Seconds, with jitter: half a second, one, two, … up to thirty. */
export function backoff(attempt: number): number {
  return Math.min(30, 2 ** (attempt - 2)) * (0.5 + Math.random() / 2);
}

export function wait(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}
