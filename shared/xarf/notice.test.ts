import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOON } from "../../test/support/reports.js";
import { NOTICE_BASES, NOTICE_KINDS, NOTICE_URGENCIES, type NoticeContent } from "../domain/notices.js";
import { CATEGORIES } from "../domain/vocabulary.js";
import { forwardedFrom } from "./forward.js";
import { xarfNotice, xarfTypeOf } from "./notice.js";
import { noticeKinds, proposedKind } from "./notice-kinds.js";
import { parseXarf } from "./parse.js";
import { noticeInput } from "./testing/notices.js";
import { taken } from "./testing/reports.js";

const content: NoticeContent = {
  id: "0".repeat(32),
  at: NOON,
  url: "https://pictures.okapi.example:8443/a?b=1",
  provider: "abuse@host.example",
  kind: "csam-A1",
  basis: "reported",
  urgency: "urgent",
};
const reporter = { name: "Ministry of Interior", address: "duty@mup.example" };
const sender = { name: "Safelane, Serbia", address: "reports@safelane.example" };
const input = { content, id: "7/0", reference: "RS-7K3M2-QXD9A/1", reporter, sender };

test("any notice is a XARF report that we would take ourselves, of the category it was made for", () => {
  fc.assert(
    fc.property(noticeInput, (any) => {
      const report = taken(xarfNotice(any));
      expect(`content/${report.type}`).toBe(xarfTypeOf(any.content.kind));
      const { category } = forwardedFrom(report);
      expect(noticeKinds({ category, secondary: [] })).toContain(any.content.kind);
    }),
    { numRuns: 2_000 },
  );
});

test("the same notice has the same number in XARF, another one another", () => {
  const idOf = (id: string) => xarfNotice({ ...input, id })["report_id"];
  expect(idOf("7/0")).toBe(idOf("7/0"));
  expect(new Set(Array.from({ length: 200 }, (_, index) => idOf(`7/${index}`))).size).toBe(200);
  expect(String(idOf("7/0"))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("it says where, what, who stands by it and where to ask, and not a word more", () => {
  expect(xarfNotice(input)).toEqual({
    xarf_version: "4.2.0",
    report_id: expect.any(String),
    timestamp: NOON,
    reporter: { org: "Ministry of Interior", contact: "duty@mup.example", domain: "mup.example" },
    sender: { org: "Safelane, Serbia", contact: "reports@safelane.example", domain: "safelane.example" },
    source_identifier: "pictures.okapi.example",
    source_port: 8443,
    category: "content",
    type: "csam",
    classification: "A1",
    detection_method: "user_report",
    url: "https://pictures.okapi.example:8443/a?b=1",
    domain: "pictures.okapi.example",
    verification_method: "user_report",
    description: "Notice RS-7K3M2-QXD9A/1. Please quote this reference in your answer.",
    tags: ["urgency:urgent"],
  });
});

test("what the agency saw itself says when", () => {
  const seen = xarfNotice({ ...input, content: { ...content, basis: "seen" } });
  expect(seen).toMatchObject({ verified_at: NOON, verification_method: "manual", detection_method: "manual_review" });
});

test.each([
  ["http://192.0.2.7/x", { source_identifier: "192.0.2.7", source_port: 80 }],
  ["https://[2001:db8::7]/x", { source_identifier: "2001:db8::7", source_port: 443 }],
  ["https://xn--e1afmkfd.xn--90a3ac/x", { source_identifier: "xn--e1afmkfd.xn--90a3ac" }],
])("%s: the server is named as it is reached; a name that is no domain to XARF stands nowhere else", (url, wanted) => {
  const report = xarfNotice({ ...input, content: { ...content, url } });
  expect(report).toMatchObject(wanted);
  expect(report).not.toHaveProperty("domain");
  expect(parseXarf(report).ok).toBe(true);
});

describe("what a report is about", () => {
  test.each(CATEGORIES)("%s: proposes something that it offers, or offers nothing", (category) => {
    const kinds = noticeKinds({ category, secondary: [] });
    const proposed = proposedKind({ category, secondary: [] });
    expect(kinds.length === 0 ? [] : kinds).toEqual(kinds.length === 0 ? [] : expect.arrayContaining([proposed]));
    expect(proposed === undefined).toBe(kinds.length === 0);
    const { basis, urgency } = { basis: NOTICE_BASES[0], urgency: NOTICE_URGENCIES[0] };
    for (const kind of kinds) {
      const report = taken(xarfNotice({ ...input, content: { ...content, kind, basis, urgency } }));
      expect(noticeKinds({ category: forwardedFrom(report).category, secondary: [] })).toEqual(kinds);
    }
  });

  test("what it may be as well is offered, too, after that", () => {
    const kinds = noticeKinds({ category: "fraud", secondary: ["hate", "privacy", "fraud"] });
    expect(kinds[0]).toBe("phishing");
    expect(kinds).toContain("exposed-medical");
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(proposedKind({ category: "hate", secondary: ["privacy"] })).toBe("exposed-personal_information");
    expect(noticeKinds({ category: "bullying", secondary: [] })).toEqual([]);
  });

  test("each thing that a notice can say is offered for some report", () => {
    expect(new Set(CATEGORIES.flatMap((category) => noticeKinds({ category, secondary: [] })))).toEqual(
      new Set(NOTICE_KINDS),
    );
  });
});
