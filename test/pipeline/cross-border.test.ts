import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { connect, forwardedTo, mailsAcross, messagesIn, officerOf, reportIn } from "../../infra/demo/border.js";
import { Deployment } from "../../infra/demo/deployment.js";
import { Reporter } from "../../infra/demo/reporter.js";
import { type Filed, file, progressOf } from "./border.js";
import { watched } from "./system.js";

/** Two whole systems on two cores: a bound against hanging, not a measurement. */
const PATIENT = 300_000;

describe("Serbia and Montenegro, two deployments on this machine", { timeout: PATIENT }, () => {
  let data: string;
  let montenegro: Deployment;
  let serbia: Deployment;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "safelane-border-"));
    const shared = { assembly: inject("assembly"), bundleOf: await watched() };
    montenegro = new Deployment({ data: join(data, "me"), ...shared });
    serbia = new Deployment({ data: join(data, "rs"), ...shared });
    await montenegro.start();
    await serbia.start();
    await connect(serbia, montenegro);
  }, PATIENT);
  afterAll(async () => {
    await Promise.all([serbia?.kill(), montenegro?.kill()]);
    await rm(data, { recursive: true, force: true });
  });

  let filed: Filed[];
  const dispatches = async () =>
    (await Promise.all(filed.map(({ id }) => reportIn(serbia, id)))).map(({ dispatches: [one] }) => one);
  const answers = async () => (await dispatches()).map((one) => one?.answer);
  const references = async () => (await forwardedTo(montenegro)).map(({ reference }) => reference);

  test("what is filed in Serbia while Montenegro is stopped waits, and is there once it runs again, each once", async () => {
    await montenegro.kill();
    filed = await Promise.all([file(serbia), file(serbia), file(serbia)]);
    await serbia.until(dispatches, (all) => all.every((one) => one?.peer?.since !== undefined));
    expect((await dispatches()).map((one) => one?.state)).toEqual(["pending", "pending", "pending"]);

    await montenegro.start();
    const sent = await serbia.until(dispatches, (all) => all.every((one) => one?.peer?.id !== undefined));
    expect(new Set(sent.map((one) => one?.peer?.reference))).toEqual(new Set(await references()));
    expect(await references()).toHaveLength(3);
    expect(await mailsAcross(serbia)).toBe(0);
  });

  test("what an officer in Montenegro asks, the reporter in Serbia reads, and the answer is read over there", async () => {
    const [first] = filed;
    const [one] = await dispatches();
    if (!first || !one?.peer?.id) throw new Error("nothing was forwarded");
    const officer = await officerOf(montenegro, one.peer.reference ?? "");
    await officer.act("ask", { text: "U kojoj je školi?" });
    await serbia.until(
      () => messagesIn(serbia, first.id),
      (all) => all.some(({ text }) => text === "U kojoj je školi?"),
    );
    const reporter = new Reporter(first.receipt, "sr-Latn", serbia.target);
    expect(await reporter.look()).toContain("U kojoj je školi?");
    await reporter.reply("U Oktoih, Podgorica.", "no");
    const there = await serbia.until(
      () => messagesIn(montenegro, one.peer?.id ?? ""),
      (all) => all.length > 1,
    );
    expect(there.map(({ kind, text }) => [kind, text])).toEqual([
      ["question", "U kojoj je školi?"],
      ["reply", "U Oktoih, Podgorica."],
    ]);
  });

  test("what is taken on in Montenegro is taken on in Serbia, though it was stopped in between", async () => {
    // Or a question that is under way already would hear it before the stop.
    await serbia.kill();
    for (const reference of await references()) await (await officerOf(montenegro, reference)).act("acknowledge");
    await montenegro.kill();
    await serbia.start();
    // Asked in vain.
    for (let time = 0; time < 2; time++) {
      serbia.system.advance(10 * 60_000);
      await serbia.system.tick();
    }
    expect(await answers()).toEqual(["none", "none", "none"]);

    await montenegro.start();
    await serbia.until(answers, (all) => all.every((one) => one === "acknowledged"));
    for (const one of filed) expect(await progressOf(serbia, one)).toBe("taken-on");
  });

  test("what is closed in Montenegro is closed in Serbia, with what came of it", async () => {
    for (const reference of await references()) {
      await (await officerOf(montenegro, reference)).act("close", { outcome: "protected" });
    }
    await serbia.until(answers, (all) => all.every((one) => one === "closed"), 60 * 60_000);
    for (const one of filed) {
      expect(await progressOf(serbia, one)).toBe("closed");
      expect(await reportIn(serbia, one.id)).toMatchObject({ state: "closed", dispatches: [{ outcome: "protected" }] });
    }
  });

  test("all in all nothing was lost and nothing is there twice", async () => {
    const there = await forwardedTo(montenegro);
    const here = await Promise.all(filed.map(({ id }) => reportIn(serbia, id)));
    expect(there).toHaveLength(filed.length);
    expect(new Set(there.map(({ partner }) => partner?.case))).toEqual(new Set(here.map(({ reference }) => reference)));
    expect(await mailsAcross(serbia)).toBe(0);
  });
});
