import * as z from "zod/mini";
import { contentBase } from "./content.js";
import { formatted, looseObject, matching, wholeFrom, word } from "./fields.js";

/** XARF v4, `types/content-{csam,csem,fraud,phishing,exposed-data}.json`: the types that are taken. */

const csam = z.extend(contentBase, {
  type: z.literal("csam"),
  classification: z.enum(["baseline", "A1", "A2", "B1", "B2"]),
  media_type: z.optional(z.enum(["image", "video", "audio", "text", "mixed"])),
  detection_method: z.enum(["hash_match", "ai_detection", "manual_review", "user_report", "automated_scan"]),
  hash_values: z.optional(
    looseObject({
      md5: matching(/^[a-fA-F0-9]{32}$/),
      sha1: matching(/^[a-fA-F0-9]{40}$/),
      sha256: matching(/^[a-fA-F0-9]{64}$/),
      photodna: word,
    }),
  ),
  ncmec_report_id: z.optional(word),
  content_removed: z.optional(z.boolean()),
  account_suspended: z.optional(z.boolean()),
});
export type Csam = z.infer<typeof csam>;

const csem = z.extend(contentBase, {
  type: z.literal("csem"),
  exploitation_type: z.enum([
    "grooming",
    "solicitation",
    "sextortion",
    "trafficking",
    "distribution",
    "production",
    "possession",
  ]),
  victim_age_range: z.optional(z.enum(["infant", "toddler", "prepubescent", "pubescent", "unknown"])),
  platform: z.optional(
    z.enum(["social_media", "messaging_app", "gaming_platform", "forum", "email", "darkweb", "other"]),
  ),
  detection_method: z.enum([
    "behavioral_analysis",
    "keyword_detection",
    "user_report",
    "ai_detection",
    "manual_review",
    "law_enforcement_referral",
  ]),
  evidence_type: z.optional(z.array(z.enum(["chat_logs", "images", "videos", "user_profile", "metadata"]))),
  perpetrator_indicators: z.optional(
    looseObject({ account_id: word, ip_addresses: z.array(formatted("ipv4")), pattern_of_behavior: word }),
  ),
  reporting_obligations: z.optional(
    z.array(z.enum(["NCMEC", "IWF", "local_law_enforcement", "europol", "interpol", "platform_safety_team", "other"])),
  ),
});
export type Csem = z.infer<typeof csem>;

const fraud = z.extend(contentBase, {
  type: z.literal("fraud"),
  fraud_type: z.enum([
    "investment",
    "romance",
    "tech_support",
    "lottery",
    "advance_fee",
    "cryptocurrency",
    "shopping",
    "charity",
    "employment",
    "government_impersonation",
    "other",
  ]),
  payment_methods: z.optional(
    z.array(
      z.enum([
        "credit_card",
        "bank_transfer",
        "cryptocurrency",
        "gift_cards",
        "wire_transfer",
        "paypal",
        "western_union",
        "moneygram",
        "cashapp",
        "venmo",
        "other",
      ]),
    ),
  ),
  cryptocurrency_addresses: z.optional(
    z.array(
      z.looseObject({
        currency: z.enum(["bitcoin", "ethereum", "usdt", "bnb", "monero", "other"]),
        address: word,
      }),
    ),
  ),
  claimed_entity: z.optional(word),
  loss_amount: z.optional(looseObject({ currency: matching(/^[A-Z]{3}$/), amount: z.number().check(z.minimum(0)) })),
});

const phishing = z.extend(contentBase, {
  type: z.literal("phishing"),
  credential_fields: z.optional(z.array(word)),
  phishing_kit: z.optional(word),
  redirect_chain: z.optional(z.array(formatted("uri"))),
  submission_url: z.optional(formatted("uri")),
  /** The site that is imitated: a victim's, not the offender's. */
  cloned_site: z.optional(formatted("uri")),
  detection_evasion: z.optional(
    z.array(
      z.enum([
        "geo_blocking",
        "user_agent_filtering",
        "referrer_checking",
        "captcha",
        "time_based_display",
        "ip_blacklisting",
        "obfuscation",
        "other",
      ]),
    ),
  ),
  lure_type: z.optional(
    z.enum([
      "account_suspension",
      "security_alert",
      "payment_issue",
      "prize_notification",
      "document_share",
      "password_reset",
      "shipping_notification",
      "tax_refund",
      "other",
    ]),
  ),
});

const exposedData = z.extend(contentBase, {
  type: z.literal("exposed_data"),
  data_types: z
    .array(
      z.enum([
        "personal_information",
        "credentials",
        "financial",
        "medical",
        "government_id",
        "email_addresses",
        "phone_numbers",
        "api_keys",
        "database_dumps",
        "source_code",
        "internal_documents",
        "customer_data",
        "employee_data",
        "intellectual_property",
        "other",
      ]),
    )
    .check(z.minLength(1)),
  exposure_method: z.enum([
    "misconfigured_server",
    "open_directory",
    "database_exposure",
    "git_repository",
    "backup_file",
    "log_file",
    "cloud_storage",
    "paste_site",
    "forum_post",
    "ransomware_leak",
    "intentional_leak",
    "other",
  ]),
  record_count: z.optional(wholeFrom(0)),
  affected_organization: z.optional(word),
  data_format: z.optional(z.enum(["plaintext", "csv", "json", "xml", "sql", "excel", "pdf", "mixed", "other"])),
  sensitive_fields: z.optional(z.array(word)),
  encryption_status: z.optional(z.enum(["unencrypted", "encrypted", "partially_encrypted", "hashed", "unknown"])),
  accessibility: z.optional(z.enum(["public", "requires_authentication", "requires_payment", "dark_web", "removed"])),
  discovery_source: z.optional(
    z.enum([
      "security_researcher",
      "automated_scan",
      "breach_monitoring",
      "user_report",
      "law_enforcement",
      "threat_intelligence",
      "other",
    ]),
  ),
  sample_records: z.optional(z.array(looseObject({ description: word, redacted_sample: word })).check(z.maxLength(5))),
});
export type ExposedData = z.infer<typeof exposedData>;

/** A report of one of the types that are taken. */
export const xarfReport = z.discriminatedUnion("type", [csam, csem, fraud, phishing, exposedData]);
export type XarfReport = z.infer<typeof xarfReport>;

/** As they are written in `category` and `type`. */
export const MAPPED_TYPES = [
  "content/csam",
  "content/csem",
  "content/fraud",
  "content/phishing",
  "content/exposed_data",
] as const satisfies readonly `content/${XarfReport["type"]}`[];
