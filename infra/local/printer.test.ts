import { expect, test } from "vitest";
import { compact } from "./printer.js";

test.each<[string, string, string | undefined]>([
  ["plain text", "hello", "hello"],
  [
    "a log line",
    '{"level":"INFO","message":"routed","timestamp":"t","service":"route","function_name":"x","agencies":2}',
    "INFO  routed agencies=2",
  ],
  ["broken JSON", '{"level":', '{"level":'],
  ["metrics", '{"_aws":{},"sent":1}', undefined],
  ["nothing", " ", undefined],
])("%s", (_name, line, printed) => {
  expect(compact(line)).toBe(printed);
});
