import { subscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";

/** One answered call of a function to AWS, as the SDK sent it: a call that the SDK repeats counts each time. */
export interface Call {
  readonly functionName: string;
  /** `PutItem`, `SendMessageBatch`, … */
  readonly operation: string;
  /** When the answer came, in milliseconds since 1970, with fractions. */
  readonly at: number;
}

/** SES's first API names its action in the body; this one is all that is used of it. */
const WITHOUT_TARGET = "SendRawEmail";

/**
 * Tells a channel of each call that this thread makes, or of one operation only: each word costs the thread time. Runs
 * inside a function's thread, beside its bundle.
 */
export function probe(channelName: string, functionName: string, only?: string): void {
  const channel = new BroadcastChannel(channelName);
  subscribe("http.client.response.finish", (message) => {
    const at = performance.timeOrigin + performance.now();
    const request = typeof message === "object" && message !== null && "request" in message && message.request;
    if (!(request instanceof ClientRequest)) return;
    const target = request.getHeader("x-amz-target");
    const operation = typeof target === "string" ? (target.split(".").at(-1) ?? target) : WITHOUT_TARGET;
    if (only !== undefined && operation !== only) return;
    channel.postMessage({ functionName, operation, at } satisfies Call);
  });
}
