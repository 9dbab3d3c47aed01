import type { Locale } from "../../../shared/domain/vocabulary.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import { type NoticeName, noticePage } from "./pages/notice-page.js";

/** Seconds after which what failed may be tried again. */
const RETRY_AFTER = "30";

const STATUS: Readonly<Record<NoticeName, number>> = {
  left: 200,
  unread: 400,
  "sign-in": 401,
  refused: 403,
  stale: 403,
  missing: 404,
  spent: 410,
  limit: 429,
  unsent: 503,
  unavailable: 503,
};

/** A page with one thing to say. `params` are for its text. */
export function notice(
  name: NoticeName,
  locale: Locale,
  params: Readonly<Record<string, string>> = {},
  headers: Record<string, string> = {},
): Response {
  const status = STATUS[name];
  const retry = status === 503 && { "retry-after": RETRY_AFTER };
  return html(status, noticePage({ locale, name, params }), PAGE_CSP, { ...retry, ...headers });
}

/** Another way of asking is wanted at an address that there is (RFC 9110 §15.5.6). */
export function wrongMethod(allow: string, locale: Locale): Response {
  return { ...notice("missing", locale, {}, { allow }), statusCode: 405 };
}

/** To another page of the desk, by GET, so that a reload repeats nothing. */
export function goTo(path: `/desk${string}`, cookies: string[] = []): Response {
  return { ...html(303, "", PAGE_CSP, { location: path }), cookies };
}
