import * as z from "zod";
import {
  AGE_BANDS,
  CATEGORIES,
  CONSENTS,
  INSTITUTIONS,
  JURISDICTIONS,
  LOCALES,
  PRIORITIES,
  READING_LANGUAGES,
  REPORTERS,
} from "../../shared/domain/vocabulary.js";
import al from "./samples/al.json" with { type: "json" };
import me from "./samples/me.json" with { type: "json" };
import rs from "./samples/rs.json" with { type: "json" };
import vn18 from "./samples/vn-18.json" with { type: "json" };
import vnDn from "./samples/vn-dn.json" with { type: "json" };

/**
 * Reports as people send them, with what becomes of each: what the demo posts, and what the rules must keep to.
 * All of them are made up, and their addresses are example domains (RFC 2606).
 */

const sample = z.strictObject({
  /** What happened, in English, for whoever watches the demo. */
  name: z.string().min(1).max(90),
  /** The body of `POST /v1/reports`. */
  report: z.strictObject({
    jurisdiction: z.enum(JURISDICTIONS),
    language: z.enum(LOCALES),
    text: z.string().min(1).max(10_000),
    urls: z.array(z.url()).max(20).optional(),
    danger: z.boolean().optional(),
    reporter: z.enum(REPORTERS).optional(),
    age: z.enum(AGE_BANDS).optional(),
    place: z.string().optional(),
    category: z.enum(CATEGORIES).optional(),
    institution: z.enum(INSTITUTIONS).optional(),
    contact: z.string().min(1).optional(),
    contactSafely: z.string().min(1).optional(),
    contactConsent: z.array(z.enum(CONSENTS)).optional(),
  }),
  expected: z.strictObject({
    language: z.enum(READING_LANGUAGES),
    category: z.enum(CATEGORIES),
    priority: z.enum(PRIORITIES),
    /** A person at the focal point has to read it. */
    hold: z.boolean(),
    /** Ids of the agencies that get a mail, those that act first. */
    agencies: z.array(z.string()).min(1),
  }),
});
export type Sample = z.infer<typeof sample>;

export const samples: readonly Sample[] = z.array(sample).parse([...rs, ...me, ...al, ...vn18, ...vnDn]);
