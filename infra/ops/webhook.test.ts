import { describe, expect, test } from "vitest";
import { days, type Instant, instantAt, minutes, plus } from "../../shared/domain/instant.js";
import type { Partner } from "../../shared/partners/partner.js";
import type { PartnerStore } from "../../shared/partners/store.js";
import { validSecrets } from "../../shared/partners/webhook.js";
import { memoryPartners } from "../../shared/stores/partners.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { memoryWebhooks } from "../../shared/stores/webhooks.memory.js";
import { aReport } from "../../test/support/reports.js";
import { EXIT, UsageError } from "./command.js";
import { webhook } from "./webhook.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const NAMED = ["--deployment", "safelane"];
const URL_OF = ["--url", "https://alo.example/hooks/9f2c"];
const ALO: Partner = {
  id: "alo",
  name: "ALO 116-111",
  jurisdictions: ["AL"],
  endpoints: ["reports"],
  perMinute: 60,
  perDay: 5_000,
  suspended: false,
  keys: [],
};

/** Commands at noon, or whenever `at` says. `between` is what somebody else does before a partner is saved. */
async function setUp({ toThisMachine = false } = {}) {
  const [partners, webhooks, reports] = [memoryPartners(), memoryWebhooks(), memoryReports()];
  await partners.save(ALO);
  const [said, complained, tables]: [string[], string[], string[]] = [[], [], []];
  const world = { at: NOON, between: async (): Promise<unknown> => undefined };
  const store: PartnerStore = {
    ...partners,
    save: async (...change) => {
      const { between } = world;
      world.between = async () => undefined;
      await between();
      return partners.save(...change);
    },
  };
  const from =
    <Store>(opened: Store) =>
    (table: string) => {
      tables.push(table);
      return opened;
    };
  const ops = {
    print: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
    openPartners: from(store),
    openWebhooks: from(webhooks),
    openReports: from(reports),
    toThisMachine,
    time: { now: () => world.at },
  };
  const run = (...words: string[]) => webhook(words, ops);
  const secretOf = async (...words: string[]): Promise<string> => {
    said.splice(0);
    if ((await run(...words)) !== EXIT.done) throw new Error(complained.at(-1));
    const shown = said.filter((line) => line.startsWith("whsec_"));
    if (shown.length !== 1) throw new Error(`${shown.length} secrets are shown`);
    return shown[0] ?? "";
  };
  const signing = async (now: Instant = world.at) =>
    validSecrets((await webhooks.webhook("alo")) ?? { secrets: [] }, now).map(({ secret }) => secret);
  return { partners, webhooks, reports, world, said, complained, tables, run, secretOf, signing };
}

describe("add", () => {
  test("shows the secret once, and the partner is told from now on", async () => {
    const { partners, webhooks, secretOf, signing, run, said, tables } = await setUp();
    const secret = await secretOf("add", "alo", ...URL_OF, ...NAMED);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await signing()).toEqual([secret]);
    expect((await partners.partner("alo"))?.webhook).toEqual({ since: NOON });
    expect((await webhooks.webhook("alo"))?.url).toBe("https://alo.example/hooks/9f2c");
    said.splice(0);
    await run("list", ...NAMED);
    expect(said).toEqual(["alo  alo.example  secret (0 d)", "1 webhooks"]);
    expect(new Set(tables)).toEqual(new Set(["safelane-directory"]));
  });

  test("of a second one is refused, as is one for nobody", async () => {
    const { run, complained } = await setUp();
    await run("add", "alo", ...URL_OF, ...NAMED);
    expect(await run("add", "alo", ...URL_OF, ...NAMED)).toBe(EXIT.refused);
    expect(await run("add", "nobody", ...URL_OF, ...NAMED)).toBe(EXIT.refused);
    expect(complained).toEqual([
      expect.stringContaining("it has one already"),
      expect.stringContaining("no such partner"),
    ]);
  });

  test("beaten by somebody else shows no secret, tells nothing, and can be repeated", async () => {
    const { partners, world, run, said, secretOf, signing } = await setUp();
    world.between = () => partners.save({ ...ALO, perDay: 1 }, 1);
    expect(await run("add", "alo", ...URL_OF, ...NAMED)).toBe(EXIT.refused);
    expect(said).toEqual([]);
    expect(await partners.partner("alo")).toEqual({ ...ALO, perDay: 1, version: 2 });
    const secret = await secretOf("add", "alo", ...URL_OF, ...NAMED);
    expect([await signing(), (await partners.partner("alo"))?.perDay]).toEqual([[secret], 1]);
  });

  test.each([
    "http://alo.example/",
    "https://user@alo.example/",
    "https://:pass@alo.example/",
    "https://alo.example/#part",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://192.168.1.9/",
    "https://169.254.169.254/latest/meta-data/",
    "https://localhost/",
    "https://api.localhost/",
    "https://db.internal/",
    "https://printer.local/",
    "https://intranet/",
    "https://alo.example./",
    "ftp://alo.example/",
    "alo.example",
    "http://127.0.0.1:4100/",
  ])("takes no %s", async (url) => {
    const { run, partners } = await setUp();
    await expect(run("add", "alo", "--url", url, ...NAMED)).rejects.toThrow(UsageError);
    expect((await partners.partner("alo"))?.webhook).toBeUndefined();
  });

  test("on one machine takes what is there, too", async () => {
    const { run, webhooks } = await setUp({ toThisMachine: true });
    expect(await run("add", "alo", "--url", "http://127.0.0.1:4100/hook", ...NAMED)).toBe(EXIT.done);
    expect((await webhooks.webhook("alo"))?.url).toBe("http://127.0.0.1:4100/hook");
    await expect(run("change", "alo", "--url", "http://10.0.0.1/", ...NAMED)).rejects.toThrow(UsageError);
  });
});

