import { bookOf } from "../../../shared/acceptance/book-of.js";
import { findReport, progressOf } from "../../../shared/acceptance/progress.js";
import { say, type Words } from "../../../shared/acceptance/say.js";
import { parseSubmission } from "../../../shared/acceptance/submission.js";
import type { Report } from "../../../shared/domain/report.js";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import type { Response } from "../../../shared/http/respond.js";
import { follow } from "../../../shared/language/follow.js";
import { booksOf } from "../books.js";
import { RETRY } from "../notice.js";
import type { Fields } from "../posted.js";
import { portalHtml } from "../shell/respond.js";
import { statusOf } from "./enter.js";
import { type Fault, receiptFault } from "./faults.js";
import type { FollowDeps } from "./follow-deps.js";
import { shown } from "./open.js";
import { fullPage, replyAgainPage } from "./pages/notice-pages.js";
import { unavailable } from "./unavailable.js";

/**
 * Takes what a reporter writes later on. Posting the same again is harmless: what an earlier post did is not done twice,
 * and what it left undone is completed.
 */
export async function reply(fields: Fields, locale: Locale, deps: FollowDeps): Promise<Response> {
  const { receipt = "" } = fields;
  try {
    const report = await findReport(receipt, deps.reports);
    if (report === "mistyped" || report === "unknown") return await astray(fields, report, locale, deps);
    if (!progressOf(report)) {
      // An earlier post of this may have died between keeping the words and finding that the report is gone.
      await deps.statements.erase(report.id);
      return await astray(fields, "unknown", locale, deps);
    }
    return await taken(report, fields, locale, deps);
  } catch (error) {
    unavailable(error, deps);
    return again(503, fields, [{ code: "not-sent" }], locale, deps);
  }
}

async function taken(report: Report, fields: Fields, locale: Locale, deps: FollowDeps): Promise<Response> {
  const { receipt = "", text = "" } = fields;
  const read = readWords(fields, report, locale);
  if (!read.ok) {
    const messages = await deps.statements.messages(report.id);
    return shown(422, { locale, receipt, report, messages, values: fields, faults: read.faults }, deps);
  }
  const book = await bookOf(report.jurisdiction, deps);
  const said = await say(report, read.words, book, deps);
  switch (said.kind) {
    case "said":
      return shown(200, { ...said, locale, receipt, sent: read.words.danger ? "danger" : "reply" }, deps);
    case "full":
      return portalHtml(409, fullPage({ site: deps.site, locale, books: book ? [book] : [], text }), deps.site);
    case "gone":
      return astray(fields, "unknown", locale, deps);
  }
}

type Read = { readonly ok: true; readonly words: Words } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Words are read by the rules of a report's own. */
function readWords(fields: Fields, { jurisdiction }: Report, language: Locale): Read {
  const danger = fields["danger"] === "yes";
  const { text: typed = "" } = fields;
  // Who ticks that and can't write has said enough.
  const text = typed.trim() === "" && danger ? follow(language, "reply.danger-only") : typed;
  const parsed = parseSubmission({ jurisdiction, language, text }, [jurisdiction]);
  if (parsed.ok) return { ok: true, words: { text: parsed.submission.text, danger } };
  return { ok: false, faults: parsed.faults.map(({ code }) => ({ field: "text", code: textFault(code) })) };
}

const textFault = (code: string): Fault["code"] =>
  code === "text-too-long" || code === "data-uri" ? code : "text-missing";

/** The receipt leads to no report: the words stay, to be sent once it is put right, or elsewhere. */
function astray(fields: Fields, found: "mistyped" | "unknown", locale: Locale, deps: FollowDeps): Promise<Response> {
  return again(statusOf(found), fields, [receiptFault(fields["receipt"] ?? "", found)], locale, deps);
}

async function again(
  status: number,
  values: Fields,
  faults: readonly Fault[],
  locale: Locale,
  deps: FollowDeps,
): Promise<Response> {
  const books = await booksOf(deps.served, deps);
  const page = replyAgainPage({ site: deps.site, locale, books, values, faults });
  return portalHtml(status, page, deps.site, status === 503 ? RETRY : {});
}
