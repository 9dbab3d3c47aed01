import * as z from "zod/mini";
import { AGE_BANDS, CONSENTS, JURISDICTIONS, LOCALES, REPORTERS } from "../../../shared/domain/vocabulary.js";

/**
 * The form, for whoever shows it elsewhere: what `GET /v1/form` answers, and what the embeddable element is built from.
 * All that people read is in it, in one language: an element on somebody's page is never older than the form.
 */

const text = z.string().check(z.minLength(1));
const paragraphs = z.array(text).check(z.minLength(1));
/** On the API's own host. */
const path = z.string().check(z.regex(/^\/[^/]/));
const count = z.int().check(z.minimum(1));

/**
 * How a question is asked, and what its answer is in the body of `POST /v1/reports`: of `line`, `lines`, `radios` and
 * `select` a string; of `yes-no`, which has the values "yes" and "no", a boolean; of `links`, typed one a line, a list of
 * strings; of `consents`, each ticked by itself, a list of values.
 */
const kind = z.enum(["line", "lines", "links", "yes-no", "radios", "select", "consents"]);

const question = z.strictObject({
  /** The field's name in the body. */
  name: text,
  kind,
  label: text,
  hint: z.optional(text),
  options: z.optional(z.array(z.strictObject({ value: text, text, hint: z.optional(text) }))),
  /** Of a `select`: what answers nothing. */
  none: z.optional(text),
  /** Where an answer is needed, of `consents` all that are asked for: what to say when there is none. */
  required: z.optional(text),
  /** Asked only when the question of this name is answered. */
  after: z.optional(text),
});
export type Question = z.infer<typeof question>;

const consents = z.array(z.enum(CONSENTS));

export const formDescription = z.strictObject({
  jurisdiction: z.enum(JURISDICTIONS),
  language: z.enum(LOCALES),
  /** For the attribute `lang` (BCP 47): screen readers have no voice for `cnr`. */
  lang: text,
  links: z.strictObject({
    /** The form as a page of its own. */
    form: path,
    /** Where a receipt is used. */
    answer: path,
  }),
  /** Whom to call now. Empty while the directory can't be read: the texts then name the police without a number. */
  emergency: z.array(z.strictObject({ number: text, name: text })),
  /** In the order in which they are asked. What has a summary may stay closed until somebody wants it. */
  groups: z.array(z.strictObject({ summary: z.optional(text), hint: z.optional(text), questions: z.array(question) })),
  /** Whose consent a contact needs: the first that fits who reports and the child's age (absent: not answered), or `usual`. */
  consents: z.strictObject({
    usual: consents,
    otherwise: z.array(
      z.strictObject({
        reporter: z.optional(z.enum(REPORTERS)),
        age: z.optional(z.enum(AGE_BANDS)),
        needed: consents,
      }),
    ),
  }),
  /** In characters; `urls` is a number of links, and `url` the length of each. */
  limits: z.strictObject({ text: count, urls: count, url: count, contact: count, contactSafely: count }),
  /** How a nonce's proof of work is done: PBKDF2 with SHA-256 of the nonce and a counter in four bytes, the highest first. */
  proof: z.strictObject({ salt: text, cost: count, keyLength: count, keyPrefix: text }),
  texts: z.strictObject({
    heading: text,
    intro: paragraphs,
    /** Stands over `emergency`, always. */
    danger: text,
    /** Over the same, where somebody is in danger. */
    call: text,
    /** What happens with a report, who reads it, and how long it is kept. */
    about: z.strictObject({ summary: text, paragraphs }),
    /** What somebody gets for it, before they send it. */
    receipt: text,
    submit: text,
    sending: text,
    /** Nobody knows whether it arrived. */
    unreachable: text,
    error: z.strictObject({ heading: text, kept: text, mark: text }),
    ownPage: text,
  }),
  /** What the receipt is shown with. */
  receipt: z.strictObject({
    heading: text,
    code: text,
    paragraphs,
    copy: text,
    copied: text,
    notCopied: text,
    danger: text,
    /** What happens now; `urgent` where somebody is in danger. */
    next: z.strictObject({ heading: text, usual: text, urgent: text, paragraphs }),
    /** Holds `{reference}`, to be replaced. */
    reference: text,
    answer: text,
  }),
});
export type FormDescription = z.infer<typeof formDescription>;
