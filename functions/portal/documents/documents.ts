import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

/** The API's description, for programs and for people: docs/api, as bundling puts it into the folder `documents`. */
export type DocumentName = "openapi.json" | "index.html";

export interface Document {
  readonly text: string;
  /** Brotli at its best, which takes a second: done when it was bundled. */
  readonly packed: Buffer;
  /** Weak (RFC 9110 §8.8.3): one for all encodings. */
  readonly etag: string;
}
export type Documents = (name: DocumentName) => Document;

/**
 * Reads each when it is first asked for: those who report don't wait for it.
 * @param folder ends in a slash
 */
export function readDocuments(folder: URL): Documents {
  const read = new Map<DocumentName, Document>();
  return (name) => {
    const document = read.get(name) ?? documentOf(readFileSync(new URL(`${name}.br`, folder)));
    read.set(name, document);
    return document;
  };
}

/** @param packed as bundling leaves it, in Brotli */
export function documentOf(packed: Buffer): Document {
  return {
    text: brotliDecompressSync(packed).toString("utf8"),
    packed,
    etag: `W/"${createHash("sha256").update(packed).digest("base64url").slice(0, 22)}"`,
  };
}
