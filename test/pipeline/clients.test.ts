import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import type { LocalSystem } from "../../infra/local/start.js";
import { badLine, runClient, STEPS, stepsIn } from "../api/client.js";
import { runReadme } from "../api/readme.js";
import { ops } from "../support/partners.js";
import { rowsOf } from "./partners.js";
import { startSystem } from "./system.js";

/** Two cores start a whole system: a bound against hanging, not a measurement. */
const PATIENT = 300_000;

describe("the example clients of docs/api (Python and PHP: test/api/clients.mts)", { timeout: PATIENT }, () => {
  let system: LocalSystem;
  let key: string;
  beforeAll(async () => {
    system = await startSystem();
    key = await ops(system, "add", "examples", "--name", "Examples", "--jurisdictions", "RS");
  });
  afterAll(() => system.stop());

  test.each(["curl", "typescript"] as const)(
    "%s goes the whole way, over a bad line, too, and leaves one report",
    async (name) => {
      const before = await rowsOf(system, "reports");
      const line = await badLine(system.httpUrl);
      const ran = await runClient(name, line.url, key);
      await line.stop();
      expect(ran).toMatchObject({ exit: 0, complained: expect.not.stringContaining(key) });
      expect(stepsIn(ran)).toEqual(STEPS);
      expect(await rowsOf(system, "reports")).toBe(before + 1);
    },
  );

  test("the README's lines go the whole way, and again to the same report", async () => {
    const hotline = await ops(system, "add", "alo-116-111", "--name", "ALO 116-111", "--jurisdictions", "AL");
    const before = await rowsOf(system, "reports");
    const [accepted, details, said, list, withdrawn, ...more] = await runReadme(system.httpUrl, hotline);
    const { id } = z.object({ id: z.string() }).parse(accepted);
    expect(details).toMatchObject({ id, case: "2026/17" });
    expect(said).toMatchObject({ at: expect.any(String) });
    expect(list).toMatchObject({ reports: [{ id }] });
    expect(withdrawn).toMatchObject({ id, progress: "withdrawn" });
    expect(more).toEqual([]);
    const [again] = await runReadme(system.httpUrl, hotline);
    expect([again, await rowsOf(system, "reports")]).toEqual([accepted, before + 1]);
  });

  test.each(["curl", "typescript"] as const)("%s says so and fails where it is refused", async (name) => {
    const ran = await runClient(name, system.httpUrl, "slp_nobody");
    expect([ran.exit, stepsIn(ran)]).toEqual([1, []]);
    expect(ran.complained).toContain("403");
  });
});
