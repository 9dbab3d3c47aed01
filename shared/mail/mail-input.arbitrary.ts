import fc from "fast-check";
import type { Book } from "../directory/book.js";
import { instantAt } from "../domain/instant.js";
import {
  ANSWERS,
  type Correction,
  DISPATCH_CAUSES,
  DISPATCH_STATES,
  type Dispatch,
  type HistoryEntry,
  LETTERS,
  RETURN_REASONS,
  type Report,
} from "../domain/report.js";
import type { Message, Statement } from "../domain/statement.js";
import {
  AGE_BANDS,
  CATEGORIES,
  CONSENTS,
  INSTITUTIONS,
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
    holidays: {},
    partners: [],
    acknowledgeWithin: { immediate: { hours: 1 }, urgent: { hours: 24 }, standard: { hours: 72 }, low: { hours: 168 } },
    closeWithinDays: { immediate: 7, urgent: 14, standard: 30, low: 30 },
    retentionDays: 90,
    digest: [],
  };
}

const dispatch: fc.Arbitrary<Dispatch> = fc.record(
  {
    agency: fc.constantFrom("police", "focal", "gone"),
    role: fc.constantFrom("acts" as const, "informed" as const),
    cause: fc.constantFrom(...DISPATCH_CAUSES),
    state: fc.constantFrom(...DISPATCH_STATES),
    answer: fc.constantFrom(...ANSWERS),
    address: fc.nat(1),
    letter: fc.constantFrom(...LETTERS),
    number: fc.nat(9),
    reminders: fc.nat(3),
    inPlaceOf: fc.nat(3),
    thread: fc.stringMatching(/^[0-9a-f]{32}\.[0-9]$/),
    linkUntil: moment,
    sentAt: moment,
    acknowledgeBy: moment,
    remindAt: moment,
    reason: fc.constantFrom(...RETURN_REASONS),
  },
  { requiredKeys: ["agency", "role", "cause", "state", "answer", "address", "letter", "number", "reminders"] },
);

const correction: fc.Arbitrary<Correction> = moment.map((at) => ({
  at,
  from: { category: "other", priority: "standard", hold: true },
  to: { category: "abuse", priority: "urgent" },
}));

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

const history: fc.Arbitrary<HistoryEntry[]> = fc.array(
  fc.record(
    {
      at: moment,
      code: fc.constantFrom(
        ...([
          "sent",
          "undeliverable",
          "acknowledged",
          "replied",
          "raised",
          "closed",
          "withdrawn",
          "notice-failed",
        ] as const),
      ),
      dispatch: fc.nat(1),
      detail: fc.constant("danger"),
    },
    { requiredKeys: ["at", "code"] },
  ),
  { maxLength: 6 },
);

const stored: fc.Arbitrary<Report> = fc.record(
  {
    id: fc.stringMatching(/^[0-9a-f]{32}$/),
    reference: fc.constant("RS-7K3M2-QXD9A"),
    jurisdiction: fc.constant("RS" as const),
    locale: fc.constantFrom(...LOCALES),
    state: fc.constantFrom(...(["routed", "acknowledged", "held", "dispatched", "withdrawn"] as const)),
    version: fc.constant(3),
    receivedAt: moment,
    attempts: fc.constant(0),
    danger: fc.boolean(),
    reporter: fc.constantFrom(...REPORTERS),
    age: fc.constantFrom(...AGE_BANDS),
    place: fc.constantFrom("town", "nowhere"),
    institution: fc.constantFrom(...INSTITUTIONS),
    partner: fc.record({ id: fc.constant("hotline"), digest: fc.constant("x"), case: fc.constant("ALO/2026-7") }),
    reading,
    corrections: fc.array(correction, { maxLength: 2 }),
    related: fc.array(fc.constant("0123456789abcdef0123456789abcdef"), { maxLength: 2 }),
    dispatches: fc
      .tuple(dispatch, fc.array(dispatch, { maxLength: 3 }))
      .map(([own, others]) => [{ ...own, agency: own.agency === "gone" ? "police" : own.agency }, ...others]),
    history,
  },
  {
    requiredKeys: [
      ...(["id", "reference", "jurisdiction", "locale", "state", "version", "receivedAt", "attempts"] as const),
      ...(["danger", "reading", "dispatches", "history"] as const),
    ],
  },
);

/** Some continue a conversation about the same report. */
const report: fc.Arbitrary<Report> = fc.tuple(stored, fc.boolean()).map(([one, isOwn]) => ({
  ...one,
  dispatches: one.dispatches.map((dispatch) =>
    isOwn && dispatch.thread !== undefined ? { ...dispatch, thread: `${one.id}.1` } : dispatch,
  ),
}));

const message: fc.Arbitrary<Message> = fc.record(
  {
    at: moment,
    kind: fc.constantFrom("question", "answer", "reply", "note"),
    dispatch: fc.nat(4),
    text: words(),
  },
  { requiredKeys: ["at", "kind", "text"] },
);

const statement: fc.Arbitrary<Statement> = fc.record(
  {
    id: fc.constant("0123456789abcdef0123456789abcdef"),
    text: words(),
    urls: fc.array(words(), { maxLength: 3 }),
    contact: words(),
    contactSafely: words(),
    contactConsent: fc.subarray([...CONSENTS]),
    done: words(),
  },
  { requiredKeys: ["id", "text", "urls"] },
);

/** Something that is in no other text, so that it is found wherever it got to. */
export const MARK = "Zqx";

function words(): fc.Arbitrary<string> {
  const word = fc.constantFrom(
    ...["https://evil.example/x", "evil.com", "WWW.EVIL.CO.UK", "x@evil.example", "//evil.com/y", "mailto:x@evil.com"],
    ...[
      "\n",
      "\r\n",
      "\u2028",
      "\0",
      "\u202e",
      "\u200b",
      " ",
      "<a href='https://evil.com'>",
      "&amp;",
      "đ",
      "مرحبا",
      ". ",
      ",",
    ],
  );
  return fc.array(word, { maxLength: 12 }).map((parts) => `${MARK}${parts.join("")}${MARK}`);
}

/** It tells that the report was withdrawn. */
export function tellsOfWithdrawal({ report: { state, dispatches }, index }: MailInput): boolean {
  return state === "withdrawn" || dispatches[index]?.letter === "withdrawn";
}

/** What can be clicked in it: the link to the desk, while there is something to be seen. */
export const linksOf = (mail: MailInput): string[] => (tellsOfWithdrawal(mail) ? [] : [mail.link]);

/**
 * Any mail there can be, of a report's first dispatch; `name` is what the agencies, the place and the jurisdiction are
 * called.
 */
export function mailInput(name: fc.Arbitrary<string> = fc.constant("Agency")): fc.Arbitrary<MailInput> {
  return fc
    .record(
      {
        report,
        locale: fc.constantFrom(...LOCALES),
        name,
        acknowledgeBy: moment,
        now: moment,
        next: fc.constantFrom({ agency: "focal" }, { agency: "gone" }),
        statement,
        messages: fc.array(message, { maxLength: 3 }),
      },
      { requiredKeys: ["report", "locale", "name", "acknowledgeBy", "now"] },
    )
    .map(({ locale, name, ...more }) => ({
      ...more,
      index: 0,
      book: bookOf(locale, name),
      link: "https://desk.safelane.example/desk/open/0123456789abcdef0123456789abcdef.0/abcdefghijklmnopqrstuv",
      from: "reports@safelane.example",
    }));
}
