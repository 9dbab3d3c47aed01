import * as z from "zod/mini";
import {
  AGE_BANDS,
  CATEGORIES,
  CONSENTS,
  INSTITUTIONS,
  JURISDICTIONS,
  type Jurisdiction,
  LOCALES,
  REPORTERS,
} from "../domain/vocabulary.js";

export const LIMITS = { text: 10_000, urls: 20, url: 2_048, contact: 200, contactSafely: 300, place: 40 } as const;

/** Content in a base64 `data:` URI (RFC 2397) is media by the back door. */
const DATA_URI = /data:[a-z]+\/[a-z0-9.+-]+(;[a-z0-9=.-]+)*;base64,/i;

/** What is wrong with a field; each has its text in every locale. */
export const FIELD_CODES = [
  "text-missing",
  "text-too-long",
  "urls-too-many",
  "url-invalid",
  "data-uri",
  "jurisdiction-unknown",
  "language-unknown",
  "category-unknown",
  "reporter-unknown",
  "age-unknown",
  "place-invalid",
  "danger-invalid",
  "contact-too-long",
  "contact-safely-too-long",
  "contact-consent-missing",
  "contact-consent-unknown",
  "institution-unknown",
  "nonce-invalid",
  "field-unknown",
  "wrong-type",
] as const;
type FieldCode = (typeof FIELD_CODES)[number];

const code = (value: FieldCode): FieldCode => value;
export const characters = (text: string): number => [...text].length;
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, unknown: FieldCode) =>
  z.enum(values, { error: unknown });
const trimmed = (error: FieldCode) => z.string({ error }).check(z.trim());
const line = (max: number, tooLong: FieldCode) =>
  trimmed("wrong-type").check(z.refine((text) => characters(text) <= max, tooLong));
const pattern = (regex: RegExp, error: FieldCode) => z.string({ error }).check(z.regex(regex, error));

const url = z.pipe(
  z.pipe(
    trimmed("wrong-type").check(z.refine((typed) => !/^data:/i.test(typed), code("data-uri"))),
    z.transform(withScheme),
  ),
  z.string().check(z.refine((typed) => typed.length <= LIMITS.url && isWebAddress(typed), code("url-invalid"))),
);

const text = z.string({ error: ({ input }) => code(input === undefined ? "text-missing" : "wrong-type") }).check(
  z.trim(),
  z.minLength(1, { error: code("text-missing"), abort: true }),
  z.refine((written) => characters(written) <= LIMITS.text, { error: code("text-too-long"), abort: true }),
  z.refine((written) => !DATA_URI.test(written), code("data-uri")),
  // A broken surrogate pair can't be stored as UTF-8.
  z.overwrite((written) => written.toWellFormed()),
);

/** A report as the public posts it. Both bodies, JSON and form, have these fields. */
export const submission = z.strictObject({
  jurisdiction: oneOf(JURISDICTIONS, "jurisdiction-unknown"),
  language: oneOf(LOCALES, "language-unknown"),
  text,
  urls: z.optional(z.array(url, { error: code("wrong-type") }).check(z.maxLength(LIMITS.urls, code("urls-too-many")))),
  danger: z.optional(z.boolean({ error: code("danger-invalid") })),
  reporter: z.optional(oneOf(REPORTERS, "reporter-unknown")),
  age: z.optional(oneOf(AGE_BANDS, "age-unknown")),
  place: z.optional(
    pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, "place-invalid").check(z.maxLength(LIMITS.place, code("place-invalid"))),
  ),
  category: z.optional(oneOf(CATEGORIES, "category-unknown")),
  contact: z.optional(line(LIMITS.contact, "contact-too-long")),
  contactSafely: z.optional(line(LIMITS.contactSafely, "contact-safely-too-long")),
  /** Who agreed that the contact is passed on. */
  contactConsent: z.optional(
    z
      .array(oneOf(CONSENTS, "contact-consent-unknown"), { error: code("wrong-type") })
      .check(z.maxLength(CONSENTS.length, code("contact-consent-unknown"))),
  ),
  /** Stands where training or advice is asked for. */
  institution: z.optional(oneOf(INSTITUTIONS, "institution-unknown")),
  /** Client's randomness: a UUID has 122 bits, 22 characters of base64url have 132. */
  nonce: z.optional(pattern(/^[A-Za-z0-9_-]{22,64}$/, "nonce-invalid")),
  /** The counter that solves the nonce's proof of work. Anything else is no proof, and no fault either. */
  proof: z.optional(z.pipe(z.unknown(), z.transform(counterOf))),
  /** A field that people don't see, for programs that fill in whatever there is. */
  website: z.optional(z.catch(z.string(), "filled")),
});
export type Submission = z.infer<typeof submission>;

/** The names of the fields, for whoever sent another one. */
export const FIELDS: readonly string[] = Object.keys(submission.shape).filter((name) => name !== "website");

export interface Fault {
  readonly field: string;
  readonly code: FieldCode;
}

export type Parsed =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * @param served the jurisdictions of this deployment: another one is as unknown as one that does not exist.
 */
export function parseSubmission(fields: unknown, served: readonly Jurisdiction[]): Parsed {
  const result = submission.safeParse(fields);
  if (!result.success) return { ok: false, faults: result.error.issues.flatMap(faultsOf) };
  if (served.includes(result.data.jurisdiction)) return { ok: true, submission: result.data };
  return { ok: false, faults: [{ field: "jurisdiction", code: "jurisdiction-unknown" }] };
}

/**
 * A plain form as the same fields: empty ones were not filled in, URLs and the consents that were ticked stand one a line,
 * `danger` is yes or no.
 */
export function fieldsOfForm(form: Readonly<Record<string, string>>): unknown {
  const filled = Object.entries(form).filter(([, value]) => value.trim() !== "");
  return Object.fromEntries(
    filled.map(([name, value]) => {
      if (name === "urls" || name === "contactConsent") return [name, value.split(/\s+/).filter((one) => one !== "")];
      if (name === "danger") return [name, value === "yes" ? true : value === "no" ? false : value];
      return [name, value];
    }),
  );
}

/** The schema's messages are codes; what zod says by itself is about a wrong type. */
const fieldCode = z.catch(z.enum(FIELD_CODES), "wrong-type");

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ field: key.slice(0, 40), code: "field-unknown" }));
  return [{ field: issue.path.map(String).join(".") || "body", code: fieldCode.parse(issue.message) }];
}

/** A form sends it as text. */
function counterOf(sent: unknown): number | undefined {
  if (typeof sent === "string" && /^\d{1,10}$/.test(sent)) return Number(sent);
  return typeof sent === "number" ? sent : undefined;
}

/** People leave the scheme out, and a child can't know what is missing. */
function withScheme(typed: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
}

function isWebAddress(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, hostname } = new URL(typed);
  return (protocol === "http:" || protocol === "https:") && hostname.includes(".") && !/\s/.test(typed);
}
