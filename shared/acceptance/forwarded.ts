import * as z from "zod/mini";
import { type Jurisdiction, PRIORITIES } from "../domain/vocabulary.js";
import { characters, FIELD_CODES, submission } from "./submission.js";

/** Bounds of what only partners send. */
export const FORWARDED_LIMITS = { done: 2_000, case: 64 } as const;

export const FORWARDED_CODES = [
  ...FIELD_CODES,
  "media-refused",
  "priority-unknown",
  "done-too-long",
  "case-invalid",
  "batch-size",
] as const;
export type ForwardedCode = Exclude<(typeof FORWARDED_CODES)[number], "data-uri">;

const CASE = new RegExp(`^[A-Za-z0-9._/-]{1,${FORWARDED_LIMITS.case}}$`);

const code = (value: ForwardedCode): ForwardedCode => value;

/**
 * A report as a partner forwards it: the fields of the public's post, and what a partner knows beside them. It is known by
 * its idempotency key, and never waits behind a flood: no nonce, no proof of work.
 */
export const forwarded = z.extend(z.omit(submission, { nonce: true, proof: true, website: true }), {
  /** May raise ours, never lower it. */
  priority: z.optional(z.enum(PRIORITIES, { error: code("priority-unknown") })),
  /** What the partner did already. */
  done: z.optional(
    z.string({ error: code("wrong-type") }).check(
      z.trim(),
      z.refine((written) => characters(written) <= FORWARDED_LIMITS.done, code("done-too-long")),
      z.overwrite((written) => written.toWellFormed()),
    ),
  ),
  /** The partner's own number of it. */
  case: z.optional(z.string({ error: code("wrong-type") }).check(z.regex(CASE, { error: code("case-invalid") }))),
});
export type Forwarded = z.infer<typeof forwarded>;

/** What a partner writes later on. */
export const forwardedWords = z.pick(submission, { text: true, danger: true });

export interface ForwardedFault {
  readonly field: string;
  readonly code: ForwardedCode;
}

export type Read<Fields> =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly faults: readonly ForwardedFault[] };

/** @param served the jurisdictions of this deployment: another one is as unknown as one that does not exist. */
export function readForwarded(fields: unknown, served: readonly Jurisdiction[]): Read<Forwarded> {
  const read = readFields(forwarded, fields);
  if (!read.ok || served.includes(read.fields.jurisdiction)) return read;
  return { ok: false, faults: [{ field: "jurisdiction", code: "jurisdiction-unknown" }] };
}

/** Reads fields by a schema whose messages are codes. Media is refused by the name of the field that it came in. */
export function readFields<Schema extends z.ZodMiniType>(
  schema: Schema,
  fields: unknown,
  media: readonly ForwardedFault[] = mediaIn(fields),
): Read<z.infer<Schema>> {
  const result = schema.safeParse(fields);
  if (result.success && media.length === 0) return { ok: true, fields: result.data };
  const others = result.success ? [] : result.error.issues.flatMap(faultsOf);
  return { ok: false, faults: [...media, ...others.filter(({ field }) => !media.some((one) => one.field === field))] };
}

/** Words in the names of fields that programs put media, or where it lies, into. */
const MEDIA_WORDS = new Set(
  "attachment attachments audio base64 binary blob evidence file files image images media payload payloads photo photos picture pictures recording recordings screenshot screenshots thumbnail thumbnails video videos".split(
    " ",
  ),
);

/** RFC 2397, with or without base64; what only begins like one ("data: …") is text. */
const DATA_URI = /data:(?:[a-z]+\/[a-z0-9.+-]+(?:;[a-z0-9=."_-]+)*|(?:;[a-z0-9=."_-]+)+),/i;

function mediaIn(fields: unknown): ForwardedFault[] {
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return [];
  return Object.entries(fields).flatMap(([name, value]) => {
    const field = name.slice(0, LONGEST_NAME);
    if (wordsOf(field).some((word) => MEDIA_WORDS.has(word))) return { field, code: code("media-refused") };
    if (!Array.isArray(value)) return isDataUri(value) ? { field, code: code("media-refused") } : [];
    return value.flatMap((one, at) => (isDataUri(one) ? { field: `${field}.${at}`, code: code("media-refused") } : []));
  });
}

export const isDataUri = (value: unknown): boolean => typeof value === "string" && DATA_URI.test(value);

/** `imageData`, `image_data` and `IMAGE-DATA` alike. */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);

const LONGEST_NAME = 40;

/** What zod says by itself is about a wrong type. */
const forwardedCode = z.catch(z.enum(FORWARDED_CODES), "wrong-type");

function faultsOf(issue: z.core.$ZodIssue): ForwardedFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ field: key.slice(0, LONGEST_NAME), code: "field-unknown" }));
  }
  const field = issue.path.map(String).join(".") || "body";
  const found = forwardedCode.parse(issue.message);
  return [{ field, code: found === "data-uri" ? "media-refused" : found }];
}
