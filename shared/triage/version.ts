import { createHash } from "node:crypto";

/** Counted up when the code around rules and lexicons changes what is read. */
const READER = 1;

/** Names the rules and lexicons that a reading was made with: same data, same version, on any machine. */
export function versionOf(data: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([READER, data]))
    .digest("hex")
    .slice(0, 16);
}
