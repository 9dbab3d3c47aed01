import { createHash } from "node:crypto";
import type { NoticeContent } from "../../../shared/domain/notices.js";
import { sendableAddress } from "../../../shared/domain/sendable-address.js";
import type { Statement } from "../../../shared/domain/statement.js";
import { normalisedAddress, webAddressesIn } from "../../../shared/domain/web-address.js";
import type { Case } from "./case.js";

/** An address that a provider can be told of, and what names it in a form: nothing there can be clicked. */
export interface NoticeAddress {
  readonly key: string;
  readonly url: string;
}

/** More than a report has links; a text of nothing but addresses is not shown twice as a form. */
const MOST = 40;

/** The http(s) addresses of a statement, those given as links first, each page once. */
export function addressesIn({ urls, text }: Pick<Statement, "urls" | "text">): NoticeAddress[] {
  const pages = new Map<string, string>();
  for (const written of [...urls, ...webAddressesIn(text).map(withScheme)]) {
    const url = sendableAddress(written);
    const page = url && normalisedAddress(url);
    if (page !== undefined && !pages.has(page)) pages.set(page, url ?? "");
  }
  return [...pages.values()].slice(0, MOST).map((url) => ({ key: digestOf(url).slice(0, 16), url }));
}

/** One that an officer typed, defanged or not. Undefined for anything but one address. */
export function addressTyped(typed: string): string | undefined {
  const [written, ...more] = webAddressesIn(typed);
  return written === undefined || more.length > 0 || !/^\s*h(?:tt|xx)ps?:?/i.test(typed)
    ? undefined
    : sendableAddress(written);
}

const withScheme = (address: string): string => (/^https?:/i.test(address) ? address : `https://${address}`);

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * The same form sent twice asks for the same notices; the same words in a form that was opened anew ask for others. An agency
 * has its own.
 */
export function noticeIdOf({ report, index }: Case, nonce: string, draft: Omit<NoticeContent, "id" | "at">): string {
  const { url, provider, kind, basis, urgency, exposure = "" } = draft;
  const asked = ["notice 1", report.id, index, nonce, url, provider, kind, basis, urgency, exposure];
  return digestOf(JSON.stringify(asked)).slice(0, 32);
}
