import type { Locale } from "../../../shared/domain/vocabulary.js";
import type { Response } from "../../../shared/http/respond.js";
import { booksOf } from "../books.js";
import { RETRY } from "../notice.js";
import { portalHtml } from "../shell/respond.js";
import { type Fault, receiptFault } from "./faults.js";
import type { FollowDeps } from "./follow-deps.js";
import { enterPage } from "./pages/enter-page.js";

/** Asks for a receipt. */
export function enterReceipt(locale: Locale, deps: FollowDeps): Promise<Response> {
  return entering(200, { locale }, deps);
}

/** A receipt that leads nowhere, to be looked at again. */
export function noSuchReceipt(
  typed: string,
  found: "mistyped" | "unknown",
  locale: Locale,
  deps: FollowDeps,
): Promise<Response> {
  return entering(statusOf(found), { locale, typed, faults: [receiptFault(typed, found)] }, deps);
}

/** The report can't be looked at just now: the receipt stays, to be sent again. */
export function notShown(typed: string, locale: Locale, deps: FollowDeps): Promise<Response> {
  return entering(503, { locale, typed, faults: [{ code: "not-shown" }] }, deps);
}

export const statusOf = (found: "mistyped" | "unknown"): number => (found === "mistyped" ? 400 : 404);

interface Entering {
  readonly locale: Locale;
  readonly typed?: string;
  readonly faults?: readonly Fault[];
}

async function entering(status: number, entered: Entering, deps: FollowDeps): Promise<Response> {
  const books = await booksOf(deps.served, deps);
  const page = enterPage({ ...entered, site: deps.site, books });
  return portalHtml(status, page, deps.site, status === 503 ? RETRY : {});
}
