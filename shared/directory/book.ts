import * as z from "zod/mini";
import {
  AGE_BANDS,
  CATEGORIES,
  INSTITUTIONS,
  JURISDICTIONS,
  LOCALES,
  type Locale,
  PRIORITIES,
  REPORTERS,
} from "../domain/vocabulary.js";

/**
 * The document of one jurisdiction: who its agencies are, which of them gets what, and what happens when nobody answers.
 * It is reviewed data (one JSON file a jurisdiction), parsed here once; {@link checkBook} then proves what a schema can't.
 */

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
const list = <Item extends z.ZodMiniType>(item: Item, fewest: number, most = Number.POSITIVE_INFINITY) =>
  z.array(item).check(z.minLength(fewest), z.maxLength(most));
const slug = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "accepted: lower-case words joined by hyphens"), z.maxLength(40));
const wallTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "accepted: HH:MM, 00:00 to 23:59"));
/** A name in the languages people read it in. English is always there: it is what every reader falls back to, see {@link nameIn}. */
const names = z.strictObject({
  "sr-Latn": z.optional(text(120)),
  "sr-Cyrl": z.optional(text(120)),
  cnr: z.optional(text(120)),
  sq: z.optional(text(120)),
  vi: z.optional(text(120)),
  en: text(120),
} satisfies Record<Locale, z.ZodMiniType>);
export type Names = z.infer<typeof names>;

const phone = z.string().check(z.regex(/^[0-9+ -]{3,20}$/, "accepted: a telephone number in digits"));

/** When an agency works. `always` agencies (duty desks, helplines) have no calendar. */
const calendar = z.strictObject({
  /** ISO 8601 weekdays, 1 = Monday. */
  weekdays: list(z.int().check(z.minimum(1), z.maximum(7)), 1, 7),
  from: wallTime,
  to: wallTime,
  /** The calendar, of the book's, whose days it has off. */
  holidays: slug,
});
export type Calendar = z.infer<typeof calendar>;

