import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { nameIn } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { days, hours, minutes, plus } from "../../shared/domain/instant.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import type { Report } from "../../shared/domain/report.js";
import { acknowledged } from "../../shared/domain/transitions/index.js";
import { parseMailTag } from "../../shared/mail/tag.js";
import { settle } from "../../shared/stores/settle.js";
import { NOON } from "../support/reports.js";
import { inMemory } from "./backing.js";
import { World } from "./world.js";

const book = builtInBook("RS");

async function aWorldWith(text: string, danger: boolean) {
  const world = new World(await inMemory.open());
  const nonce = randomUUID();
  const accepted = await world.post({ jurisdiction: "RS", language: "sr-Latn", text, danger, nonce });
  const receipt = parseReceipt(accepted?.receipt ?? "");
  if (!receipt.ok) throw new Error("not accepted");
  const id = reportIdOf(receipt.receipt);
  const report = async (): Promise<Report> => {
    const found = await world.backing.reports.get(id);
    if (!found) throw new Error("gone");
    return found;
  };
  return { world, report };
}

/** Every mail: minutes since the report, whose it is, and its text. */
async function timeline(world: World, { dispatches }: Report) {
  return Promise.all(
    world.mails.map(async ({ raw, tag = "" }) => {
      const { date, text = "" } = await simpleParser(Buffer.from(raw));
      const { index = 0, number = 0 } = parseMailTag(tag) ?? {};
      const minute = ((date?.getTime() ?? 0) - Date.parse(NOON)) / minutes(1);
      return { minute, index, agency: dispatches[index]?.agency ?? "", number, text };
    }),
  );
}

const nameOf = (id: string): string => {
  const agency = book.agencies.find((one) => one.id === id);
  return agency ? nameIn(agency.names, agency.locale) : "";
};

const ATTACK = "Ucenik kaze da ce sutra doneti pistolj u skolu i pucati.";

test("an emergency that nobody acknowledges goes up the ladder by the half hour, on a Saturday, to the focal point", async () => {
  const { world, report } = await aWorldWith(ATTACK, true);
  await world.settle(hours(8));
  const { dispatches } = await report();
  const mails = await timeline(world, await report());
  const lines = dispatches.map(({ agency, role }, index) => ({
    agency,
    role,
    minutes: mails.filter((mail) => mail.index === index).map(({ minute }) => minute),
  }));
  const [first] = lines;
  // Half time and its end: a quarter and half of an hour; the clock looks each minute.
  expect(first?.minutes.map((minute) => Math.floor(minute / 5) * 5)).toEqual([0, 15, 30]);
  for (const { role, minutes: own } of lines) if (role === "informed") expect(own).toHaveLength(1);
  const climbed = dispatches.filter(({ cause }) => cause === "escalated").map(({ agency }) => agency);
  expect(climbed.at(-1)).toBe(book.focalPoint);
  // There it is repeated, each time twice as long after the last.
  const last = lines.findLast(({ agency, role }) => agency === book.focalPoint && role === "acts")?.minutes ?? [];
  const gaps = last.slice(2).map((minute, at) => minute - (last[at + 1] ?? 0));
  expect(gaps.length).toBeGreaterThan(1);
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
});

test("every reminder says whom the report goes to next, while there is somebody", async () => {
  const { world, report } = await aWorldWith(ATTACK, true);
  await world.settle(minutes(40));
  const { dispatches } = await report();
  const next = dispatches.find(({ cause }) => cause === "escalated")?.agency ?? "";
  const [, half, overdue] = (await timeline(world, await report())).filter(
    ({ agency }) => agency === dispatches[0]?.agency,
  );
  expect(half?.text.replaceAll(/\s+/g, " ")).toContain(nameOf(next));
  expect(overdue?.text.replaceAll(/\s+/g, " ")).toContain(nameOf(next));
});

test("a standard report waits for the office to open: no reminder before Monday", async () => {
  const { world, report } = await aWorldWith("Ucenici u grupi vredjaju i ismevaju jednog decaka.", false);
  await world.settle(days(6));
  const { dispatches } = await report();
  const reminders = (await timeline(world, await report())).filter(({ number }) => number > 0);
  expect(reminders.length).toBeGreaterThan(1);
  // Saturday noon to Monday morning, and then eight working hours.
  expect(reminders[0]?.minute).toBeGreaterThan(43 * 60);
  expect(dispatches.some(({ cause }) => cause === "escalated")).toBe(true);
}, 120_000);

test("whenever an agency acknowledges, there is no reminder after, and none before came twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(150), fc.nat(3), async (minute, which) => {
      const { world, report } = await aWorldWith(ATTACK, true);
      await world.settle(minutes(minute));
      const current = await report();
      const acting = current.dispatches.flatMap(({ role }, index) => (role === "acts" ? [index] : []));
      for (const index of which === 3 ? acting : acting.slice(which, which + 1)) {
        const take = (one: Report) => acknowledged(one, index, plus(world.now, days(7)), world.now);
        await settle(world.backing.reports, await report(), take);
      }
      const before = world.mails.length;
      await world.settle(hours(3));
      const after = await report();
      for (const { tag = "" } of world.mails.slice(before)) {
        const { index = 0 } = parseMailTag(tag) ?? {};
        expect(after.dispatches[index]?.answer).not.toBe("acknowledged");
      }
      expect(new Set(world.mails.map(({ tag }) => tag)).size).toBe(world.mails.length);
      if (which === 3) expect(world.mails).toHaveLength(before);
    }),
    { numRuns: 15 },
  );
}, 120_000);

test("whatever fails or dies on the way up, the focal point is asked, and no mail goes out twice unless nobody could know", async () => {
  const fault = fc.record({ at: fc.nat(400), kind: fc.constantFrom("kill" as const, "fail" as const) });
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 60 }), fc.boolean(), async (faults, isBouncing) => {
      const { world, report } = await aWorldWith(ATTACK, true);
      if (isBouncing) for (const { addresses } of book.agencies.slice(0, 4)) world.bouncing.add(addresses[0] ?? "");
      const planned = new Map(faults.map(({ at, kind }) => [at, kind]));
      let seen = 0;
      world.faults = () => planned.get(seen++) ?? "none";
      await world.settle(hours(5));
      const { dispatches } = await report();
      expect(
        dispatches.some(({ agency, role, state }) => agency === book.focalPoint && role === "acts" && state === "sent"),
      ).toBe(true);
      for (const tag of new Set(world.mails.map((mail) => mail.tag))) {
        const times = world.mails.filter((mail) => mail.tag === tag).length;
        expect(times).toBeLessThanOrEqual(1 + world.unrecorded.filter((one) => one === tag).length);
      }
      expect(world.deadLetters).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 240_000);

test("addresses that bounce are followed by the next within the minute, and the time to answer stays", async () => {
  const { world, report } = await aWorldWith(ATTACK, true);
  for (const { addresses } of book.agencies) world.bouncing.add(addresses[0] ?? "");
  await world.settle(minutes(2));
  const { dispatches } = await report();
  for (const { agency, role, address, state, acknowledgeBy, cause } of dispatches) {
    const more = (book.agencies.find(({ id }) => id === agency)?.addresses.length ?? 0) > 1;
    expect([agency, state, address]).toEqual([agency, more ? "sent" : "failed", more ? 1 : 0]);
    if (role === "acts" && cause === "routed") expect(acknowledgeBy).toBe(plus(NOON, minutes(30)));
  }
});
