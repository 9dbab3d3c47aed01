import { describe, expect, test } from "vitest";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { days, hours, plus } from "../../shared/domain/instant.js";
import { EXIT, UsageError } from "./command.js";
import { directory } from "./directory.js";
import { NOON, rs, setUp } from "./directory-setup.js";

test("check without files proves the five documents that come with the code", async () => {
  const { ops, said, complained } = setUp();
  expect(await directory(["check"], ops)).toBe(EXIT.done);
  expect(said.map((line) => line.replace(/^.*\//, "").replace(/,.*/, ""))).toEqual([
    "rs.json: sound (RS version 3",
    "me.json: sound (ME version 3",
    "al.json: sound (AL version 3",
    "vn-18.json: sound (VN-18 version 3",
    "vn-dn.json: sound (VN-DN version 3",
  ]);
  expect(complained).toEqual([]);
});

test("a document that isn't sound is refused by file, line and path", async () => {
  const broken = { ...rs, ladder: ["education", "somebody"] };
  const { ops, complained } = setUp({ "broken.json": broken });
  expect(await directory(["check", "broken.json"], ops)).toBe(EXIT.refused);
  const line =
    JSON.stringify(broken, undefined, 2)
      .split("\n")
      .findIndex((text) => text.includes('"somebody"')) + 1;
  expect(complained[0]).toMatch(
    new RegExp(`^broken\\.json:${line}: ladder\\[1\\]: unknown-agency; accepted: one of national-contact-centre, `),
  );
});

test("a file that isn't JSON is refused with the line where it ends to be", async () => {
  const { ops, complained } = setUp({ "broken.json": '{\n "version": 1,\n "names" {}\n}' });
  expect(await directory(["check", "broken.json"], ops)).toBe(EXIT.refused);
  expect(complained[0]).toMatch(/^broken\.json: .*line 3/);
});

test("a file that isn't there is refused by name", async () => {
  const { ops, complained } = setUp();
  expect(await directory(["check", "nowhere.json"], ops)).toBe(EXIT.refused);
  expect(complained[0]).toMatch(/^nowhere\.json: ENOENT/);
});

test("a document with a key that nothing can be encrypted with is refused by line, and not applied", async () => {
  const agencies = rs.agencies.map((one, at) => (at === 1 ? { ...one, pgpKey: ["no", "key"] } : one));
  const { ops, store, complained } = setUp({ "rs.json": { ...rs, agencies } });
  expect(await directory(["apply", "rs.json", "--table", "directory"], ops)).toBe(EXIT.refused);
  expect(complained).toEqual([expect.stringMatching(/^rs\.json:\d+: agencies\[1\]\.pgpKey: dead-key; accepted: /)]);
  expect(await store.currentVersion("RS")).toBeUndefined();
});

describe("documents of partners", () => {
  const moved = {
    ...rs,
    agencies: rs.agencies.map((one) =>
      one.id === rs.focalPoint ? { ...one, addresses: ["new@nkc.mit.rs.example"] } : one,
    ),
  };

  test("are refused together when one writes to where the other no longer reads, and the one to put right is named", async () => {
    const { ops, store, complained } = setUp({ "rs.json": moved, "me.json": builtInBook("ME") });
    expect(await directory(["check", "rs.json", "me.json"], ops)).toBe(EXIT.refused);
    expect(complained).toEqual([
      expect.stringMatching(/^me\.json:\d+: agencies\[2\]\.addresses: partner-address-unknown; accepted: with new@nkc/),
    ]);
    expect(await directory(["apply", "rs.json", "me.json", "--table", "directory"], ops)).toBe(EXIT.refused);
    expect(await store.currentVersion("RS")).toBeUndefined();
  });

  test("can be checked alone", async () => {
    expect(await directory(["check", "rs.json"], setUp({ "rs.json": moved }).ops)).toBe(EXIT.done);
  });
});

test("a calendar that ends within two months is warned of, by line, and is no reason to refuse", async () => {
  const short = { ...rs, holidays: { ...rs.holidays, rs: ["2026-11-11", "2027-01-18"] } };
  const { ops, said, complained } = setUp({ "rs.json": short });
  expect(await directory(["check", "rs.json"], ops)).toBe(EXIT.done);
  expect(said.slice(1)).toEqual([
    expect.stringMatching(
      /^rs\.json:\d+: warning: holidays\.rs: calendar-ends-soon; accepted: days off after 2027-01-19/,
    ),
  ]);
  expect(complained).toEqual([]);
});

describe("addresses that mail came back from", () => {
  const [first, second] = rs.agencies[0]?.addresses ?? [];
  if (first === undefined || second === undefined) throw new Error("the first agency has two addresses");

  test("are warned of with a table, and forgotten after a month", async () => {
    const { ops, marks, said, tables } = setUp({ "rs.json": rs });
    await marks.mark("RS", second, plus(NOON, -hours(30)));
    await marks.mark("RS", first, plus(NOON, -days(30)));
    expect(await directory(["check", "rs.json", "--table", "directory"], ops)).toBe(EXIT.done);
    expect(said.slice(1)).toEqual([
      expect.stringMatching(
        /^rs\.json:\d+: warning: agencies\[0\]\.addresses\[1\]: bounced 2026-11-19T06:00:00\.000Z; /,
      ),
    ]);
    expect(tables).toEqual(["directory"]);
  });

  test("are an error when the agency has no other", async () => {
    const { ops, marks, complained } = setUp({ "rs.json": rs });
    await marks.mark("RS", first, NOON);
    await marks.mark("RS", second, NOON);
    expect(await directory(["check", "rs.json", "--table", "directory"], ops)).toBe(EXIT.refused);
    expect(complained).toEqual([
      expect.stringMatching(/^rs\.json:\d+: agencies\[0\]\.addresses: unreachable-agency; /),
    ]);
  });
});

describe("holidays", () => {
  test("prints a draft of a year's days off, and the dates to paste", async () => {
    const { ops, said } = setUp();
    expect(await directory(["holidays", "RS", "2027"], ops)).toBe(EXIT.done);
    expect(said).toContain("2027-11-11 Дан примирја");
    const pasted = said.slice(said.indexOf("") + 1);
    const dates: unknown = JSON.parse(`[${pasted.join("").replace(/,$/, "")}]`);
    expect(dates).toEqual([...new Set(said.slice(0, said.indexOf("")).map((line) => line.slice(0, 10)))]);
  });

  test("of a country that nobody knows are refused", async () => {
    expect(await directory(["holidays", "XX", "2027"], setUp().ops)).toBe(EXIT.refused);
  });
});

test.each([
  [[]],
  [["replace"]],
  [["apply", "1.json"]],
  [["apply", "--table", "directory"]],
  [["check", "--loudly"]],
  [["diff", "--table", "directory"]],
  [["diff", "1.json", "2.json", "--table", "directory"]],
  [["diff", "1.json"]],
  [["replay", "1.json", "--table", "directory"]],
  [["replay", "1.json", "--table", "directory", "--reports", "reports", "--last", "0"]],
  [["rollback", "RS", "--table", "directory"]],
  [["rollback", "XX", "--to", "1", "--table", "directory"]],
  [["rollback", "RS", "--to", "first", "--table", "directory"]],
  [["holidays", "RS"]],
  [["holidays", "RS", "next"]],
])("not understood: directory %j", async (args) => {
  await expect(directory(args, setUp().ops)).rejects.toThrow(UsageError);
});
