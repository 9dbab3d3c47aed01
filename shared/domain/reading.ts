import * as z from "zod/mini";
import {
  type AgeBand,
  CATEGORIES,
  type Category,
  type Institution,
  type Locale,
  PRIORITIES,
  type Priority,
  READING_LANGUAGES,
  type Reporter,
} from "./vocabulary.js";

/** Where in the text an evidence stands: offsets in UTF-16 code units, never the text itself. */
const span = z.strictObject({
  evidence: z.string(),
  start: z.int().check(z.minimum(0)),
  end: z.int().check(z.minimum(0)),
});
export type Span = z.infer<typeof span>;

/**
 * What triage made of a report, with its reasons. Holds no word of the report: it is stored on the report's own row,
 * which the router and ops teams may read. No lengths are limited here: what was written once must be read for ever.
 */
export const reading = z.strictObject({
  category: z.enum(CATEGORIES),
  secondary: z.array(z.enum(CATEGORIES)),
  priority: z.enum(PRIORITIES),
  /** A person has to read it: no rule decided, or the reading is unsure. */
  hold: z.boolean(),
  language: z.enum(READING_LANGUAGES),
  /** Between 0 (a guess) and 1. */
  languageMargin: z.number().check(z.minimum(0), z.maximum(1)),
  /** Ids of the rules that decided, the deciding one first. */
  rules: z.array(z.string()),
  spans: z.array(span),
  /** How likely each category is, between 0 and 1; those hardly likely are left out. */
  scores: z.partialRecord(z.enum(CATEGORIES), z.number()),
  /** Digest of the rules, lexicons and models that read it, so that a reading can be repeated. */
  version: z.string(),
});
export type Reading = z.infer<typeof reading>;

/** What triage is given: the words, and the answers that stand beside them. */
export interface ReadingInput {
  readonly text: string;
  readonly urls: readonly string[];
  readonly locale: Locale;
  /** The reporter says that somebody is in danger now. */
  readonly danger: boolean;
  readonly reporter?: Reporter | undefined;
  readonly age?: AgeBand | undefined;
  readonly category?: Category | undefined;
  /** Given where it came on the form for training and advice, which asks for no harm. */
  readonly institution?: Institution | undefined;
  /** A partner's own priority: may raise ours, never lower it. */
  readonly priority?: Priority | undefined;
}
