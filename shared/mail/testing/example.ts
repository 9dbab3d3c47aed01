import type { Agency, Book } from "../../directory/book.js";
import { instant } from "../../domain/instant.js";
import type { Dispatch, Report } from "../../domain/report.js";
import type { Message, Statement } from "../../domain/statement.js";
import type { MailInput } from "../dispatch-mail.js";
import { bookOf } from "../mail-input.arbitrary.js";

/** A report, and the first mail that the police get of it, to change one thing at a time. */

export const at = (time: string) => instant.parse(`2026-11-23T${time}:00.000Z`);

export const first: Dispatch = {
  agency: "police",
  role: "acts",
  cause: "routed",
  state: "sending",
  answer: "none",
  address: 0,
  letter: "first",
  number: 0,
  reminders: 0,
};

export const reading: NonNullable<Report["reading"]> = {
  category: "sexual-extortion",
  secondary: [],
  priority: "urgent",
  hold: false,
  language: "sr",
  languageMargin: 1,
  rules: ["serious-harm"],
  spans: [],
  scores: {},
  version: "1",
};

export const report: Report = {
  id: "0123456789abcdef0123456789abcdef",
  reference: "RS-7K3M2-QXD9A",
  jurisdiction: "RS",
  locale: "sr-Latn",
  state: "routed",
  version: 3,
  receivedAt: at("13:05"),
  attempts: 0,
  danger: false,
  reporter: "child",
  age: "13-15",
  place: "town",
  reading,
  dispatches: [first, { ...first, agency: "focal", role: "informed", state: "sent" }],
  history: [],
};

export const LINK = `https://desk.safelane.example/desk/open/${report.id}.0/abcdefghijklmnopqrstuv`;

export const input: MailInput = {
  report,
  index: 0,
  book: bookOf("en"),
  acknowledgeBy: at("14:00"),
  link: LINK,
  next: { agency: "focal" },
  from: "reports@safelane.example",
  now: at("13:06"),
};

export const statement: Statement = {
  id: report.id,
  text: "On mi preti.\nPiše sa nepoznato.example i traži još.",
  urls: ["https://slike.example/a?b=1", "t.me/nepoznato"],
  contact: "moja.adresa@posta.example",
  contactSafely: "Samo posle škole",
  contactConsent: ["self", "parent"],
};

export const messages: readonly Message[] = [
  { at: at("15:00"), kind: "question", dispatch: 0, text: "Koliko imaš godina?" },
  { at: at("16:00"), kind: "reply", text: "Četrnaest, vidi www.moj-profil.example" },
];

/** The same with the first dispatch changed, and whatever else. */
export function changed(dispatch: Partial<Dispatch>, more: Partial<MailInput> = {}): MailInput {
  return reported({ dispatches: [{ ...first, ...dispatch }, ...report.dispatches.slice(1)] }, more);
}

/** The same about a changed report. */
export const reported = (changes: Partial<Report>, more: Partial<MailInput> = {}): MailInput => ({
  ...input,
  ...more,
  report: { ...report, ...changes },
});

/** The book with each agency's key, or whatever stands in its place. */
export const withKey = (book: Book, armored: string): Book => ({
  ...book,
  agencies: book.agencies.map((agency): Agency => ({ ...agency, pgpKey: armored.split(/\r?\n/) })),
});
