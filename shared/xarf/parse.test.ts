import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { XarfFault } from "./fault.js";
import { parseXarf } from "./parse.js";
import { SENT, taken } from "./testing/reports.js";
import { MAPPED_TYPES } from "./types.js";

const { csam, phishing, exposed_data } = SENT;

function faultsOf(sent: unknown): readonly XarfFault[] {
  const parsed = parseXarf(sent);
  return parsed.ok ? [] : parsed.faults;
}

describe("a XARF report", () => {
  test.each(Object.entries(SENT))("of the type %s is taken as it is", (_type, sent) => {
    expect(taken(sent)).toEqual(sent);
  });

  test("may have fields that nobody knows, wherever the specification lets it", () => {
    const sent = {
      ...csam,
      victim_count: 3,
      hash_values: { sha512: "x" },
      whois: { country: "RS" },
      _internal: { a: 1 },
    };
    expect(faultsOf(sent)).toEqual([]);
  });

  test("counts characters, not code units", () => {
    expect(faultsOf({ ...csam, description: "😀".repeat(1_000) })).toEqual([]);
    expect(faultsOf({ ...csam, description: "é".repeat(1_001) })).toEqual([
      { field: "description", code: "xarf-too-long", max: 1_000 },
    ]);
  });

  test("may tell a number as large as JSON has it", () => {
    expect(faultsOf({ ...exposed_data, record_count: 1e300 })).toEqual([]);
  });
});

describe("what is wrong is told by field", () => {
  const without = (sent: object, name: string) =>
    Object.fromEntries(Object.entries(sent).filter(([key]) => key !== name));

  const COMMON = "xarf_version report_id timestamp reporter sender source_identifier category type url";
  test.each<[keyof typeof SENT, string]>([
    ...COMMON.split(" ").map((name): ["csam", string] => ["csam", name]),
    ["csam", "classification"],
    ["csam", "detection_method"],
    ["csem", "exploitation_type"],
    ["csem", "detection_method"],
    ["fraud", "fraud_type"],
    ["exposed_data", "data_types"],
    ["exposed_data", "exposure_method"],
  ])("%s without %s", (type, name) => {
    expect(faultsOf(without(SENT[type], name)).filter(({ field }) => field === name)).toEqual([
      { field: name, code: "xarf-missing" },
    ]);
  });

  test.each<[string, object, Partial<XarfFault>]>([
    [
      "version 3",
      { xarf_version: "3.0.0" },
      { field: "xarf_version", code: "xarf-version-unsupported", accepted: ["4.x.y"] },
    ],
    ["a version in short", { xarf_version: "4" }, { field: "xarf_version", code: "xarf-version-unsupported" }],
    ["an id that is none", { report_id: "7" }, { field: "report_id", code: "xarf-format", expected: "uuid" }],
    ["a day that never was", { timestamp: "2025-02-29T00:00:00Z" }, { field: "timestamp", expected: "date-time" }],
    ["an address without scheme", { url: "okapi.example" }, { field: "url", code: "xarf-format", expected: "uri" }],
    [
      "a contact that is no address",
      { sender: { ...csam.sender, contact: "desk" } },
      { field: "sender.contact", expected: "email" },
    ],
    [
      "a field too many",
      { reporter: { ...csam.reporter, phone: "1" } },
      { field: "reporter.phone", code: "xarf-field-unknown" },
    ],
    ["a contact in words", { reporter: "Hotline" }, { field: "reporter", code: "xarf-wrong-type", expected: "object" }],
    [
      "an unknown class",
      { classification: "C1" },
      { field: "classification", accepted: ["baseline", "A1", "A2", "B1", "B2"] },
    ],
    ["a hash that is short", { hash_values: { md5: "00" } }, { field: "hash_values.md5", code: "xarf-format" }],
    ["more than sure", { confidence: 1.1 }, { field: "confidence", code: "xarf-out-of-range", max: 1 }],
    ["no port", { source_port: 0 }, { field: "source_port", code: "xarf-out-of-range", min: 1 }],
    ["half a port", { source_port: 80.5 }, { field: "source_port", code: "xarf-format", expected: "integer" }],
    ["too many tags", { tags: Array(21).fill("a:b") }, { field: "tags", code: "xarf-too-many", max: 20 }],
    ["a tag without a name", { tags: ["a:b", "ab"] }, { field: "tags.1", code: "xarf-format" }],
    [
      "an inner address",
      { dns_records: { aaaa: ["::1", "1.2.3.4"] } },
      { field: "dns_records.aaaa.1", expected: "ipv6" },
    ],
    ["null", { domain: null }, { field: "domain", code: "xarf-wrong-type", expected: "string" }],
  ])("%s", (_what, change, fault) => {
    expect(faultsOf({ ...csam, ...change })).toEqual([expect.objectContaining(fault)]);
  });

  test("an empty list of what was exposed", () => {
    expect(faultsOf({ ...exposed_data, data_types: [] })).toEqual([
      { field: "data_types", code: "xarf-too-few", min: 1 },
    ]);
  });

  test("everything at once", () => {
    const fields = faultsOf({ ...phishing, report_id: "7", redirect_chain: ["x"], lure_type: "gold" }).map(
      ({ field }) => field,
    );
    expect(fields).toEqual(expect.arrayContaining(["report_id", "redirect_chain.0", "lure_type"]));
  });

  test("a name that the sender made up is cut", () => {
    expect(faultsOf({ ...csam, sender: { ...csam.sender, ["x".repeat(99)]: 1 } })[0]?.field).toBe(
      `sender.${"x".repeat(40)}`,
    );
    expect(faultsOf(JSON.parse(`{"sender": {"__proto__": 1}}`)).map(({ field }) => field)).toContain(
      "sender.__proto__",
    );
  });

  test.each([
    ["a list of reports", [csam]],
    ["nothing", null],
    ["a word", "report"],
    ["no body", undefined],
  ])("%s is no report at all", (_what, sent) => {
    expect(faultsOf(sent)).toEqual([{ field: "body", code: "xarf-wrong-type", expected: "object" }]);
  });
});

