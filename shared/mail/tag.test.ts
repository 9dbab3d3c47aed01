import fc from "fast-check";
import { expect, test } from "vitest";
import { mailTagOf, noticeTagOf, parseMailTag, parseNoticeTag } from "./tag.js";

const reportId = fc.stringMatching(/^[0-9a-f]{32}$/);

test("the tag of any mail of a dispatch is one that SES takes, and is read back as that mail", () => {
  fc.assert(
    fc.property(reportId, fc.nat(999), fc.nat(999_999), (reportId, index, number) => {
      const tag = mailTagOf(reportId, index, number);
      expect(tag).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
      expect(parseMailTag(tag)).toEqual({ reportId, index, number });
    }),
  );
});

test("a tag that we did not write is no mail's", () => {
  const id = "0123456789abcdef0123456789abcdef";
  const foreign = [
    "",
    id,
    `${id}_0`,
    `${id}_00_0`,
    `${id}_0_-1`,
    `${id}.0.0`,
    `${id}_0_0_0`,
    ` ${id}_0_0`,
    `${id}_0_0\n`,
  ];
  for (const tag of foreign) expect([tag, parseMailTag(tag)]).toEqual([tag, undefined]);
  fc.assert(
    fc.property(fc.string(), (tag) => {
      const read = parseMailTag(tag);
      expect(read === undefined || mailTagOf(read.reportId, read.index, read.number) === tag).toBe(true);
    }),
  );
});

test("the tag of a notice is one that SES takes, is read back as that notice, and is no dispatch's", () => {
  fc.assert(
    fc.property(reportId, fc.nat(999), (reportId, notice) => {
      const tag = noticeTagOf(reportId, notice);
      expect(tag).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
      expect(parseNoticeTag(tag)).toEqual({ reportId, notice });
      expect(parseMailTag(tag)).toBeUndefined();
    }),
  );
  for (const tag of ["n0", `${"0".repeat(32)}_n00`, `${"0".repeat(32)}_0_0`, `${"0".repeat(32)}_n0\n`])
    expect([tag, parseNoticeTag(tag)]).toEqual([tag, undefined]);
});
