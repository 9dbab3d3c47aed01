import { type Agency, type Book, nameIn } from "../directory/book.js";
import type { Instant } from "../domain/instant.js";
import { CHILD_KINDS, type NoticeContent } from "../domain/notices.js";
import type { Locale } from "../domain/vocabulary.js";
import { dateText, timeZoneText } from "../language/dates.js";
import { langOf } from "../language/locales.js";
import { type ProviderText, provider } from "../language/provider.js";
import { type Letter, type Section, section } from "./letter.js";
import { textOf } from "./letter-text.js";
import { messageOf, withFile } from "./mime.js";
import { harmless, oneLine } from "./plain.js";

export interface NoticeMailInput {
  readonly content: NoticeContent;
  /** What the provider quotes in its answer. */
  readonly reference: string;
  /** The same in XARF: what is attached, and its type as people write it (`content/csam`). */
  readonly xarf: { readonly type: string; readonly report: object };
  readonly agency: Agency;
  readonly book: Book;
  /** The sender's address, without a name. */
  readonly from: string;
  readonly now: Instant;
}

export interface NoticeMail {
  readonly to: string;
  readonly raw: Uint8Array;
}

/**
 * The mail that tells a hosting provider of one address: for people in English, and in the agency's language where that is
 * another one; for programs as an attachment, `xarf.json`. Answers go to the agency. It is given nothing of the report but
 * its reference. The same input gives the same bytes.
 */
export function composeNoticeMail(input: NoticeMailInput): NoticeMail {
  const { content, xarf, agency, book, from, reference } = input;
  const { locale } = agency;
  const locales: readonly Locale[] = locale === "en" ? ["en"] : ["en", locale];
  const headers = {
    From: { name: named(`Safelane · ${nameIn(book.names, "en")}`), address: from },
    To: content.provider,
    "Reply-To": { name: named(nameIn(agency.names, "en")), address: agency.addresses[0] ?? from },
    Subject: subjectOf(input),
    Date: new Date(input.now),
    "Message-ID": `<${content.id}.notice@${from.slice(from.lastIndexOf("@") + 1)}>`,
    // Written when an officer asked for it, but by no hand (RFC 3834 §5). Its answer is wanted, a machine's too.
    "Auto-Submitted": "auto-generated",
    "Content-Language": locales.map(langOf).join(", "),
    ...(content.urgency === "urgent" && { Importance: "high" }),
  };
  const own = locale === "en" ? [] : [letterOf(input, locale)];
  const text = textOf(together([letterOf(input, "en"), ...own]));
  const file = { type: "application/json", name: "xarf.json", content: `${JSON.stringify(xarf.report, null, 2)}\n` };
  return {
    to: content.provider,
    raw: messageOf(headers, withFile(text, file, `notice-${reference.replaceAll("/", "-")}`)),
  };
}

/** One letter after the other. What stands behind a first signature is hidden by mail programs, so there is one. */
function together(letters: readonly [Letter, ...Letter[]]): Letter {
  const [first, ...others] = letters;
  return {
    ...first,
    sections: [first, ...others].flatMap(({ heading, sections }, at) =>
      at === 0 ? sections : [section(heading, {}), ...sections],
    ),
    footer: letters.map(({ footer }) => footer).join("\n"),
  };
}

/** Names the kind and our reference, no address: subjects are read by many. */
function subjectOf({ content: { kind, urgency }, reference }: NoticeMailInput): string {
  return oneLine(provider("en", `subject.${urgency}`, { reference, kind: provider("en", `kind.${kind}`) }));
}

function letterOf(input: NoticeMailInput, locale: Locale): Letter {
  const { reference, agency, book, content } = input;
  const say: Say = (key, params) => provider(locale, key, params);
  const names = { agency: oneLine(nameIn(agency.names, locale)), jurisdiction: oneLine(nameIn(book.names, locale)) };
  const timeZone = timeZoneText(locale, content.at, agency.timeZone);
  return {
    locale,
    subject: subjectOf(input),
    heading: say("heading", { reference }),
    sections: [
      section(say("ask.heading"), { paragraphs: [say("ask.who", names), ...asked(input, say)] }),
      facts(input, locale, say),
      section(say("about.heading"), { paragraphs: [say("about.address"), say("about.legal")] }),
    ],
    footer: harmless(say("footer", { ...names, timeZone })),
  };
}

type Say = (key: ProviderText, params?: Readonly<Record<string, string>>) => string;

function asked({ content, reference }: NoticeMailInput, say: Say): string[] {
  const isAboutChild = CHILD_KINDS.some((kind) => kind === content.kind);
  const what = isAboutChild ? (["ask.child", "ask.care", "ask.customer"] as const) : (["ask.other"] as const);
  return [...what.map((key) => say(key)), say("ask.answer", { reference })];
}

function facts({ content, xarf, agency }: NoticeMailInput, locale: Locale, say: Say): Section {
  const { url, kind, basis, urgency, exposure, at } = content;
  const rows: (readonly [string, string] | false)[] = [
    [say("facts.address"), url],
    [say("facts.server"), new URL(url).hostname],
    [say("facts.kind"), say(`kind.${kind}`)],
    [say("facts.xarf"), xarf.type],
    exposure !== undefined && [say("facts.exposure"), say(`exposure.${exposure}`)],
    [say("facts.basis"), say(`basis.${basis}`)],
    [say("facts.urgency"), say(`urgency.${urgency}`)],
    [say("facts.time"), dateText(locale, at, agency.timeZone, "full")],
    [say("facts.agency"), nameIn(agency.names, locale)],
  ];
  return section(say("facts.heading"), { facts: rows.filter((row) => row !== false) });
}

/** As long as other mails' names may be. */
const named = (name: string): string => [...oneLine(name)].slice(0, 140).join("");
