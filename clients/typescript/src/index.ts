export { ChatEnded, LiveChat, FrameRefused, type ChatOptions } from "./live.js";
export { all } from "./pages.js";
export { ProblemError, unwrap } from "./problem.js";
export { once } from "./retries.js";
export { Spout, type Options, type Tokens } from "./spout.js";
export type * from "./schema.js";
