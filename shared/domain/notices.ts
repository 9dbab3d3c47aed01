import * as z from "zod/mini";
import { instant } from "./instant.js";

/**
 * Notices to hosting providers: an agency tells whoever runs a server that abuse lies at an address there. The report
 * holds how far each one is, the statements table what it says.
 */

/** `failed`: the provider's address does not take it. `called-off`: the reporter withdrew the report before it went out. */
export const NOTICE_STATES = ["pending", "sending", "sent", "failed", "called-off"] as const;

/** What is known of a notice's way after it was sent. */
const NOTICE_DELIVERIES = ["delivered", "delayed", "bounced", "complained"] as const;

const count = z.int().check(z.minimum(0));

/** No web address, no provider: a report's row has no personal content. */
export const notice = z.strictObject({
  /** Derived from the form that asked for it, so that the same post twice is one notice; names its content. */
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** Index of the dispatch of the agency that sends it. */
  dispatch: count,
  state: z.enum(NOTICE_STATES),
  /** When it was asked for. */
  at: instant,
  /** Until when a dispatcher may be at work on it; nobody else sends it before. */
  leaseUntil: z.optional(instant),
  messageId: z.optional(z.string()),
  sentAt: z.optional(instant),
  delivery: z.optional(z.enum(NOTICE_DELIVERIES)),
});
export type Notice = z.infer<typeof notice>;

/** Each is a mail to somebody outside, and 200 bytes of a report's row, which holds 400 KB. BatchGetItem reads as many at once. */
export const MOST_NOTICES = 100;

/** What an officer says lies there, in the words of XARF v4: its types, and what each of them asks for. */
export const CHILD_KINDS = [
  ...(["csam-baseline", "csam-A1", "csam-A2", "csam-B1", "csam-B2"] as const),
  ...(["csem-grooming", "csem-solicitation", "csem-sextortion", "csem-trafficking"] as const),
  ...(["csem-distribution", "csem-production", "csem-possession"] as const),
] as const;
export const FRAUD_KINDS = [
  ...(["phishing", "fraud-investment", "fraud-romance", "fraud-tech_support", "fraud-lottery"] as const),
  ...(["fraud-advance_fee", "fraud-cryptocurrency", "fraud-shopping", "fraud-charity"] as const),
  ...(["fraud-employment", "fraud-government_impersonation", "fraud-other"] as const),
] as const;
export const PRIVACY_KINDS = [
  ...(["exposed-personal_information", "exposed-credentials", "exposed-financial", "exposed-medical"] as const),
  ...(["exposed-government_id", "exposed-email_addresses", "exposed-phone_numbers"] as const),
] as const;
export const NOTICE_KINDS = [...CHILD_KINDS, ...FRAUD_KINDS, ...PRIVACY_KINDS] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How the agency knows. */
export const NOTICE_BASES = ["reported", "seen"] as const;
export const NOTICE_URGENCIES = ["normal", "urgent"] as const;
/** How data about somebody came to be there. */
export const EXPOSURES = ["forum_post", "paste_site", "intentional_leak", "other"] as const;

/** What a notice says. Personal content: stored beside the statement, under the notice's id, and erased with it. */
export const noticeContent = z.strictObject({
  id: z.string(),
  at: instant,
  /** An absolute http(s) address, spelled as RFC 3986 has it. */
  url: z.string(),
  /** The provider's address for abuse. */
  provider: z.string(),
  kind: z.enum(NOTICE_KINDS),
  basis: z.enum(NOTICE_BASES),
  urgency: z.enum(NOTICE_URGENCIES),
  /** Stands for kinds of exposed data. */
  exposure: z.optional(z.enum(EXPOSURES)),
});
export type NoticeContent = z.infer<typeof noticeContent>;

type WithNotices = { readonly notices?: readonly Notice[] | undefined };

/** Indices of the notices that still have to be sent. */
export function unsentNotices({ notices = [] }: WithNotices): number[] {
  return notices.flatMap(({ state }, index) => (state === "pending" || state === "sending" ? [index] : []));
}

/** `<reference>/<number>`, counted from 1: what a provider quotes in its answer. */
export const noticeReference = (reference: string, index: number): string => `${reference}/${index + 1}`;
