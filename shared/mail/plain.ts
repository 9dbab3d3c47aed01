import { defanged } from "../domain/web-address.js";

/**
 * What changes how text looks without being seen itself, such as overrides of the writing direction. Joiners and variants
 * of letters stay: some scripts and emoji need them.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\p{Variation_Selector}]]/gv;

/** Text on one line, whatever it holds: names come from a document that people edit. */
export function oneLine(text: string): string {
  return text
    .replaceAll(INVISIBLE, "")
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
}

/** Text that no mail program makes clickable, with its line breaks. */
export function harmless(text: string): string {
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\p{Zl}\p{Zp}]/u);
  return lines.map((line) => defanged(line.replaceAll(INVISIBLE, "").replaceAll(/\p{Cc}/gu, " "))).join("\n");
}
