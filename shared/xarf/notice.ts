import { createHash } from "node:crypto";
import type { NoticeContent, NoticeKind } from "../domain/notices.js";
import type { XarfReport } from "./types.js";

/** The XARF v4 report of a notice to a hosting provider: one address, who says so, and nothing of whoever reported it. */

/** As its published samples say. */
const VERSION = "4.2.0";

/** Who stands by a report. */
interface XarfContact {
  readonly name: string;
  readonly address: string;
}

export interface XarfNoticeInput {
  readonly content: NoticeContent;
  /** Of the report and of the notice in it: the report's id in XARF is made from it, and does not tell it. */
  readonly id: string;
  /** What a provider quotes in its answer. */
  readonly reference: string;
  /** The agency whose complaint it is. */
  readonly reporter: XarfContact;
  /** Who runs the system that sends it. */
  readonly sender: XarfContact;
}

/**
 * The same input gives the same report. Its time is when the agency gave notice, never when the report came in: providers
 * hand notices on to their customers, and the minute of a report can tell who made it.
 */
export function xarfNotice({
  content,
  id,
  reference,
  reporter,
  sender,
}: XarfNoticeInput): Readonly<Record<string, unknown>> {
  const { url, at, basis, urgency } = content;
  const { hostname } = new URL(url);
  const port = portOf(url);
  const host = hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  return {
    xarf_version: VERSION,
    report_id: uuidOf(id),
    timestamp: at,
    reporter: contactOf(reporter),
    sender: contactOf(sender),
    source_identifier: host,
    ...(port !== 0 && { source_port: port }),
    category: "content",
    ...typeOf(content),
    url,
    ...(DOMAIN.test(host) && { domain: host }),
    ...(basis === "seen" ? { verified_at: at, verification_method: "manual" } : { verification_method: "user_report" }),
    description: `Notice ${reference}. Please quote this reference in your answer.`,
    tags: [`urgency:${urgency}`],
  };
}

/** XARF's own pattern: a name that it does not fit is left out, `source_identifier` has it. */
const DOMAIN = /^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$/;

/** In the shape of version 4, which is what XARF asks for. */
function uuidOf(id: string): string {
  const hash = createHash("sha256").update(`safelane notice 1:${id}`).digest("hex");
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join("-");
}

/** XARF takes names of up to 200 characters. */
function contactOf({ name, address }: XarfContact) {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return { org: [...name].slice(0, 200).join(""), contact: address, domain };
}

/** Where the server listens. */
function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
}

/** The type and what it asks for besides the address. */
function typeOf({ kind, basis, exposure = "other" }: NoticeContent) {
  const [type, detail] = partsOf(kind);
  const detection_method = basis === "seen" ? "manual_review" : "user_report";
  switch (type) {
    case "csam":
      return { type, classification: detail, detection_method };
    case "csem":
      return { type, exploitation_type: detail, detection_method };
    case "fraud":
      return { type, fraud_type: detail };
    case "exposed_data":
      return { type, data_types: [detail], exposure_method: exposure };
    default:
      return { type };
  }
}

function partsOf(kind: NoticeKind): readonly [type: XarfReport["type"], detail: string] {
  const [type = "", detail = ""] = kind.split("-");
  switch (type) {
    case "csam":
    case "csem":
    case "fraud":
      return [type, detail];
    case "exposed":
      return ["exposed_data", detail];
    default:
      return ["phishing", ""];
  }
}

/** As XARF writes it: `content/csam`. */
export const xarfTypeOf = (kind: NoticeKind): `content/${XarfReport["type"]}` => `content/${partsOf(kind)[0]}`;