describe("rotate", () => {
  test("lets both secrets sign for a week, then the new one alone", async () => {
    const { run, said, secretOf, signing } = await setUp();
    const old = await secretOf("add", "alo", ...URL_OF, ...NAMED);
    const fresh = await secretOf("rotate", "alo", ...NAMED);
    const week = plus(NOON, days(7));
    expect([await signing(plus(week, -1)), await signing(week)]).toEqual([[old, fresh], [fresh]]);
    await run("list", ...NAMED);
    expect(said.at(-2)).toBe(`alo  alo.example  secret (0 d, ends ${week})  secret (0 d)`);
  });

  test("leaves at most two, and ends all old ones when told to", async () => {
    const { run, complained, secretOf, signing } = await setUp();
    await secretOf("add", "alo", ...URL_OF, ...NAMED);
    await secretOf("rotate", "alo", ...NAMED);
    expect(await run("rotate", "alo", ...NAMED)).toBe(EXIT.refused);
    expect(complained).toEqual([expect.stringContaining("two secrets sign now")]);
    const last = await secretOf("rotate", "alo", "--days", "0", ...NAMED);
    expect(await signing()).toEqual([last]);
  });
});

test("change tells another address, keeps the secret, and is on whatever the one before said", async () => {
  const { partners, webhooks, world, run, said, secretOf, signing } = await setUp();
  const secret = await secretOf("add", "alo", ...URL_OF, ...NAMED);
  await webhooks.switchOff("alo", NOON);
  await run("list", ...NAMED);
  expect(said.at(-2)).toContain("off, its receiver is gone");
  world.at = plus(NOON, minutes(1));
  expect(await run("change", "alo", "--url", "https://new.example/", ...NAMED)).toBe(EXIT.done);
  expect((await partners.partner("alo"))?.webhook).toEqual({ since: world.at });
  expect(await signing()).toEqual([secret]);
  await run("list", ...NAMED);
  expect(said.at(-2)).toBe("alo  new.example  secret (0 d)");
});

test("remove forgets address and secrets, and completes what an earlier one left", async () => {
  const { partners, webhooks, run } = await setUp();
  await run("add", "alo", ...URL_OF, ...NAMED);
  // One that came no further than to say so.
  await partners.save(ALO, 2);
  expect(await run("remove", "alo", ...NAMED)).toBe(EXIT.done);
  expect([await webhooks.webhook("alo"), (await partners.partner("alo"))?.webhook]).toEqual([undefined, undefined]);
  expect(await run("rotate", "alo", ...NAMED)).toBe(EXIT.refused);
  expect(await run("add", "alo", ...URL_OF, ...NAMED)).toBe(EXIT.done);
});

describe("replay", () => {
  const hearing = { id: "alo", digest: "x", webhook: { number: 2, told: "taken-on - 0 -" } };
  const trying = { news: "closed referred 0 -", at: NOON, attempts: 10, sentAt: NOON, nextAt: plus(NOON, days(1)) };

  test("makes owed what was not heard and what came before, and leaves what is known", async () => {
    const { reports, tables, run, said } = await setUp();
    await run("add", "alo", ...URL_OF, ...NAMED);
    const known = aReport({ partner: hearing });
    const givenUp = aReport({ partner: { ...hearing, webhook: { ...hearing.webhook, trying, gaveUpAt: NOON } } });
    const before = aReport({ partner: { id: "alo", digest: "x" } });
    for (const report of [known, givenUp, before]) await reports.create(report);
    expect(await run("replay", "alo", ...NAMED)).toBe(EXIT.done);
    expect(said.at(-1)).toContain("2 of 3 reports");
    const due = (await reports.toTell("alo", NOON)).map(({ id }) => id);
    expect(due.toSorted()).toEqual([givenUp.id, before.id].toSorted());
    expect((await reports.get(givenUp.id))?.partner?.webhook).toEqual({
      ...hearing.webhook,
      trying: { ...trying, attempts: 0, nextAt: NOON },
    });
    expect(tables.at(-1)).toBe("safelane-reports");
  });

  test("tells even what is known, and only of what came since, when told to", async () => {
    const { reports, run } = await setUp();
    await run("add", "alo", ...URL_OF, ...NAMED);
    const [old, late] = [aReport({ partner: hearing }), aReport({ partner: hearing }, plus(NOON, days(2)))];
    for (const report of [old, late]) await reports.create(report);
    await run("replay", "alo", "--even-told", "--since", "2026-11-22", ...NAMED);
    expect((await reports.toTell("alo", NOON)).map(({ id }) => id)).toEqual([late.id]);
    expect((await reports.get(late.id))?.partner?.webhook).toEqual({ number: 2 });
  });

  test("of more than a page reaches them all", async () => {
    const { reports, run, said } = await setUp();
    await run("add", "alo", ...URL_OF, ...NAMED);
    for (let n = 0; n < 130; n++) await reports.create(aReport({ partner: { id: "alo", digest: "x" } }));
    await run("replay", "alo", ...NAMED);
    expect(said.at(-1)).toContain("130 of 130");
  });
});

test.each([
  [[]],
  [["add", "alo", ...NAMED]],
  [["add", ...URL_OF, ...NAMED]],
  [["add", "alo", ...URL_OF]],
  [["list", "alo", ...NAMED]],
  [["rotate", "alo", "--days", "91", ...NAMED]],
  [["replay", "alo", "--since", "yesterday", ...NAMED]],
  [["replay", "alo", "--since", "2026-13-01", ...NAMED]],
  [["remove", "alo", "--url", "x", ...NAMED]],
])("%j is no command", async (words) => {
  const { run } = await setUp();
  await expect(run(...words)).rejects.toThrow(UsageError);
});
