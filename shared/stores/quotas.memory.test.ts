import fc from "fast-check";
import { test } from "vitest";
import { quotasBy } from "../partners/quota.js";
import { memoryCounts, memoryQuotas } from "./quotas.memory.js";
import { asked, expectWithin, okapi, quotasSuite } from "./quotas.suite.js";

quotasSuite("quotas in memory", async () => memoryQuotas(), 200);

test("in whatever order the table answers, no more than the limits pass", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), okapi, asked, async (scheduler, partner, moments) => {
      const { count, counted } = memoryCounts();
      const quotas = quotasBy({
        count: scheduler.scheduleFunction(count),
        counted: scheduler.scheduleFunction(counted),
      });
      const answers = moments.map(async (now) => ({ now, ...(await quotas.take(partner, now)) }));
      await scheduler.waitIdle();
      expectWithin(partner, await Promise.all(answers));
    }),
  );
});
