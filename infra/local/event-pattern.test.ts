import { describe, expect, test } from "vitest";
import { eventPattern, matches } from "./event-pattern.js";

const bounced = {
  source: "aws.ses",
  "detail-type": "Email Bounced",
  detail: {
    mail: { tags: { "ses:configuration-set": ["safelane-mail"], dispatch: ["r1_0"] }, destination: ["a@x", "b@y"] },
    bounce: {
      bouncedRecipients: [{ emailAddress: "a@x" }, { emailAddress: "b@y" }],
      attempts: 3,
      final: true,
      by: null,
    },
  },
};

test.each<[string, boolean, object]>([
  ["one of the values in each field", true, { source: ["aws.s3", "aws.ses"], "detail-type": ["Email Bounced"] }],
  ["a value of another field", false, { source: ["Email Bounced"], "detail-type": ["Email Bounced"] }],
  ["fields of nested objects", true, { detail: { mail: { tags: { "ses:configuration-set": ["safelane-mail"] } } } }],
  ["another value deep inside", false, { detail: { mail: { tags: { "ses:configuration-set": ["other"] } } } }],
  ["one element of a list", true, { detail: { mail: { destination: ["b@y"] } } }],
  ["no element of a list", false, { detail: { mail: { destination: ["c@z"] } } }],
  ["one object of a list", true, { detail: { bounce: { bouncedRecipients: { emailAddress: ["b@y"] } } } }],
  ["values that are no text", true, { detail: { bounce: { attempts: [3], final: [true], by: [null] } } }],
  ["a number said as text", false, { detail: { bounce: { attempts: ["3"] } } }],
  ["a field that is missing", false, { detail: { complaint: { type: ["abuse"] } } }],
  ["nothing where null is wanted", false, { detail: { complaint: [null] } }],
])("%s: %s", (_name, match, pattern) => {
  expect(matches(eventPattern.parse(pattern), bounced)).toBe(match);
});

describe("a pattern with more than exact values is refused", () => {
  test.each([
    { source: [{ prefix: "aws." }] },
    { detail: { complaint: [{ exists: false }] } },
    { $or: [{ source: ["a"] }, { source: ["b"] }] },
    { source: "aws.ses" },
  ])("%j", (pattern) => {
    expect(() => eventPattern.parse(pattern)).toThrow("not emulated");
  });
});
