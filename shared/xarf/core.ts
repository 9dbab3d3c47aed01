import * as z from "zod/mini";
import { formatted, matching, version, wholeBetween, word, words } from "./fields.js";

/** XARF v4, `xarf-core.json`: what every report has. Unknown fields are allowed at the top, as the specification says. */

/** Bytes: XARF's own bound for one piece of evidence. */
const MOST_EVIDENCE_BYTES = 5_242_880;

const contact = z.strictObject({
  org: words(200),
  contact: formatted("email"),
  domain: formatted("hostname"),
});

const evidenceItem = z.strictObject({
  content_type: word,
  description: z.optional(words(500)),
  payload: word,
  hash: z.optional(matching(/^(md5|sha1|sha256|sha512):[a-fA-F0-9]+$/)),
  size: z.optional(wholeBetween(0, MOST_EVIDENCE_BYTES)),
});
export type EvidenceItem = z.infer<typeof evidenceItem>;

export const core = z.looseObject({
  xarf_version: version(/^4\.[0-9]+\.[0-9]+$/, "4.x.y"),
  report_id: formatted("uuid"),
  timestamp: formatted("date-time"),
  /** Whose complaint it is. */
  reporter: contact,
  /** Who sends it; often the same. */
  sender: contact,
  /** IP address, domain or other name of where it came from. */
  source_identifier: word,
  source_port: z.optional(wholeBetween(1, 65_535)),
  category: z.enum([
    "messaging",
    "content",
    "copyright",
    "connection",
    "vulnerability",
    "infrastructure",
    "reputation",
  ]),
  type: word,
  evidence_source: z.optional(word),
  evidence: z.optional(z.array(evidenceItem).check(z.maxLength(50))),
  tags: z.optional(z.array(matching(/^[a-z0-9][a-z0-9_+-]*:[a-z0-9][a-z0-9_+-]*$/)).check(z.maxLength(20))),
  confidence: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  description: z.optional(words(1_000)),
  legacy_version: z.optional(z.enum(["3"])),
  /** Never meant to leave the sender: checked, and dropped unread. */
  _internal: z.optional(z.looseObject({})),
});
