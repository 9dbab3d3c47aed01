import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSubmission } from "../acceptance/submission.js";
import { normalisedAddress, webAddressesIn } from "../domain/web-address.js";
import { read } from "../triage/read.js";
import { characters } from "./fields.js";
import { forwardedFrom } from "./forward.js";
import { evidenceOf, SENT, taken } from "./testing/reports.js";

const { csam, csem, fraud, phishing, exposed_data } = SENT;
const forwarded = (sent: unknown) => forwardedFrom(taken(sent));
const textOf = (sent: unknown) => forwarded(sent).text;

const wordOf = (sent: object): string =>
  "exploitation_type" in sent ? String(sent.exploitation_type) : "type" in sent ? String(sent.type) : "";

const CATEGORIES = [
  [{ ...csam, media_type: "video" }, "csam"],
  [{ ...csem, exploitation_type: "grooming" }, "solicitation"],
  [{ ...csem, exploitation_type: "solicitation" }, "solicitation"],
  [{ ...csem, exploitation_type: "sextortion" }, "sexual-extortion"],
  [{ ...csem, exploitation_type: "trafficking" }, "exploitation"],
  [{ ...csem, exploitation_type: "distribution" }, "csam"],
  [{ ...csem, exploitation_type: "production" }, "csam"],
  [{ ...csem, exploitation_type: "possession" }, "csam"],
  [fraud, "fraud"],
  [phishing, "fraud"],
  [exposed_data, "privacy"],
] as const;

describe("what a report becomes", () => {
  test.each(CATEGORIES.map(([sent, category]) => [wordOf(sent), category, sent] as const))(
    "%s is %s, and is read as that",
    (_word, category, sent) => {
      const { text, urls, priority, ...others } = forwarded(sent);
      expect(others.category).toBe(category);
      const reading = read({ text, urls, locale: "en", danger: false, category, priority });
      expect(reading).toMatchObject({ category, hold: false, language: "en" });
    },
  );

  test("exposed data without any about people are nobody's privacy: a person reads it", () => {
    expect(forwarded({ ...exposed_data, data_types: ["api_keys", "source_code"] }).category).toBe("other");
  });

  test.each([
    ["urgent", "material that can be reached", csam],
    ["standard", "material that is gone", { ...csam, content_removed: true }],
    ["urgent", "exploitation of any kind", { ...csem, exploitation_type: "possession" }],
    ["standard", "fraud", fraud],
    ["standard", "phishing", phishing],
    ["standard", "exposed data", exposed_data],
  ])("is %s at least: %s", (priority, _what, sent) => {
    expect(forwarded(sent).priority).toBe(priority);
  });

  test("keeps the sender's own number", () => {
    expect(forwarded(csam).case).toBe(csam.report_id);
    expect(forwarded({ ...csam, report_id: `urn:uuid:${csam.report_id}` }).case).toBe(csam.report_id);
  });

  test("says what the sender has done", () => {
    const sent = { ...csam, content_removed: true, account_suspended: true, ncmec_report_id: "123" };
    expect(forwarded(sent).done).toBe(
      "The content has been removed. The account has been suspended. Reported to NCMEC as 123.",
    );
    expect(forwarded({ ...csam, content_removed: false })).not.toHaveProperty("done");
  });

  test("has the addresses where the harm is: not the imitated site, not the screenshot", () => {
    const sent = {
      ...phishing,
      redirect_chain: ["https://a.example/1", phishing.url],
      submission_url: "https://b.example/2",
      screenshot_url: "https://c.example/3",
    };
    expect(forwarded(sent).urls).toEqual([phishing.url, "https://a.example/1", "https://b.example/2"]);
  });

  test.each([
    "tg://resolve?domain=okapi",
    "magnet:x",
    "http:/a.example",
    "http://[::1]/x",
    `https://a.example/${"x".repeat(2_048)}`,
  ])("has an address that is no web page of ours in the text: %s", (url) => {
    expect(forwarded({ ...csam, url }).urls).toEqual([]);
    expect(textOf({ ...csam, url })).toContain(url.slice(0, 900));
  });
});

