import type { Category, Locale, Priority } from "../domain/vocabulary.js";
import { accountOf } from "./account.js";
import type { Csam, Csem, ExposedData, XarfReport } from "./types.js";
import { oneLine, shortened } from "./words.js";

/** What becomes of a XARF report: the same as if the partner had sent it as a report in our own form. */
export interface Forwarded {
  readonly category: Category;
  readonly text: string;
  /** http(s) addresses that pass as ours do; others stand in the text. */
  readonly urls: readonly string[];
  /** The partner's own number: XARF's `report_id`. */
  readonly case: string;
  /** A floor, as the triage guide has it for what the fields say. */
  readonly priority: Priority;
  /** What the partner has done already. Personal content, as the text is. */
  readonly done?: string;
  readonly language: Locale;
}

const MOST_URLS = 20;
const LONGEST_URL = 2_048;

/** Material is `csam`, whatever is done with it; what is done to a child goes by what it is. */
const EXPLOITATION: Readonly<Record<Csem["exploitation_type"], Category>> = {
  grooming: "solicitation",
  solicitation: "solicitation",
  sextortion: "sexual-extortion",
  trafficking: "exploitation",
  distribution: "csam",
  production: "csam",
  possession: "csam",
};

/** Data about people. A leak without any (keys, source code) is nobody's privacy. */
const PERSONAL: readonly ExposedData["data_types"][number][] = [
  "personal_information",
  "credentials",
  "financial",
  "medical",
  "government_id",
  "email_addresses",
  "phone_numbers",
  "database_dumps",
  "customer_data",
  "employee_data",
];

/** What a report that has been parsed is to us. */
export function forwardedFrom(report: XarfReport): Forwarded {
  const done = report.type === "csam" ? doneAbout(report) : "";
  return {
    category: categoryOf(report),
    text: accountOf(report),
    urls: addressesOf(report),
    case: reportIdOf(report),
    priority: priorityOf(report),
    ...(done !== "" && { done }),
    language: "en",
  };
}

/** A UUID in one spelling: it is read whatever its case, and written in small letters (RFC 9562 §4), with `urn:uuid:` or without. */
export function reportIdOf({ report_id }: Pick<XarfReport, "report_id">): string {
  return report_id.toLowerCase().replace(/^urn:uuid:/, "");
}

function categoryOf(report: XarfReport): Category {
  switch (report.type) {
    case "csam":
      return "csam";
    case "csem":
      return EXPLOITATION[report.exploitation_type];
    case "fraud":
    case "phishing":
      return "fraud";
    case "exposed_data":
      return report.data_types.some((one) => PERSONAL.includes(one)) ? "privacy" : "other";
  }
}

/** Triage guide: material that can be reached, and exploitation that may go on, is urgent; the rest is not without danger. */
function priorityOf(report: XarfReport): Priority {
  if (report.type === "csam") return report.content_removed === true ? "standard" : "urgent";
  return report.type === "csem" ? "urgent" : "standard";
}

/** Stands beside the account, which tells the same as facts. */
function doneAbout({ content_removed, account_suspended, ncmec_report_id }: Csam): string {
  return [
    ...(content_removed === true ? ["The content has been removed."] : []),
    ...(account_suspended === true ? ["The account has been suspended."] : []),
    ...(ncmec_report_id === undefined ? [] : [`Reported to NCMEC as ${shortened(oneLine(ncmec_report_id), 100)}.`]),
  ]
    .join(" ")
    .toWellFormed();
}

/** Where the harm is. Not the site that a phisher imitates, and not the reporter's own screenshot. */
function addressesOf(report: XarfReport): string[] {
  const more = report.type === "phishing" ? [...(report.redirect_chain ?? []), report.submission_url] : [];
  const addresses = [report.url, ...more].filter((one) => one !== undefined);
  return [...new Set(addresses)].filter(isWebAddress).slice(0, MOST_URLS);
}

function isWebAddress(address: string): boolean {
  const url = address.length <= LONGEST_URL && /^https?:\/\//i.test(address) ? URL.parse(address) : null;
  return url?.hostname.includes(".") === true;
}
