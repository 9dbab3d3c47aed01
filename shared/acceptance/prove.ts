import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { challengeOf } from "./proof.js";

/**
 * Does a nonce's proof of work, in a browser or in Node, where the Web Crypto API is (browsers: on HTTPS and on this
 * machine). Between two tries others get their turn.
 *
 * @param controller gives it up
 * @returns the counter; undefined when it was given up, or took a minute and a half
 */
export async function prove(nonce: string, controller?: AbortController): Promise<number | undefined> {
  const solution = await solveChallenge({
    challenge: challengeOf(nonce),
    deriveKey,
    ...(controller && { controller }),
  });
  return solution?.counter;
}
