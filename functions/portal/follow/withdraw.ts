import { findReport, progressOf } from "../../../shared/acceptance/progress.js";
import { takeBack } from "../../../shared/acceptance/take-back.js";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import type { Response } from "../../../shared/http/respond.js";
import { booksOf } from "../books.js";
import { RETRY } from "../notice.js";
import type { Fields } from "../posted.js";
import { portalHtml } from "../shell/respond.js";
import { noSuchReceipt } from "./enter.js";
import type { FollowDeps } from "./follow-deps.js";
import { shown } from "./open.js";
import { withdrawAgainPage, withdrawnPage } from "./pages/notice-pages.js";
import { unavailable } from "./unavailable.js";

/**
 * Takes a report back for its reporter. Posting it again is harmless. A receipt without a report gets the same answer as
 * one whose report was withdrawn long ago: nothing is there any more, whichever it was.
 */
export async function withdraw(fields: Fields, locale: Locale, deps: FollowDeps): Promise<Response> {
  const { receipt = "" } = fields;
  try {
    const report = await findReport(receipt, deps.reports);
    if (report === "mistyped") return await noSuchReceipt(receipt, report, locale, deps);
    const isThere = report !== "unknown" && progressOf(report) !== undefined;
    if (isThere && fields["confirm"] !== "yes") {
      const messages = await deps.statements.messages(report.id);
      const faults = [{ field: "confirm", code: "confirm-missing" }] as const;
      return await shown(422, { locale, receipt, report, messages, faults }, deps);
    }
    // One that is withdrawn already may have been left half done.
    if (report !== "unknown") await takeBack(report, deps);
    return await done(locale, deps);
  } catch (error) {
    unavailable(error, deps);
    const books = await booksOf(deps.served, deps);
    const page = withdrawAgainPage({ site: deps.site, locale, books, receipt, faults: [{ code: "not-withdrawn" }] });
    return portalHtml(503, page, deps.site, RETRY);
  }
}

/** The same for every receipt. */
async function done(locale: Locale, deps: FollowDeps): Promise<Response> {
  const books = await booksOf(deps.served, deps);
  return portalHtml(200, withdrawnPage({ site: deps.site, locale, books }), deps.site);
}
