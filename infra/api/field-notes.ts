import { FORWARDED_LIMITS, type Forwarded } from "../../shared/acceptance/forwarded.js";
import { LIMITS, type Submission } from "../../shared/acceptance/submission.js";
import { DATA_URI, WITH_SCHEME, WITHOUT_SCHEME, WRITTEN } from "./patterns.js";

/** What the document says of one field: any keyword of JSON Schema. */
export interface Note {
  readonly description?: string;
  readonly [keyword: string]: unknown;
}

/** A report's fields, whoever sends it. */
export const ANSWERS = {
  jurisdiction: {
    description:
      "Whose law and agencies: Serbia, Montenegro, Albania, Ninh Bình, Đà Nẵng (ISO 3166). A deployment serves some of them.",
  },
  language: { description: "Of the text, and what answers to people are written in (BCP 47)." },
  danger: { description: "Somebody is in danger now: such a report goes before all others." },
  reporter: { description: "Who writes. A partner names whom it heard the case from." },
  age: { description: "Of the child it is about." },
  place: { description: "A district or municipality, by its name in the jurisdiction’s directory." },
  category: { description: "What the sender takes it for. The reading of the text decides, and may differ." },
  contact: {
    description: "How the reporter can be reached: a telephone number or an e-mail address.",
    maxLength: LIMITS.contact,
  },
  contactSafely: {
    description: "When and how it is safe to reach the reporter.",
    maxLength: LIMITS.contactSafely,
  },
  contactConsent: {
    description:
      "Who agreed that the contact is passed on to the agencies: whoever gave it, and a parent of theirs. Without the consents that the law asks for it is withheld.",
  },
  institution: {
    description: "Stands where an institution asks for training or advice. Leave it out when harm is reported.",
  },
} satisfies { readonly [Name in keyof Submission]?: Note };

export const TEXT = {
  description: "What happened, in words. White space around it is not counted.",
  minLength: 1,
  maxLength: LIMITS.text,
  pattern: WRITTEN,
};

export const URLS = {
  description: "Where it happened. Addresses only: never files, never `data:` URIs.",
  items: { $ref: "#/components/schemas/WebAddress" },
};

/** What no schema of ours says by itself. */
export const WEB_ADDRESS = {
  type: "string" as const,
  description:
    "A web address; without a scheme it is taken as https. Other letters of internationalised names are accepted, too, as browsers take them; written as xn-- they are in this pattern.",
  examples: ["https://chat.example/u/nepoznat-22", "t.example/kanal"],
  anyOf: [
    { pattern: WITH_SCHEME, maxLength: LIMITS.url },
    { pattern: WITHOUT_SCHEME, maxLength: LIMITS.url - "https://".length },
  ],
};

const NO_MEDIA = { not: { pattern: DATA_URI } };
export const BY_PARTNERS = {
  ...ANSWERS,
  text: { ...TEXT, ...NO_MEDIA },
  urls: { ...URLS, items: { ...URLS.items, ...NO_MEDIA } },
  contact: { ...ANSWERS.contact, ...NO_MEDIA },
  contactSafely: { ...ANSWERS.contactSafely, ...NO_MEDIA },
  priority: {
    description: "What the partner holds it for. May raise the priority that the reading gives, never lower it.",
  },
  done: {
    description: "What the partner has done already. The agencies read it.",
    maxLength: FORWARDED_LIMITS.done,
    ...NO_MEDIA,
  },
  case: {
    description: "The partner’s own number of the case, given back with each answer about it.",
    examples: ["ALO/2026/17"],
  },
} satisfies { readonly [Name in keyof Forwarded]: Note };

export const IDEMPOTENCY_KEY = {
  description: "As the header `Idempotency-Key` of a single report.",
  examples: ["alo-2026-17"],
};
