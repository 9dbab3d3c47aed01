import { describe, expect, test } from "vitest";
import type { Book } from "../../shared/directory/book.js";
import { transient } from "../../shared/domain/errors.js";
import { memoryDirectory } from "../../shared/stores/directory.memory.js";
import { aReading, aReport } from "../../test/support/reports.js";
import { EXIT } from "./command.js";
import { directory } from "./directory.js";
import { NOON, rs, setUp } from "./directory-setup.js";

test("apply puts a document in force and shows what the next one changes", async () => {
  const next: Book = {
    ...rs,
    version: 2,
    retentionDays: 90,
    agencies: rs.agencies.map((agency) =>
      agency.id === "education" ? { ...agency, hours: "always" as const } : agency,
    ),
    rules: rs.rules.filter(({ id }) => id !== "advice-to-schools"),
  };
  const { ops, store, said, tables } = setUp({ "1.json": rs, "2.json": next });
  expect(await directory(["apply", "1.json", "--table", "directory"], ops)).toBe(EXIT.done);
  expect(await directory(["apply", "2.json", "--table", "directory"], ops)).toBe(EXIT.done);
  expect(tables).toEqual(["directory", "directory"]);
  expect(await store.currentVersion("RS")).toBe(2);
  expect(said.slice(-5)).toEqual([
    "RS: version 1 in force, applying version 2",
    '  ~ agency education: hours {"weekdays":[1,2,3,4,5],"from":"07:30","to":"15:30","holidays":"rs"} → "always"',
    "  - rule advice-to-schools",
    "  ~ retentionDays 180 → 90",
    "RS: version 2 applied",
  ]);
});

test("apply again says that nothing changed", async () => {
  const { ops, said } = setUp({ "1.json": rs });
  await directory(["apply", "1.json", "--table", "directory"], ops);
  expect(await directory(["apply", "1.json", "--table", "directory"], ops)).toBe(EXIT.done);
  expect(said.at(-1)).toBe("RS: version 1 unchanged");
});

test("apply refuses another document under a version that is taken", async () => {
  const { ops, complained } = setUp({ "1.json": rs, "other.json": { ...rs, retentionDays: 1 } });
  await directory(["apply", "1.json", "--table", "directory"], ops);
  expect(await directory(["apply", "other.json", "--table", "directory"], ops)).toBe(EXIT.refused);
  expect(complained).toEqual([expect.stringContaining("another document has this version")]);
});

test("one bad file among several, and none is applied", async () => {
  const { ops, store } = setUp({ "1.json": rs, "broken.json": { ...rs, version: 0 } });
  expect(await directory(["apply", "1.json", "broken.json", "--table", "directory"], ops)).toBe(EXIT.refused);
  expect(await store.currentVersion("RS")).toBeUndefined();
});

