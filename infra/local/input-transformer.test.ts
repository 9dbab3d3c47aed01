import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputTransformer, transformed } from "./input-transformer.js";

const event = {
  time: "2026-11-02T10:00:00Z",
  "detail-type": "Email Bounced",
  detail: { mail: { messageId: "m-1", tags: { dispatch: ["r1_0"] }, destination: ["a@x", "b@y"] }, attempts: 3 },
};
const fill = (InputTemplate: string, InputPathsMap: Record<string, string>): string =>
  transformed(inputTransformer.parse({ InputTemplate, InputPathsMap }), event);

test("fills the template that CDK makes of an object with fields of the event", () => {
  const message = fill(
    '{"type":"feedback.1","fixed":3,"id":<detail-mail-tags-dispatch-0->,"note":"by <detail-mail-messageId> (<detail-type>)","when":<time>}',
    {
      "detail-mail-tags-dispatch-0-": "$.detail.mail.tags.dispatch[0]",
      "detail-mail-messageId": "$.detail.mail.messageId",
      "detail-type": "$.detail-type",
      time: "$.time",
    },
  );
  expect(JSON.parse(message)).toEqual({
    type: "feedback.1",
    fixed: 3,
    id: "r1_0",
    note: "by m-1 (Email Bounced)",
    when: "2026-11-02T10:00:00Z",
  });
});

test.each([
  ["a text, bare", "[<x>]", "$.detail.mail.messageId", '["m-1"]'],
  ["a text, in quotes", '"<x>!"', "$.detail.mail.messageId", '"m-1!"'],
  ["a number", '{"a":<x>,"b":"<x>"}', "$.detail.attempts", '{"a":3,"b":"3"}'],
  ["a list", '{"a":<x>,"b":"<x>"}', "$.detail.mail.destination", '{"a":["a@x","b@y"],"b":"[a@x,b@y]"}'],
  ["the whole event", "<x>", "$", JSON.stringify(event)],
  [
    "what the event doesn't have, as an empty text",
    '{"a":<x>,"b":"[<x>]"}',
    "$.detail.bounce.type",
    '{"a":"","b":"[]"}',
  ],
  ["a list too short, as an empty text", "<x>", "$.detail.mail.destination[2]", '""'],
  ["a quoted quote before it", '{"a":"\\"","b":<x>}', "$.detail.attempts", '{"a":"\\"","b":3}'],
])("puts in %s", (_name, template, path, message) => {
  expect(fill(template, { x: path })).toBe(message);
});

test("whatever a bare value is, the message has it unchanged", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      fc.pre(value !== null);
      const transformer = inputTransformer.parse({ InputTemplate: '{"v":<v>}', InputPathsMap: { v: "$.detail.v" } });
      const json = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(transformed(transformer, { detail: { v: json } }))).toEqual({ v: json });
    }),
  );
});

describe("refused is", () => {
  test.each([
    ["a placeholder without a path", { InputTemplate: "<id>", InputPathsMap: {} }, /<id> is not emulated/],
    [
      "a variable of EventBridge",
      { InputTemplate: "<aws.events.rule-arn>" },
      /<aws\.events\.rule-arn> is not emulated/,
    ],
    ["a path with a wildcard", { InputTemplate: "<a>", InputPathsMap: { a: "$.detail[*]" } }, /path.*not emulated/],
    ["a path with quoted names", { InputTemplate: "<a>", InputPathsMap: { a: "$['id']" } }, /path.*not emulated/],
    ["a template that is no JSON", { InputTemplate: "hello <a>", InputPathsMap: { a: "$.id" } }, /not JSON/],
  ])("%s", (_name, transformer, message) => {
    expect(() => inputTransformer.parse(transformer)).toThrow(message);
  });
});
