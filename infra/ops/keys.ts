import { type Key, readKey } from "openpgp";
import { armoredKey, type Book } from "../../shared/directory/book.js";
import { days, type Instant, plus } from "../../shared/domain/instant.js";
import type { Finding } from "./directory-findings.js";

/** Time to get the next key from an agency, and to have the document reviewed. */
const AHEAD_DAYS = 30;

/** Keys of a book that mail can't be encrypted with now, or soon can't. */
export async function checkKeys({ agencies }: Book, now: Instant): Promise<Finding[]> {
  const found = await Promise.all(
    agencies.map((agency, at) => {
      const armored = armoredKey(agency);
      return armored === undefined ? [] : checkKey(`agencies[${at}].pgpKey`, armored, now);
    }),
  );
  return found.flat();
}

async function checkKey(path: string, armored: string, now: Instant): Promise<Finding[]> {
  const dead = (reason: string): Finding[] => [
    {
      path,
      weight: "error",
      code: "dead-key",
      accepted: `a public key that mail can be encrypted with now: ${reason}`,
    },
  ];
  try {
    const key = await readKey({ armoredKey: armored });
    if (key.isPrivate()) return dead("this one is a private key, and is known to all who read this");
    const wrong = await whyUnusable(key, now);
    if (wrong !== undefined) return dead(wrong);
    if ((await whyUnusable(key, plus(now, days(AHEAD_DAYS)))) === undefined) return [];
    const accepted = `a key that is good for ${AHEAD_DAYS} days more`;
    return [{ path, weight: "warning", code: "key-expires-soon", accepted }];
  } catch (error) {
    return dead(messageOf(error));
  }
}

/** Why nothing can be encrypted with a key at a moment: it is revoked, expired, too weak, or made for signing only. */
async function whyUnusable(key: Key, at: Instant): Promise<string | undefined> {
  try {
    await key.getEncryptionKey(undefined, new Date(at));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
