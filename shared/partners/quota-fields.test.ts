import { type Item, parseList } from "structured-headers";
import { expect, test } from "vitest";
import { quotaHeaders } from "./quota.js";

/** draft-ietf-httpapi-ratelimit-headers-10, of September 2025: §3 has the policies, §4 what is left of them. */
const fields = quotaHeaders({
  allowed: true,
  minute: { limit: 60, remaining: 0, reset: 12 },
  day: { limit: 5_000, remaining: 1_234, reset: 43_212 },
});
const itemsOf = (name: string) =>
  parseList(fields[name] ?? "").map(([policy, parameters]: readonly unknown[] | Item) => [
    policy,
    parameters instanceof Map ? Object.fromEntries(parameters) : undefined,
  ]);

test("both fields are lists of policies by name, each with whole numbers, as the draft wants them", () => {
  expect(itemsOf("ratelimit-policy")).toEqual([
    ["minute", { q: 60, w: 60 }],
    ["day", { q: 5_000, w: 86_400 }],
  ]);
  expect(itemsOf("ratelimit")).toEqual([
    ["minute", { r: 0, t: 12 }],
    ["day", { r: 1_234, t: 43_212 }],
  ]);
});
