import { evidenceLines } from "./evidence-lines.js";
import { characters } from "./fields.js";
import type { Csam, Csem, XarfReport } from "./types.js";
import { aside, inWords, spoken, valueInWords } from "./words.js";

/** A XARF report in words that an officer reads and triage understands: what was seen, where, when, and by whom. */

/** What the text of a report may have (`LIMITS.text`). */
const MOST = 10_000;
const CUT = "\n(Shortened. The sender has the whole.)";

/** In the triage guide's words, so that what the sender states weighs in the reading as what a person tells. */
const EXPLOITATION: Readonly<Record<Csem["exploitation_type"], string>> = {
  grooming: "Grooming of a child: an adult seeks sexual contact or a meeting",
  solicitation: "Sexual solicitation: an adult asks a child for sexual contact or to meet",
  sextortion: "Sexual extortion: somebody blackmails a child, threatening to publish intimate pictures or chats",
  trafficking: "Child trafficking: somebody recruits, sells or exploits a child",
  distribution: "Distribution of child sexual abuse material",
  production: "Production of child sexual abuse material",
  possession: "Possession of child sexual abuse material",
};

/** The industry's classification (A: prepubescent, B: pubescent; 1: act, 2: display), and INTERPOL's baseline. */
const CLASSIFICATION: Readonly<Record<Csam["classification"], string>> = {
  baseline: "illegal in nearly every country",
  A1: "sexual abuse of a prepubescent child",
  A2: "sexualised display of a prepubescent child",
  B1: "sexual abuse of a pubescent child",
  B2: "sexualised display of a pubescent child",
};

/** Told first, in this order and by these names. Whatever else a report states follows by the name it has there. */
const LABELS = new Map(
  Object.entries({
    url: "Address",
    domain: "Domain",
    source_identifier: "Source",
    source_port: "Source port",
    timestamp: "Seen at",
    verified_at: "Last verified at",
    verification_method: "Verified by",
    description: "Description",
    classification: "Classification",
    media_type: "Kind of material",
    platform: "Platform",
    victim_age_range: "Age of the victim",
    perpetrator_indicators: "About the perpetrator",
    detection_method: "Found by",
    evidence_type: "Evidence that the sender has",
    content_removed: "Content removed",
    account_suspended: "Account suspended",
    ncmec_report_id: "NCMEC report",
    reporting_obligations: "Reported, or to be reported, to",
    hash_values: "Hashes of the material",
    claimed_entity: "Claims to be",
    target_brand: "Imitates",
    cloned_site: "Imitated site",
    lure_type: "Lure",
    credential_fields: "Asks for",
    submission_url: "Sends what is typed to",
    redirect_chain: "Redirects over",
    payment_methods: "Payment by",
    cryptocurrency_addresses: "Cryptocurrency addresses",
    loss_amount: "Loss",
    exposure_method: "Exposed by",
    affected_organization: "Whose data",
    accessibility: "Can be reached",
    record_count: "Records",
  }),
);

/** Told in lines of their own, or (`_internal`) never meant to leave the sender. */
const APART: readonly string[] = [
  "xarf_version",
  "report_id",
  "reporter",
  "sender",
  "category",
  "type",
  "evidence",
  "_internal",
];
/** What the first line tells of each type. */
const HEADLINED: Readonly<Record<XarfReport["type"], string>> = {
  csam: "",
  csem: "exploitation_type",
  fraud: "fraud_type",
  phishing: "",
  exposed_data: "data_types",
};

/** Where the harm is, and what people tell of it. Addresses in all else are a victim's, a provider's or a bystander's. */
const LINKED: readonly string[] = ["url", "submission_url", "redirect_chain", "description", "perpetrator_indicators"];

/** Well-formed text of at most 10,000 characters. */
export function accountOf(report: XarfReport): string {
  const apart = [...APART, HEADLINED[report.type]];
  // A line has two characters or more: what comes behind these is cut anyway.
  const others = Object.keys(report)
    .filter((name) => !LABELS.has(name) && !apart.includes(name))
    .slice(0, MOST / 2);
  const text = [
    `${headline(report)}.`,
    ...[...LABELS.keys()].flatMap((name) => lineOf(report, name)),
    ...sendersOf(report),
    ...evidenceLines(report),
    ...(others.length > 0 ? ["Also stated:", ...others.flatMap((name) => lineOf(report, name))] : []),
  ].join("\n");
  const whole = characters(text) <= MOST ? text : [...text].slice(0, MOST - CUT.length).join("") + CUT;
  return whole.toWellFormed();
}

function headline(report: XarfReport): string {
  switch (report.type) {
    case "csam":
      return "Child sexual abuse material on the internet";
    case "csem":
      return EXPLOITATION[report.exploitation_type];
    case "fraud":
      return `Fraud on the internet: ${spoken(report.fraud_type)}`;
    case "phishing":
      return "Phishing: a page under a false name that asks for passwords or other secrets";
    case "exposed_data":
      return `Data published without consent: ${inWords(report.data_types)}`;
  }
}

function lineOf(report: XarfReport, name: string): string[] {
  const value = report[name];
  if (value === undefined) return [];
  // Stands in the address already.
  if (["domain", "source_identifier"].includes(name) && value === URL.parse(report.url)?.hostname) return [];
  const line = `${LABELS.get(name) ?? spoken(name)}: ${told(report, name)}`;
  return [LINKED.includes(name) ? line : aside(line)];
}

function told(report: XarfReport, name: string): string {
  if (report.type !== "csam" || name !== "classification") return valueInWords(name, report[name]);
  return `${report.classification} (${CLASSIFICATION[report.classification]})`;
}

function sendersOf({ reporter, sender, report_id, xarf_version }: XarfReport): string[] {
  const one = ({ org, contact }: XarfReport["sender"]): string => `${inWords(org)} (${inWords(contact)})`;
  const same = one(reporter) === one(sender);
  return [
    aside(`Reported by: ${one(reporter)}${same ? "" : `, sent by ${one(sender)}`}`),
    `XARF ${inWords(xarf_version)} report ${report_id}`,
  ];
}
