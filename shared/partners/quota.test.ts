import { expect, test } from "vitest";
import { quotaHeaders, type Taken } from "./quota.js";

const taken: Taken = {
  allowed: true,
  minute: { limit: 60, remaining: 59, reset: 12 },
  day: { limit: 5_000, remaining: 1_234, reset: 43_212 },
};
const usedUp = { minute: { ...taken.minute, remaining: 0 }, day: { ...taken.day, remaining: 0 } };

test("every answer tells the quotas and what is left of them", () => {
  expect(quotaHeaders(taken)).toEqual({
    "ratelimit-policy": '"minute";q=60;w=60, "day";q=5000;w=86400',
    ratelimit: '"minute";r=59;t=12, "day";r=1234;t=43212',
  });
});

test("the last request that passes is not told to wait", () => {
  expect(quotaHeaders({ ...taken, minute: usedUp.minute })).not.toHaveProperty("retry-after");
});

test("a refused one is told to wait for the window that is used up, the later one if both are", () => {
  const refused = { ...taken, allowed: false };
  expect(quotaHeaders({ ...refused, minute: usedUp.minute })).toMatchObject({ "retry-after": "12" });
  expect(quotaHeaders({ ...refused, day: usedUp.day })).toMatchObject({ "retry-after": "43212" });
  expect(quotaHeaders({ ...refused, ...usedUp })).toMatchObject({ "retry-after": "43212" });
});
