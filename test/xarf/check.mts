import fc from "fast-check";
import { parseSubmission } from "../../shared/acceptance/submission.js";
import type { XarfFaultCode } from "../../shared/xarf/fault.js";
import { forwardedFrom } from "../../shared/xarf/forward.js";
import { xarfNotice } from "../../shared/xarf/notice.js";
import { parseXarf } from "../../shared/xarf/parse.js";
import { noticeInput } from "../../shared/xarf/testing/notices.js";
import { MAPPED_TYPES } from "../../shared/xarf/types.js";
import { nearly } from "./formats.mjs";
import { accepted } from "./generated.mjs";
import { mutated } from "./mutated.mjs";
import { isFields, published } from "./published.mjs";

/**
 * `tsx test/xarf/check.mts ../shared/xarf [runs]`: our schemas of XARF, and the notices we send, against the published ones,
 * which are not copied into this project. Ends with 1 where they differ otherwise than on purpose.
 */

/** What the published schemas accept and we refuse: media, and evidence that contradicts itself (record 27). */
const ON_PURPOSE: readonly XarfFaultCode[] = [
  "evidence-refused",
  "evidence-type-refused",
  "evidence-not-base64",
  "evidence-not-text",
  "evidence-hash-mismatch",
  "media-refused",
  "data-uri",
];

type Report = Readonly<Record<string, unknown>>;

const [folder = "../shared/xarf", runs = "2000"] = process.argv.slice(2);
const theirs = published(folder);
const counts = { samples: 0, unmapped: 0, examples: 0, accepted: 0, onPurpose: 0, refused: 0, notices: 0 };

/** The fields that we find wrong as the published schemas would. */
function ourFaults(report: unknown): readonly string[] {
  const parsed = parseXarf(report);
  if (!parsed.ok) {
    const faults = parsed.faults.filter(({ code }) => !ON_PURPOSE.includes(code));
    counts[faults.length > 0 ? "refused" : "onPurpose"]++;
    return [...new Set(faults.map(({ field }) => field))].sort();
  }
  counts.accepted++;
  const { text, urls, language, category } = forwardedFrom(parsed.report);
  const taken = parseSubmission({ jurisdiction: "RS", text, urls, language, category }, ["RS"]);
  if (!taken.ok) throw new Error(`accepted, and no report of ours: ${JSON.stringify(taken.faults)}`);
  return [];
}

/** Wrong are the same fields. Without category or type each side may go on as far as it likes, but not accept it. */
function compare(report: unknown): void {
  const [ours, published] = [ourFaults(report), theirs.faultsOf(report)];
  if (!isMapped(report) && ours.length > 0 && published.length > 0) return;
  // We stop telling at fifty, and at a list that is too long.
  const told = (field: string) => ours.some((one) => field === one || field.startsWith(`${one}.`)) || ours.length >= 50;
  if (published.every(told) && ours.every((field) => published.includes(field))) return;
  throw new Error(`published: ${published.join(", ") || "accepted"}; ours: ${ours.join(", ") || "accepted"}`);
}

function isMapped(report: unknown): boolean {
  const { category, type } = isFields(report) ? report : {};
  return (
    typeof category === "string" &&
    typeof type === "string" &&
    MAPPED_TYPES.some((one) => one === `${category}/${type}`)
  );
}

for (const sample of theirs.samples) {
  if (isMapped(sample)) {
    compare(sample);
    counts.samples++;
    continue;
  }
  const parsed = parseXarf(sample);
  const clear = !parsed.ok && parsed.faults.length === 1 && parsed.faults[0]?.code === "xarf-type-unmapped";
  if (!clear) throw new Error(`${sample["category"]}/${sample["type"]}: not told that its type is not taken`);
  counts.unmapped++;
}

/** A report that has a field of each format. */
const WITH: Readonly<Record<string, (report: Report, text: string) => Report>> = {
  uuid: (report, report_id) => ({ ...report, report_id }),
  "date-time": (report, timestamp) => ({ ...report, timestamp }),
  email: (report, contact) => ({ ...report, sender: { org: "", contact, domain: "a.example" } }),
  hostname: (report, domain) => ({ ...report, sender: { org: "", contact: "a@b.example", domain } }),
  uri: (report, url) => ({ ...report, url }),
  ipv4: (report, ip) => ({ ...report, dns_records: { a: [ip] } }),
  ipv6: (report, ip) => ({ ...report, dns_records: { aaaa: [ip] } }),
};
const [plain] = theirs.schemaOf("csam").examples ?? [];
for (const [format, changed] of Object.entries(WITH)) {
  const report = isFields(plain) ? plain : {};
  fc.assert(
    fc.property(nearly(format), (text) => compare(changed(report, text))),
    { numRuns: Number(runs) },
  );
}

for (const mapped of MAPPED_TYPES) {
  const type = mapped.replace("content/", "");
  for (const example of theirs.schemaOf(type).examples ?? []) {
    compare(example);
    counts.examples++;
  }
  const right = accepted(theirs, type);
  const settings = { numRuns: Number(runs) };
  fc.assert(fc.property(right, compare), settings);
  fc.assert(fc.property(right.chain(mutated), compare), settings);
  fc.assert(fc.property(right.chain(mutated).chain(mutated), compare), settings);
}

/** What we send is what they accept, and what we would. */
fc.assert(
  fc.property(noticeInput, (input) => {
    const faults = theirs.faultsOf(xarfNotice(input));
    if (faults.length > 0) throw new Error(`a notice of ours is refused: ${faults.join(", ")}`);
    if (!parseXarf(xarfNotice(input)).ok) throw new Error("a notice of ours, refused by ourselves");
    counts.notices++;
  }),
  { numRuns: Number(runs) },
);

if (Object.values(counts).includes(0)) throw new Error(`something was not compared at all: ${JSON.stringify(counts)}`);
process.stdout.write(`${JSON.stringify(counts)}\n`);
