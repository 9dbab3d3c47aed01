import fc from "fast-check";
import type { Book } from "../directory/book.js";
import { instantAt } from "../domain/instant.js";
import { DISPATCH_CAUSES, DISPATCH_STATES, type Dispatch, type Report } from "../domain/report.js";
import {
  AGE_BANDS,
  CATEGORIES,
  LOCALES,
  type Locale,
  PRIORITIES,
  READING_LANGUAGES,
  REPORTERS,
} from "../domain/vocabulary.js";
import type { MailInput } from "./dispatch-mail.js";

/** Reports, books and moments to compose mails from. Used by tests only. */

const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }).map(instantAt);

/** A book of two agencies that read in `locale`, with the names given. */
export function bookOf(locale: Locale, name = "Agency"): Book {
  const names = { en: name, [locale]: name };
  const agency = (id: string) => ({
    id,
    names: { en: `${name} ${id}`, [locale]: `${name} ${id}` },
    addresses: [`${id}@agency.example`, `${id}-2@agency.example`],
    locale,
    timeZone: "Europe/Belgrade",
    hours: "always" as const,
  });
  return {
    jurisdiction: "RS",
    version: 1,
    names,
    locales: [locale],
    focalPoint: "focal",
    emergency: [{ number: "192", names, source: "law" }],
    places: [{ id: "town", names: { en: `${name} town` } }],
    agencies: [agency("police"), agency("focal")],
    rules: [{ id: "all", when: {}, to: [{ agency: "focal", role: "acts" }] }],
    ladder: ["focal"],
    acknowledgeWithinHours: { immediate: 1, urgent: 24, standard: 72, low: 168 },
    retentionDays: 90,
    digest: [],
  };
}

const dispatch: fc.Arbitrary<Dispatch> = fc.record({
  agency: fc.constantFrom("police", "focal"),
  role: fc.constantFrom("acts" as const, "informed" as const),
  cause: fc.constantFrom(...DISPATCH_CAUSES),
  state: fc.constantFrom(...DISPATCH_STATES),
  address: fc.nat(1),
  reminders: fc.nat(3),
});

const reading = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  secondary: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 5 }),
  priority: fc.constantFrom(...PRIORITIES),
  hold: fc.boolean(),
  language: fc.constantFrom(...READING_LANGUAGES),
  languageMargin: fc.constant(0.5),
  rules: fc.uniqueArray(fc.constantFrom("abuse-now", "hold-level", "answers:serious-harm", "not-yet-named"), {
    minLength: 1,
  }),
  spans: fc.array(fc.constant({ evidence: "en.hits", start: 0, end: 4 }), { maxLength: 3 }),
  scores: fc.constant({ abuse: 0.8 }),
  version: fc.constant("1"),
});

const report: fc.Arbitrary<Report> = fc.record(
  {
    id: fc.stringMatching(/^[0-9a-f]{32}$/),
    reference: fc.constant("RS-7K3M2-QXD9A"),
    jurisdiction: fc.constant("RS" as const),
    locale: fc.constantFrom(...LOCALES),
    state: fc.constant("routed" as const),
    version: fc.constant(3),
    receivedAt: moment,
    attempts: fc.constant(0),
    danger: fc.boolean(),
    reporter: fc.constantFrom(...REPORTERS),
    age: fc.constantFrom(...AGE_BANDS),
    place: fc.constantFrom("town", "nowhere"),
    reading,
    dispatches: fc.array(dispatch, { minLength: 1, maxLength: 4 }),
    history: moment.map((at) => [{ at, code: "sent" as const, dispatch: 0 }]),
  },
  {
    requiredKeys: [
      ...(["id", "reference", "jurisdiction", "locale", "state", "version", "receivedAt", "attempts"] as const),
      ...(["danger", "reading", "dispatches", "history"] as const),
    ],
  },
);

/** Any mail there can be; `name` is what the agencies, the place and the jurisdiction are called. */
export function mailInput(name: fc.Arbitrary<string> = fc.constant("Agency")): fc.Arbitrary<MailInput> {
  return fc
    .record({ report, locale: fc.constantFrom(...LOCALES), name, acknowledgeBy: moment, now: moment, pick: fc.nat(3) })
    .map(({ report, locale, name, acknowledgeBy, now, pick }) => ({
      report,
      index: pick % report.dispatches.length,
      book: bookOf(locale, name),
      acknowledgeBy,
      from: "reports@safelane.example",
      now,
    }));
}
