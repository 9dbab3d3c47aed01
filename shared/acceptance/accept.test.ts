import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { transient } from "../domain/errors.js";
import { minutes, seconds } from "../domain/instant.js";
import { parseReceipt, reportIdOf } from "../domain/receipt.js";
import type { Report } from "../domain/report.js";
import { RATES } from "./lower-rate.js";
import { prove } from "./prove.js";
import type { Submission } from "./submission.js";
import { anAcceptance } from "./testing/an-acceptance.js";

const post = (fields: Partial<Submission> = {}): Submission => ({
  jurisdiction: "RS",
  language: "en",
  text: "Somebody asks my daughter for pictures.",
  ...fields,
});
const danger = (fields: Partial<Submission> = {}) => post({ danger: true, ...fields });
const EXPRESS_CAP = RATES.express.cap / seconds(1);
const STANDARD_CAP = RATES.standard.cap / seconds(1);

/** Reports beyond what a container lets through at once, each another one. */
async function flood(container: ReturnType<typeof anAcceptance>, count: number, fields: Partial<Submission> = {}) {
  for (let n = 0; n < count; n++) await container.accept(post({ text: `Flood ${n}`, ...fields }));
}

describe("a report that is accepted", () => {
  test("is stored in two places, and announced without a word of it", async () => {
    const container = anAcceptance();
    const urls = ["https://chat.example/u/1"];
    const consent = ["self", "parent"] as const;
    const { receipt } = await container.accept(
      danger({ urls, contact: "mum's phone", contactConsent: [...consent], institution: "school" }),
    );
    expect(container.statements.all()[0]).toMatchObject({ urls, contact: "mum's phone", contactConsent: consent });
    expect(container.reports.all()[0]).toMatchObject({ danger: true, institution: "school" });
    const outside = JSON.stringify([container.reports.all(), container.classify.sent, container.telemetry.records]);
    for (const personal of ["daughter", "chat.example", "mum", receipt]) expect(outside).not.toContain(personal);
  });

  test("posted twice is one report with one receipt", async () => {
    const container = anAcceptance();
    const nonce = randomUUID();
    const [first, second] = [await container.accept(post({ nonce })), await container.accept(post({ nonce }))];
    expect(second).toEqual(first);
    expect(container.reports.all()).toHaveLength(1);
    expect(container.statements.all()).toHaveLength(1);
  });

  test("is the same one with a proof, without, with a wrong one, and with what only programs fill in", async () => {
    const container = anAcceptance();
    const nonce = randomUUID();
    for (const how of [{}, { proof: 0 }, { proof: Number.NaN }, { website: "https://spam.example" }])
      await container.accept(post({ nonce, ...how }));
    expect(container.reports.all()).toHaveLength(1);
    expect(JSON.stringify(container.statements.all())).not.toContain("spam.example");
  });

  test("is another one when another text comes under the same nonce, or the same text without one", async () => {
    const container = anAcceptance();
    const nonce = randomUUID();
    for (const one of [post({ nonce }), post({ nonce, text: "Something else." }), post(), post()])
      await container.accept(one);
    expect(container.reports.all()).toHaveLength(4);
  });

  test("keeps its receipt when the queue does not take the message", async () => {
    const container = anAcceptance({ classify: () => Promise.reject(transient("queue-unavailable")) });
    const { receipt } = await container.accept(post());
    const parsed = parseReceipt(receipt);
    expect(parsed.ok && reportIdOf(parsed.receipt)).toBe(container.reports.all()[0]?.id);
    expect(container.codes()).toContain("send-failed");
  });

  test("does not come back by being posted again once it was withdrawn", async () => {
    const container = anAcceptance();
    const nonce = randomUUID();
    const accepted = await container.accept(post({ nonce }));
    const [report] = container.reports.all();
    await container.statements.erase(report?.id ?? "");
    const withdrawn = async (): Promise<Report | undefined> => report && { ...report, state: "withdrawn" };
    const later = anAcceptance({
      reports: { ...container.reports, get: withdrawn },
      statements: container.statements,
    });
    expect(await later.accept(post({ nonce }))).toEqual(accepted);
    expect(container.statements.all()).toEqual([]);
    expect(later.classify.sent).toEqual([]);
  });
});

