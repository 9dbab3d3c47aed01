import { createHash } from "node:crypto";

/** Names what stands in data: same data, same digest, on any machine. */
export function digestOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex").slice(0, 16);
}
