/** What became of a post. */
export type Outcome =
  | { readonly kind: "accepted"; readonly receipt: string; readonly reference: string }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] }
  /** Without a detail nobody knows whether it arrived. */
  | { readonly kind: "failed"; readonly detail?: string | undefined };

/** What is wrong with a field, in words of the form's language. */
export interface Fault {
  readonly field: string;
  readonly detail: string;
}

/** Milliseconds. Longer than the API takes for anything; a telephone in a tunnel would wait for minutes. */
const PATIENCE = 30_000;
/** Between the two tries of a post: most networks that drop one are back by then. */
const PAUSE = 2_000;

/** What the API says at an address; nothing when it can't be had, for whatever reason. */
export async function got<Answer>(address: string): Promise<Answer | undefined> {
  try {
    const { status, body } = await asked<Answer>(address);
    if (status === 200) return body;
  } catch {}
  return undefined;
}

/** Sends a report, and again if that came to nothing: with the same nonce in both they are one report. */
export async function sent(address: string, report: object): Promise<Outcome> {
  const first = await tried(address, report);
  if (first.kind !== "failed") return first;
  await new Promise((done) => setTimeout(done, PAUSE));
  return tried(address, report);
}

/** What the API's contract has in its answers (problems: RFC 9457). */
interface Answer {
  readonly receipt?: string;
  readonly reference?: string;
  readonly detail?: string;
  readonly errors?: readonly Fault[];
}

async function tried(address: string, report: object): Promise<Outcome> {
  try {
    const { receipt, reference, errors, detail } = (await asked<Answer>(address, JSON.stringify(report))).body;
    if (receipt && reference) return { kind: "accepted", receipt, reference };
    return errors ? { kind: "faulty", faults: errors } : { kind: "failed", detail };
  } catch {
    // No network, or an origin that is not let in: browsers don't say which.
    return { kind: "failed" };
  }
}

async function asked<Body>(address: string, body?: string): Promise<{ status: number; body: Body }> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE);
  try {
    const answer = await fetch(address, {
      // No cookies, and not the address of the page around: the API learns what is in the body and nothing else.
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: limit.signal,
      method: body ? "POST" : "GET",
      headers: body ? { "content-type": "application/json" } : {},
      body: body ?? null,
    });
    return { status: answer.status, body: await answer.json() };
  } finally {
    clearTimeout(timer);
  }
}
