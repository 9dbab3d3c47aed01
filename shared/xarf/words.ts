import { webAddressesIn } from "../domain/web-address.js";
import { characters } from "./fields.js";

/** Values of a report as words in a line. */

const MOST_OF_A_VALUE = 1_000;
const MOST_ITEMS = 20;
/** What is nested deeper is told by an ellipsis. */
const DEEPEST = 3;

/**
 * Fields that are told to exist and no more. A PhotoDNA hash gives the outline of its picture back to whoever inverts it;
 * records of leaked data, even redacted, are the leak.
 */
const KEPT = /photodna|sample_records|redacted_sample/i;

/** A field's value in words. */
export const valueInWords = (name: string, value: unknown, depth = 0): string =>
  KEPT.test(name) ? "kept by the sender" : inWords(value, depth);

/** A value of any shape in one line: lists with commas, objects with semicolons, `user_report` as "user report". */
export function inWords(value: unknown, depth = 0): string {
  if (typeof value === "string")
    return shortened(/^[a-z0-9]+(_[a-z0-9]+)+$/.test(value) ? spoken(value) : oneLine(value));
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object" || value === null) return String(value);
  if (depth >= DEEPEST) return "…";
  const isList = Array.isArray(value);
  const all = isList ? value : Object.entries(value);
  const items = isList
    ? value.slice(0, MOST_ITEMS).map((item) => inWords(item, depth + 1))
    : Object.entries(value)
        .slice(0, MOST_ITEMS)
        .map(([name, inner]) => `${spoken(name)}: ${valueInWords(name, inner, depth + 1)}`);
  const more = all.length > MOST_ITEMS ? [`… (${all.length} in all)`] : [];
  return shortened([...items, ...more].join(isList ? ", " : "; "));
}

/** `law_enforcement_contacted` without its underscores. */
export const spoken = (name: string): string => oneLine(name.replaceAll("_", " ")).slice(0, 100);

/** Nobody can begin a line of ours within a value of theirs. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

/** Says so where it leaves something out. */
export function shortened(text: string, most = MOST_OF_A_VALUE): string {
  const length = characters(text);
  return length <= most ? text : `${[...text].slice(0, most).join("")}… (shortened from ${length} characters)`;
}

const IPV4 = /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])/;
const DOT = /\s?[[({]?\s?(?:[.。．｡]|(?<=[[({]\s?)dot)\s?[\])}]?(?=\S)/giu;

/**
 * The text with its web addresses written for people only (`bank dot example`, `IP/192.0.2.1`). Reports that name the same
 * address are told of each other; those that share a provider, an imitated bank or a hotline must not be.
 */
export function aside(text: string): string {
  if (webAddressesIn(text).length === 0) return text;
  const spelled = text
    .split(IPV4)
    .map((part, index) => (index % 2 === 1 ? `IP/${part}` : part.replaceAll(DOT, " dot ")))
    .join("");
  // A host that is written as one number has no dot to spell out.
  return webAddressesIn(spelled).length === 0 ? spelled : spelled.replaceAll(/[:/]+/g, " ").replaceAll(".", " dot ");
}
