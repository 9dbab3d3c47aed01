/**
 * The closed lists everything else speaks in. Categories, priorities and their first-response times follow the triage
 * guide; jurisdictions are ISO 3166-1/-2 codes.
 */

export const JURISDICTIONS = ["RS", "ME", "AL", "VN-18", "VN-DN"] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

export const CATEGORIES = [
  "csam",
  "solicitation",
  "sexual-extortion",
  "exploitation",
  "abuse",
  "bullying",
  "hate",
  "extremism",
  "self-harm",
  "privacy",
  "fraud",
  "harmful-content",
  "advice",
  "other",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Most pressing first: the order is the meaning. */
export const PRIORITIES = ["immediate", "urgent", "standard", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const LANES = ["express", "standard"] as const;
export type Lane = (typeof LANES)[number];

/** Who sends a report, as the form asks and the triage guide labels. */
export const REPORTERS = ["child", "parent", "teacher", "hotline", "ngo", "citizen", "industry"] as const;
export type Reporter = (typeof REPORTERS)[number];

/** Who asks for training or advice on a form of their own, instead of reporting harm. */
export const INSTITUTIONS = ["school", "dormitory", "culture", "sport", "youth-office", "other"] as const;
export type Institution = (typeof INSTITUTIONS)[number];

/** Who agreed that a contact is passed on to the agencies: whoever gave it, and a parent or guardian of theirs. */
export const CONSENTS = ["self", "parent"] as const;
export type Consent = (typeof CONSENTS)[number];

/** Age of the child a report is about, in bands, so that no birth date is ever asked. */
export const AGE_BANDS = ["0-6", "7-12", "13-15", "16-17", "18+", "unknown"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Languages that pages and mails are written in (BCP 47; `cnr` is Montenegrin, ISO 639-3). */
export const LOCALES = ["sr-Latn", "sr-Cyrl", "cnr", "sq", "vi", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Languages that a report is read in. Montenegrin, Bosnian and Croatian count as Serbian (triage guide). */
export const READING_LANGUAGES = ["sr", "sq", "vi", "en"] as const;
export type ReadingLanguage = (typeof READING_LANGUAGES)[number];

/** Only what is immediate takes the express lane, so that no flood of routine reports stands in front of it. */
export function laneOf(priority: Priority): Lane {
  return priority === "immediate" ? "express" : "standard";
}
