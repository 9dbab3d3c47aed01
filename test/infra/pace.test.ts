import fc from "fast-check";
import { expect, test } from "vitest";
import { paceOf } from "../../infra/constructs/pace.js";
import { LANES } from "../../shared/domain/vocabulary.js";
import { cloud, settings } from "./synthesized.js";

const anyRate = fc.integer({ min: 1, max: 1_000 });

test("at any rate that an account has, all dispatchers of both lanes together keep to it", () => {
  fc.assert(
    fc.property(anyRate, (perSecond) => {
      const { concurrency, interval } = paceOf(perSecond);
      expect((LANES.length * concurrency * 1_000) / interval).toBeLessThanOrEqual(perSecond);
      // And to no less than is needed: rounding to milliseconds costs a hundredth at most where it could be felt.
      if (perSecond <= 200) expect((LANES.length * concurrency * 1_000) / interval).toBeGreaterThan(perSecond * 0.99);
    }),
  );
});

test("a lane has two dispatchers at least, which is Lambda's least, and ten at most", () => {
  expect([1, 4, 5, 14, 40, 500].map((perSecond) => paceOf(perSecond).concurrency)).toEqual([2, 2, 2, 4, 10, 10]);
});

test("dispatchers are told the pace of the settings", () => {
  const variables = cloud
    .all("AWS::Lambda::Function")
    .flatMap(({ properties }) => /"MAIL_INTERVAL_MS":"(\d+)"/.exec(JSON.stringify(properties))?.[1] ?? []);
  expect(variables).toEqual([String(paceOf(settings.mail.perSecond).interval)]);
});
