import { createHash } from "node:crypto";
import { parseXarf } from "../parse.js";
import type { XarfReport } from "../types.js";

/** Reports as partners send them, one a type, with what their type asks for and a little more. */

const hotline = { org: "Hotline", contact: "desk@hotline.example", domain: "hotline.example" };

const content = {
  xarf_version: "4.2.0",
  report_id: "51aab126-b37d-458d-ad32-9ebf3d63865f",
  timestamp: "2026-01-15T10:30:00Z",
  reporter: hotline,
  sender: hotline,
  source_identifier: "192.0.2.7",
  category: "content",
  url: "https://okapi.example/page",
} as const;

export const SENT = {
  csam: { ...content, type: "csam", classification: "A1", detection_method: "hash_match", media_type: "image" },
  csem: { ...content, type: "csem", exploitation_type: "grooming", detection_method: "user_report" },
  fraud: { ...content, type: "fraud", fraud_type: "investment", payment_methods: ["gift_cards"] },
  phishing: { ...content, type: "phishing", cloned_site: "https://www.bank.example/login", lure_type: "tax_refund" },
  exposed_data: {
    ...content,
    type: "exposed_data",
    data_types: ["personal_information"],
    exposure_method: "paste_site",
  },
} as const;

/** Evidence with its right hash. */
export function evidenceOf(content_type: string, bytes: string | Buffer, algorithm = "sha256") {
  const payload = Buffer.from(bytes);
  const hash = `${algorithm}:${createHash(algorithm).update(payload).digest("hex")}`;
  return { content_type, payload: payload.toString("base64"), hash };
}

/** A report that is taken; throws what is wrong with one that is not. */
export function taken(sent: unknown): XarfReport {
  const parsed = parseXarf(sent);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.report;
}