test("a document in force that can't be read any more does not keep the next one from being applied", async () => {
  const store = memoryDirectory();
  const broken = { ...store, read: () => Promise.reject(transient("directory-invalid")) };
  await store.apply(rs, { appliedAt: NOON, rollback: false });
  const { ops, said } = setUp({ "2.json": { ...rs, version: 2 } }, broken);
  expect(await directory(["apply", "2.json", "--table", "directory"], ops)).toBe(EXIT.done);
  expect(said.at(-2)).toMatch(/can't be read/);
  expect(await store.currentVersion("RS")).toBe(2);
});

describe("diff", () => {
  test("shows what applying would change, and changes nothing", async () => {
    const { ops, store, said } = setUp({ "1.json": rs, "2.json": { ...rs, version: 2, retentionDays: 90 } });
    await directory(["apply", "1.json", "--table", "directory"], ops);
    expect(await directory(["diff", "2.json", "--table", "directory"], ops)).toBe(EXIT.done);
    expect(said.slice(-2)).toEqual(["RS: version 1 in force, compared with version 2", "  ~ retentionDays 180 → 90"]);
    expect(await store.versions("RS")).toEqual([1]);
  });

  test("is refused for a document that isn't sound", async () => {
    const { ops } = setUp({ "2.json": { ...rs, ladder: ["nobody"] } });
    expect(await directory(["diff", "2.json", "--table", "directory"], ops)).toBe(EXIT.refused);
  });
});

describe("rollback", () => {
  const next = { ...rs, version: 2, retentionDays: 90 };
  const both = async () => {
    const given = setUp({ "1.json": rs, "2.json": next });
    await directory(["apply", "1.json", "--table", "directory"], given.ops);
    await directory(["apply", "2.json", "--table", "directory"], given.ops);
    return given;
  };

  test("puts an older version in force and shows what changes", async () => {
    const { ops, store, said } = await both();
    expect(await directory(["rollback", "RS", "--to", "1", "--table", "directory"], ops)).toBe(EXIT.done);
    expect(said.slice(-3)).toEqual([
      "RS: version 2 in force, going back to version 1",
      "  ~ retentionDays 90 → 180",
      "RS: version 1 applied",
    ]);
    expect(await store.currentVersion("RS")).toBe(1);
  });

  test("of a version that never was is refused with those there are", async () => {
    const { ops, store, complained } = await both();
    expect(await directory(["rollback", "RS", "--to", "7", "--table", "directory"], ops)).toBe(EXIT.refused);
    expect(complained).toEqual(["RS: refused: there is no version 7; there are 1, 2"]);
    expect(await store.currentVersion("RS")).toBe(2);
  });
});

describe("replay", () => {
  const bullying = { ...aReport(), reference: "RS-AAAAA-AAAAA", reading: aReading() };
  const fraud = {
    ...aReport(),
    reference: "RS-BBBBB-BBBBB",
    reading: aReading({ category: "fraud", priority: "low" }),
  };
  const unread = { ...aReport(), reference: "RS-CCCCC-CCCCC" };
  const next: Book = {
    ...rs,
    version: 2,
    rules: rs.rules.map((rule) =>
      rule.id === "bullying" ? { ...rule, to: [{ agency: "centre-for-social-work", role: "acts" as const }] } : rule,
    ),
  };

  test("shows whose agencies the new version changes, before anything is in force", async () => {
    const { ops, store, reports, said, tables } = setUp({ "1.json": rs, "2.json": next });
    await directory(["apply", "1.json", "--table", "directory"], ops);
    reports.push(bullying, fraud, unread, { ...bullying, jurisdiction: "ME" });
    tables.splice(0);
    const args = ["replay", "2.json", "--table", "directory", "--reports", "reports"];
    expect(await directory(args, ops)).toBe(EXIT.done);
    expect(tables).toEqual(["directory", "reports"]);
    const printed = said.slice(said.indexOf("RS: version 1 in force, replaying with version 2"));
    expect(printed).toEqual([
      "RS: version 1 in force, replaying with version 2",
      "national-contact-centre: 2 → 1",
      "interior-high-tech-crime: 1 → 1",
      "special-prosecutor: 0 → 0",
      "interior-counter-extremism: 0 → 0",
      "education: 1 → 0",
      "centre-for-social-work: 0 → 1",
      ...["health", "youth-and-sports", "prevention-network", "me-social-secretariat", "training-team"].map(
        (id) => `${id}: 0 → 0`,
      ),
      "RS-AAAAA-AAAAA bullying standard: - education (acts), - national-contact-centre (informed), + centre-for-social-work (acts)",
      "2 reports replayed, 1 change",
    ]);
    expect(await store.currentVersion("RS")).toBe(1);
    expect(await store.versions("RS")).toEqual([1]);
  });

  test("knows who asked for training", async () => {
    const reading = aReading({ category: "advice", priority: "low" });
    const training = { ...aReport(), reference: "RS-DDDDD-DDDDD", institution: "school" as const, reading };
    const without = { ...next, rules: rs.rules.filter(({ id }) => !id.startsWith("training")) };
    const { ops, reports, said } = setUp({ "1.json": rs, "2.json": without });
    await directory(["apply", "1.json", "--table", "directory"], ops);
    reports.push(training);
    await directory(["replay", "2.json", "--table", "directory", "--reports", "reports"], ops);
    expect(said.at(-2)).toBe(
      "RS-DDDDD-DDDDD advice low: - training-team (acts), - education (informed), + national-contact-centre (acts)",
    );
  });

  test("reads as many reports as are asked for, two hundred if nobody says", async () => {
    const { ops, reports, said } = setUp({ "1.json": rs });
    await directory(["apply", "1.json", "--table", "directory"], ops);
    reports.push(...Array.from({ length: 300 }, () => bullying));
    const args = ["replay", "1.json", "--table", "directory", "--reports", "reports"];
    await directory(args, ops);
    expect(said.at(-1)).toBe("200 reports replayed, 0 change");
    await directory([...args, "--last", "7"], ops);
    expect(said.at(-1)).toBe("7 reports replayed, 0 change");
  });

  test("has nothing to compare with before a version is in force", async () => {
    const { ops, complained } = setUp({ "1.json": rs });
    const args = ["replay", "1.json", "--table", "directory", "--reports", "reports"];
    expect(await directory(args, ops)).toBe(EXIT.refused);
    expect(complained).toEqual(["RS: refused: nothing is in force to compare with"]);
  });
});