/** https, or another system on the same machine; without a path, as its partners' API is at the root. */
const DEPLOYMENT =
  /^(https:\/\/([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](:\d{1,5})?|http:\/\/127\.0\.0\.1:\d{1,5})$/;

/** How an agency that is another deployment is reached: by the partners' API over there, with a key of theirs. */
const channel = z.strictObject({
  deployment: z
    .string()
    .check(z.regex(DEPLOYMENT, "accepted: https://host, or http://127.0.0.1:port on one machine"), z.maxLength(200)),
  /** Of those over there, the one that gets the reports. */
  jurisdiction: z.enum(JURISDICTIONS),
});
export type Channel = z.infer<typeof channel>;

const agency = z.strictObject({
  id: slug,
  names,
  /** In order of preference: a bounce moves to the next. */
  addresses: list(z.email(), 1, 5),
  /** What its mail is written in. */
  locale: z.enum(LOCALES),
  /** IANA name. */
  timeZone: z.string().check(z.refine(isTimeZone, "accepted: an IANA time zone")),
  hours: z.union([z.literal("always"), calendar]),
  /** Open dispatches it can work on at once. Shown to the people who route and review; no rule looks at it. */
  capacity: z.optional(z.int().check(z.minimum(1))),
  /** Its armored OpenPGP public key, line by line, so that a review sees what changes. Read by {@link armoredKey}. */
  pgpKey: z.optional(list(z.string().check(z.maxLength(100)), 1, 400)),
  /** Where it is another deployment. Its addresses get what the channel does not take. */
  channel: z.optional(channel),
});
export type Agency = z.infer<typeof agency>;

/** An absent condition matches everything. All that stand must match. */
const condition = z.strictObject({
  category: z.optional(list(z.enum(CATEGORIES), 1)),
  priority: z.optional(list(z.enum(PRIORITIES), 1)),
  age: z.optional(list(z.enum(AGE_BANDS), 1)),
  reporter: z.optional(list(z.enum(REPORTERS), 1)),
  place: z.optional(list(slug, 1)),
  institution: z.optional(list(z.enum(INSTITUTIONS), 1)),
});
export type Condition = z.infer<typeof condition>;

/** `acts` takes the report on and must acknowledge it; `informed` is told and may leave it at that. */
export const ROLES = ["acts", "informed"] as const;

const recipient = z.strictObject({
  agency: slug,
  role: z.enum(ROLES),
});
export type Recipient = z.infer<typeof recipient>;

/** First match wins, in the order of the document; the last rule matches everything. */
const routingRule = z.strictObject({
  id: slug,
  when: condition,
  to: list(recipient, 1, 6),
});
export type RoutingRule = z.infer<typeof routingRule>;

/** Another jurisdiction that is told of reports about a child who is there, besides whom the rules name. */
const partner = z.strictObject({
  jurisdiction: z.enum(JURISDICTIONS),
  /** Of this book's places, those that mean it. */
  places: list(slug, 1),
  /** The agency of this book that stands for it, with the addresses of its focal point. */
  agency: slug,
  role: z.enum(ROLES),
});
export type Partner = z.infer<typeof partner>;

const WEEK = 168;
const span = z.number().check(z.minimum(0.1), z.maximum(WEEK));
/** Plain hours go on at night and on holidays; working hours are those of the agency that is asked. */
const responseTime = z.union(
  [z.strictObject({ hours: span }), z.strictObject({ workingHours: span })],
  'accepted: {"hours": 12} or {"workingHours": 12}',
);
export type ResponseTime = z.infer<typeof responseTime>;

const years = z.int().check(z.minimum(1), z.maximum(18));
/** Who agrees before a contact that a child gave is passed on to agencies. Read by `consentsNeeded`. */
const consentRule = z.strictObject({
  /** For a child younger than this a parent or guardian agrees. Absent: the child alone decides. */
  parentBelowAge: z.optional(years),
  /** From this age on the child agrees. Absent: at any age. */
  ownFromAge: z.optional(years),
  /** The law it follows, and what of that is still to be verified. */
  source: text(800),
});
export type ConsentRule = z.infer<typeof consentRule>;

export const book = z.strictObject({
  jurisdiction: z.enum(JURISDICTIONS),
  /** Grows by one with each reviewed change. */
  version: z.int().check(z.minimum(1)),
  names,
  /** What the form offers, in order; the first is the default. */
  locales: list(z.enum(LOCALES), 1),
  /** The agency that takes what has no other home, reads held reports, and gets the digest. */
  focalPoint: slug,
  /** Whom to call now. Public numbers, each with the page or law that names it. */
  emergency: list(z.strictObject({ number: phone, names, source: text(200) }), 1),
  /** Districts and municipalities that routing tells apart. */
  places: z.array(z.strictObject({ id: slug, names })),
  agencies: list(agency, 1),
  /** Days off by calendar, each calendar's in order. Reviewed data: what a law or a decree says, not what a formula does. */
  holidays: z.record(slug, z.array(z.iso.date())),
  rules: list(routingRule, 1),
  /** Who is asked next when an agency does not answer, in order. The focal point is always the last. */
  ladder: list(slug, 1),
  partners: z.array(partner),
  /** Within which a dispatch must be acknowledged. */
  acknowledgeWithin: z.record(z.enum(PRIORITIES), responseTime),
  /** After which an agency that acknowledged is asked how it stands. */
  closeWithinDays: z.record(z.enum(PRIORITIES), z.int().check(z.minimum(1), z.maximum(90))),
  /** Days after closing at which the statement is erased. */
  retentionDays: z.int().check(z.minimum(1), z.maximum(365)),
  /** Documents from before it are still readable: the strictest rule holds for them. A new one has to say it. */
  consent: z.optional(consentRule),
  /** Who gets periodic statistics besides the focal point (the upper authority). */
  digest: list(z.email(), 0, 5),
});
export type Book = z.infer<typeof book>;

/** An agency's public key as OpenPGP libraries read it. */
export function armoredKey({ pgpKey }: Pick<Agency, "pgpKey">): string | undefined {
  return pgpKey?.join("\n");
}

/** Asked of the runtime itself: its list of names has only one spelling of each zone (`Asia/Saigon`, not `Asia/Ho_Chi_Minh`). */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A name for a reader of that language: Montenegrin falls back to Serbian in Latin script, all others to English. */
export function nameIn(names: Names, locale: Locale): string {
  return names[locale] ?? (locale === "cnr" ? names["sr-Latn"] : undefined) ?? names.en;
}
