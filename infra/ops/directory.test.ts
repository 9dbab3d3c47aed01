import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { instantAt } from "../../shared/domain/instant.js";
import { memoryDirectory } from "../../shared/stores/directory.memory.js";
import { EXIT, type Ops, UsageError } from "./command.js";
import { directory } from "./directory.js";

const rs = builtInBook("RS");

function setUp(files: Record<string, unknown> = {}) {
  const said: string[] = [];
  const complained: string[] = [];
  const store = memoryDirectory();
  const tables: string[] = [];
  const ops: Ops = {
    print: (line) => said.push(line),
    complain: (line) => complained.push(line),
    read: async (file) => {
      const content = files[file];
      if (content === undefined) return readFileSync(file, "utf8");
      return typeof content === "string" ? content : JSON.stringify(content, undefined, 2);
    },
    openDirectory: (table) => {
      tables.push(table);
      return store;
    },
    time: { now: () => instantAt(0) },
  };
  return { ops, store, said, complained, tables };
}

test("check without files proves the five documents that come with the code", async () => {
  const { ops, said, complained } = setUp();
  expect(await directory(["check"], ops)).toBe(EXIT.done);
  expect(said.map((line) => line.replace(/^.*\//, "").replace(/,.*/, ""))).toEqual([
    "rs.json: sound (RS version 1",
    "me.json: sound (ME version 1",
    "al.json: sound (AL version 1",
    "vn-18.json: sound (VN-18 version 1",
    "vn-dn.json: sound (VN-DN version 1",
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

test("apply puts a document in force and shows what the next one changes", async () => {
  const next = {
    ...rs,
    version: 2,
    retentionDays: 90,
    agencies: rs.agencies.map((agency) => (agency.id === "health" ? { ...agency, hours: "always" as const } : agency)),
    rules: rs.rules.filter(({ id }) => id !== "advice-to-schools"),
  };
  const { ops, store, said, tables } = setUp({ "1.json": rs, "2.json": next });
  expect(await directory(["apply", "1.json", "--table", "directory"], ops)).toBe(EXIT.done);
  expect(await directory(["apply", "2.json", "--table", "directory"], ops)).toBe(EXIT.done);
  expect(tables).toEqual(["directory", "directory"]);
  expect(await store.currentVersion("RS")).toBe(2);
  expect(said.slice(-5)).toEqual([
    "RS: version 1 in force, applying version 2",
    "  ~ agency health",
    "  - rule advice-to-schools",
    "  ~ retentionDays",
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

test.each([
  [[]],
  [["replace"]],
  [["apply", "1.json"]],
  [["apply", "--table", "directory"]],
  [["check", "--table", "directory"]],
  [["check", "--loudly"]],
])("not understood: directory %j", async (args) => {
  await expect(directory(args, setUp().ops)).rejects.toThrow(UsageError);
});