describe("a type that is not ours", () => {
  test.each([
    "content/malware",
    "content/brand_infringement",
    "content/aliens",
    "messaging/spam",
    "messaging/csam",
    "aliens/csam",
    "connection/ddos",
    "Content/CSAM",
  ])("%s is told so, with the types that are, and nothing else", (name) => {
    const [category, type] = name.split("/");
    expect(faultsOf({ category, type, xarf_version: 3 })).toEqual([
      { field: "type", code: "xarf-type-unmapped", accepted: MAPPED_TYPES },
    ]);
  });

  test("that is no word is a wrong type like any other", () => {
    expect(faultsOf({ ...csam, type: 7 })).toEqual([{ field: "type", code: "xarf-wrong-type", expected: "string" }]);
  });
});

describe("whatever comes", () => {
  test("it is answered, without a word of it", () => {
    const secret = "pangolin";
    const value = fc.oneof(
      fc.constantFrom(secret, [secret], { org: secret }, null, 7, Number.POSITIVE_INFINITY, true),
      fc.jsonValue(),
    );
    const report = fc.constantFrom(...Object.values(SENT));
    fc.assert(
      fc.property(report, fc.constantFrom(...Object.values(SENT).flatMap(Object.keys)), value, (sent, name, wrong) => {
        const faults = faultsOf({ ...sent, [name]: wrong });
        expect(JSON.stringify(faults)).not.toContain(secret);
        for (const { field } of faults) expect(field.length).toBeLessThan(300);
      }),
    );
    fc.assert(fc.property(fc.jsonValue(), (any) => !parseXarf(any).ok));
  });

  test("it may be nested deeper than calls can be", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(20_000)}"data:image/png;base64,AA"${"}".repeat(20_000)}`);
    expect(faultsOf({ ...csam, more: deep })).toEqual([{ field: "more.a.a.a.a.a", code: "data-uri" }]);
  });

  test("of ten thousand faults the first are told", () => {
    expect(faultsOf({ ...phishing, redirect_chain: Array(10_000).fill("x") }).length).toBeLessThanOrEqual(50);
  });
});
