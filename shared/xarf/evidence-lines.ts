import type { EvidenceItem } from "./core.js";
import { bytesOf, mediaType, textOf } from "./evidence.js";
import type { XarfReport } from "./types.js";
import { aside, inWords, shortened } from "./words.js";

const MOST_OF_A_QUOTE = 2_000;

/** Each piece of evidence in a line; what is plain text is quoted, what is a machine's stays with the sender. */
export function evidenceLines({ type, evidence = [] }: XarfReport): string[] {
  // A sample of leaked data is the leak: nobody here needs to read it.
  const quotes = type !== "exposed_data";
  return evidence.map((item, index) => {
    const bytes = item.payload === "" ? undefined : bytesOf(item.payload);
    const quoted = quotes && bytes && mediaType(item.content_type) === "text/plain" ? textOf(bytes) : undefined;
    const line = aside(`Evidence ${index + 1}: ${described(item, bytes)}`);
    return quoted === undefined ? `${line}, kept by the sender` : `${line}:\n${quotation(quoted)}`;
  });
}

function described({ content_type, description, hash }: EvidenceItem, bytes: Buffer | undefined): string {
  return [
    shortened(inWords(content_type), 100),
    ...(bytes ? [`${bytes.length} bytes`] : []),
    ...(hash === undefined ? [] : [shortened(hash, 200)]),
    ...(description === undefined ? [] : [inWords(description)]),
  ].join(", ");
}

/** Each line is marked, so that none passes for one of ours. */
const quotation = (text: string): string =>
  `> ${shortened(text.trim(), MOST_OF_A_QUOTE).replaceAll(/[\r\n\p{Zl}\p{Zp}]+/gu, "\n> ")}`;
