import { randomBytes, randomInt } from "node:crypto";
import { type Sample, samples } from "../../infra/demo/samples.js";
import { prove } from "../../shared/acceptance/prove.js";

/**
 * The body of the nth post: the samples in turn. The nonce's end says which one it is, for the bare chain. With its proof
 * of work, which takes a while: without, a thousand posts are a flood, and put off.
 */
export async function bodyOf(n: number): Promise<string> {
  const at = n % samples.length;
  const nonce = `${randomBytes(18).toString("base64url")}-${String(at).padStart(4, "0")}`;
  const sample = samples[at];
  return JSON.stringify({ ...(sample && ownReport(sample)), nonce, proof: await prove(nonce) });
}

/**
 * A sample's report that names pages of its own. Rounds of the same pages would be a flood about a dozen addresses, each
 * report related to all before it: other work than that of everyday reports, and more with each round.
 */
export function ownReport({ report }: Sample): Sample["report"] {
  const { urls, ...others } = report;
  if (!urls) return others;
  const page = String(randomInt(2 ** 32)).padStart(10, "0");
  return { ...others, urls: urls.map((url) => `${url}/${page}`) };
}

/** How many agencies are written to about the nth post. */
export const mailsOf = (n: number): number => samples[n % samples.length]?.expected.agencies.length ?? 0;
