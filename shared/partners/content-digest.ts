import { createHash } from "node:crypto";
import { parseDictionary } from "structured-headers";

/** Those of RFC 9530 that are not broken. Others may stand beside them. */
const ALGORITHMS = ["sha-256", "sha-512"] as const;

export type DigestFault = "digest-unreadable" | "digest-wrong";

/** What is wrong with a `Content-Digest` (RFC 9530 §2) of these very bytes. Of several digests each that is known is compared. */
export function digestFault(field: string, body: Uint8Array): DigestFault | undefined {
  const digests = digestsIn(field);
  if (digests === undefined || digests.length === 0) return "digest-unreadable";
  const isRight = digests.every(({ algorithm, digest }) =>
    createHash(algorithm.replace("-", "")).update(body).digest().equals(digest),
  );
  return isRight ? undefined : "digest-wrong";
}

function digestsIn(field: string) {
  try {
    const named = parseDictionary(field);
    return ALGORITHMS.flatMap((algorithm) => {
      const value = named.get(algorithm)?.[0];
      if (value === undefined) return [];
      // A known name with something else than bytes is a mistake of its sender's, not one to pass over.
      return { algorithm, digest: value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array() };
    });
  } catch {
    return undefined;
  }
}