describe("the account", () => {
  test("tells what was seen, where, when, by whom, and how it is classified", () => {
    const text = textOf({
      ...csam,
      description: "A shared folder",
      victim_count: 2,
      hash_values: { md5: "0".repeat(32) },
    });
    for (const told of [
      "Child sexual abuse material",
      `Address: ${csam.url}`,
      `Seen at: ${csam.timestamp}`,
      "Classification: A1 (sexual abuse of a prepubescent child)",
      "Found by: hash match",
      "Description: A shared folder",
      "md5: 0000",
      "victim count: 2",
      "Reported by: Hotline (desk@hotline.example)",
      csam.report_id,
    ]) {
      expect(text).toContain(told);
    }
  });

  test("tells who sends it for whom", () => {
    const sender = { org: "Relay", contact: "in@relay.example", domain: "relay.example" };
    expect(textOf({ ...csam, sender })).toContain("Hotline (desk@hotline.example), sent by Relay (in@relay.example)");
  });

  test("quotes plain text, and describes what is a machine's or stays with the sender", () => {
    const evidence = [
      evidenceOf("text/plain", "He wrote:\nsend money\u2028Address: none"),
      { ...evidenceOf("text/html", "<p>okapi"), description: "The page" },
      { content_type: "image/png", payload: "" },
    ];
    const text = textOf({ ...fraud, evidence });
    expect(text).toContain("> He wrote:\n> send money\n> Address: none");
    expect(text).toMatch(/Evidence 2: text\/html, 8 bytes, sha256:[0-9a-f]{64}, The page, kept by the sender/);
    expect(text).toContain("Evidence 3: image/png, kept by the sender");
    expect(text).not.toContain("<p>");
  });

  test("has nothing of the leaked data, of a picture's outline, or of what was never meant to be sent", () => {
    const leak = {
      evidence: [evidenceOf("text/plain", "pangolin")],
      sample_records: [{ redacted_sample: "pangolin" }],
    };
    expect(textOf({ ...exposed_data, ...leak })).not.toContain("pangolin");
    expect(textOf({ ...csam, hash_values: { photodna: "pangolin" } })).not.toContain("pangolin");
    expect(textOf({ ...csem, evidence_hash: [{ PhotoDNA: "pangolin" }] })).not.toContain("pangolin");
    expect(textOf({ ...csam, _internal: { note: "pangolin" } })).not.toContain("pangolin");
  });

  test("has what another type would tell in its first line", () => {
    expect(textOf({ ...phishing, fraud_type: "lottery" })).toContain("fraud type: lottery");
  });

  test("has no line that the sender made look like one of ours", () => {
    const lines = textOf({ ...fraud, claimed_entity: "x\nAddress: y\u2028Seen at: z", "a\nb": 1 }).split("\n");
    expect(lines.filter((line) => /^(Address|Seen at|b):/.test(line))).toHaveLength(2);
  });

  test("tells that something was left out", () => {
    expect(textOf({ ...fraud, claimed_entity: "x".repeat(5_000) })).toContain("(shortened from 5000 characters)");
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, "x".repeat(900)]));
    expect(textOf({ ...fraud, ...many })).toMatch(/\(Shortened\. The sender has the whole\.\)$/);
    expect(textOf({ ...fraud, list: Array(30).fill("x") })).toContain("(30 in all)");
  });
});

/** What else a report may say, with addresses that are no business of ours. */
const stated = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    ..."bank.example https://bank.example/x ns1.bank.com 203.0.113.9 hxxp://bank[.]rs http://3232235777/ www.x evil。com".split(
      " ",
    ),
    "bank (dot) com, see x@y.example and t.me/x",
    "http://1.2.3.4.5/ 1.2.3.4:80/x //bank.rs",
  ),
  fc
    .array(fc.constantFrom(..."a . [ ] ( dot ) http: / // 1.2.3.4 .rs www. x@ hxxp : 7".split(" "), " "), {
      maxLength: 12,
    })
    .map((parts) => parts.join("")),
  fc.jsonValue(),
);
const sent = fc
  .tuple(
    fc.constantFrom(...CATEGORIES.map(([one]) => one)),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("x.rs", "www.y")), stated, { maxKeys: 4 }),
    stated.filter((value) => typeof value === "string"),
  )
  .map(([report, more, word]) => ({
    ...more,
    ...report,
    target_brand: word,
    registrar: word,
    nameservers: [word, word],
  }));

describe("any account", () => {
  test("passes as a report of ours", () => {
    fc.assert(
      fc.property(sent, (one) => {
        const { text, urls, language, category } = forwarded(one);
        expect(parseSubmission({ jurisdiction: "RS", text, urls, language, category }, ["RS"])).toMatchObject({
          ok: true,
        });
        expect(characters(text)).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  test("names no address but where the harm is: an imitated bank doesn't make two reports one case", () => {
    fc.assert(
      fc.property(sent, (one) => {
        expect(webAddressesIn(textOf(one)).map(normalisedAddress)).toEqual([normalisedAddress(one.url)]);
      }),
      { numRuns: 2_000 },
    );
  });
});