describe("a flood without proofs of work", () => {
  test("is stored and answered to the last report, and put off by no more than its lane's cap", async () => {
    const container = anAcceptance();
    await flood(container, 200);
    await flood(container, 200, { danger: true });
    expect(container.reports.all()).toHaveLength(400);
    const delays = { standard: container.delays().slice(0, 200), express: container.delays().slice(200) };
    expect(Math.max(...delays.standard)).toBe(STANDARD_CAP);
    expect(Math.max(...delays.express)).toBe(EXPRESS_CAP);
    expect(container.codes().filter((code) => code === "report-put-off")).toHaveLength(
      container.delays().filter((delay) => delay > 0).length,
    );
  });

  test("lets those through at once that it is not about: the first few, the other lane, and whoever comes later", async () => {
    const container = anAcceptance();
    await flood(container, 200);
    expect(container.delays().slice(0, RATES.standard.burst)).toEqual(Array(RATES.standard.burst).fill(0));
    await container.accept(danger());
    container.wait(RATES.standard.cap + RATES.standard.interval * RATES.standard.burst);
    await container.accept(post());
    expect(container.delays().slice(-2)).toEqual([0, 0]);
  });

  test("is not overtaken by the clock: a report is due when its message is out and had its time", async () => {
    const quiet = anAcceptance();
    await quiet.accept(post());
    const container = anAcceptance();
    await flood(container, 200);
    const last = container.reports.all().at(-1);
    const patience = Date.parse(quiet.reports.all()[0]?.dueAt ?? "") - Date.parse(last?.receivedAt ?? "");
    expect(Date.parse(last?.dueAt ?? "")).toBe(
      Date.parse(last?.receivedAt ?? "") + patience + seconds(container.delays().at(-1) ?? 0),
    );
  });

  test("gains nothing by sending each report again", async () => {
    const container = anAcceptance();
    await flood(container, 60);
    const again = post({ nonce: randomUUID(), text: "Sent again and again." });
    await container.accept(again);
    const delay = container.delays().at(-1) ?? 0;
    expect(delay).toBeGreaterThan(60);
    for (let n = 0; n < 5; n++) {
      container.wait(seconds(10));
      await container.accept(again);
      expect(container.delays().at(-1)).toBe(delay - 10 * (n + 1));
    }
  });

  test("is put off no further by sending again, and not at all once its time has come", async () => {
    const container = anAcceptance();
    const first = post({ nonce: randomUUID() });
    await container.accept(first);
    await flood(container, 200);
    await container.accept(first);
    expect(container.delays().at(-1)).toBe(0);
  });
});

describe("a proof of work", { timeout: 120_000 }, () => {
  const nonce = randomUUID();
  let proof: number | undefined;
  beforeAll(async () => {
    proof = await prove(nonce);
  });
  const proven = (fields: Partial<Submission> = {}) =>
    post({ nonce, ...(proof !== undefined && { proof }), ...fields });

  test("brings its report past any flood, as often as it is sent", async () => {
    const container = anAcceptance();
    await flood(container, 200);
    await container.accept(proven());
    await container.accept(proven());
    expect(container.delays().slice(-2)).toEqual([0, 0]);
  });

  test("counts for one report", async () => {
    const container = anAcceptance();
    await flood(container, 200);
    await container.accept(proven());
    await container.accept(proven({ text: "Another one on the same proof." }));
    await container.accept(proven());
    expect(container.delays().slice(-3)).toEqual([0, STANDARD_CAP, 0]);
  });

  test("of another nonce, or beside the field that people don't see, counts for nothing and is no reason to refuse", async () => {
    const container = anAcceptance();
    await flood(container, 200);
    await container.accept(proven({ nonce: "not-the-nonce-that-was-solved" }));
    await container.accept(proven({ website: "https://spam.example" }));
    const { nonce: _nonce, ...without } = proven();
    await container.accept(without);
    expect(container.delays().slice(-3)).toEqual([STANDARD_CAP, STANDARD_CAP, STANDARD_CAP]);
    expect(container.reports.all()).toHaveLength(203);
  });

  test("that comes with a report's second post lets it go at once", async () => {
    const container = anAcceptance();
    await flood(container, 200);
    await container.accept(post({ nonce }));
    await container.accept(proven());
    expect(container.delays().slice(-2)).toEqual([STANDARD_CAP, 0]);
  });
});

test("whatever is posted in whatever order, no report waits beyond its cap, and none is lost", async () => {
  const step = fc.record({
    wait: fc.integer({ min: 0, max: minutes(20) }),
    isDanger: fc.boolean(),
    which: fc.nat(5),
    website: fc.option(fc.string(), { nil: undefined }),
    proof: fc.option(fc.oneof(fc.integer(), fc.double()), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (steps) => {
      const container = anAcceptance();
      const receipts = new Set<string>();
      for (const { wait, isDanger, which, website, proof } of steps) {
        container.wait(wait);
        const nonce = `the-nonce-of-report-number-${which}`;
        const how = { ...(website !== undefined && { website }), ...(proof !== undefined && { proof }) };
        receipts.add((await container.accept(post({ nonce, danger: isDanger, ...how }))).receipt);
      }
      expect(container.reports.all()).toHaveLength(receipts.size);
      for (const { lane, delay = 0 } of container.classify.sent) {
        expect(delay).toBeLessThanOrEqual(lane === "express" ? EXPRESS_CAP : STANDARD_CAP);
        expect(Number.isInteger(delay)).toBe(true);
      }
    }),
  );
});
