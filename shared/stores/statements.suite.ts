import { describe, expect, test } from "vitest";
import { NOON } from "../../test/support/reports.js";
import { days, plus } from "../domain/instant.js";
import type { NoticeContent } from "../domain/notices.js";
import type { Message, Statement } from "../domain/statement.js";
import { STATEMENT_BACKSTOP, type StatementStore } from "./statements.js";

const until = plus(NOON, STATEMENT_BACKSTOP);
const statement = (id: string): Statement => ({
  id,
  text: "Прича с дијакритицима: đšžčć ỷ 😀",
  urls: ["https://a.example/x"],
});

/** What every store of statements promises. `open` gives an empty one. */
export function statementSuite(name: string, open: () => Promise<StatementStore>): void {
  describe(name, () => {
    test("gives back what was stored, letter by letter, and nothing for an unknown id", async () => {
      const store = await open();
      await store.create({ ...statement("a"), contact: "after school", contactSafely: "not at home" }, until);
      expect(await store.get("a")).toEqual({
        ...statement("a"),
        contact: "after school",
        contactSafely: "not at home",
      });
      expect(await store.get("b")).toBeUndefined();
    });

    test("many are read at once, each answered on its own", async () => {
      const store = await open();
      const ids = Array.from({ length: 30 }, (_, index) => `report-${index}`);
      await Promise.all(ids.map((id) => store.create(statement(id), until)));
      const read = await Promise.all([...ids, "unknown", "report-0"].map((id) => store.get(id)));
      expect(read.map((one) => one?.id)).toEqual([...ids, undefined, "report-0"]);
    });

    test("a statement that is there already stays as it is", async () => {
      const store = await open();
      await store.create(statement("a"), until);
      await store.create({ ...statement("a"), text: "something else" }, until);
      expect((await store.get("a"))?.text).toBe(statement("a").text);
    });

    test("under an id that somebody else chose, the first body's words stand, and another's are told so", async () => {
      const store = await open();
      const first = { ...statement("a"), done: "We called the school.", digest: "first" };
      const both = [first, first, { ...first, text: "something else", digest: "other" }];
      const stood: boolean[] = [];
      for (const one of both) stood.push(await store.create(one, until));
      expect(stood).toEqual([true, true, false]);
      expect(await store.get("a")).toEqual(first);
    });

    test("of two bodies at once, one stands", async () => {
      const store = await open();
      const bodies = ["first", "other"].map((digest) => ({ ...statement("a"), text: digest, digest }));
      const stood = await Promise.all(bodies.map((one) => store.create(one, until)));
      expect([...stood].sort()).toEqual([false, true]);
      expect((await store.get("a"))?.digest).toBe(bodies[stood.indexOf(true)]?.digest);
    });

    test("an erased statement is gone, and erasing again is harmless", async () => {
      const store = await open();
      await store.create(statement("a"), until);
      await store.create(statement("b"), until);
      await store.erase("a");
      await store.erase("a");
      expect(await store.get("a")).toBeUndefined();
      expect(await store.get("b")).toBeDefined();
    });

    test("keeping an erased statement does not bring it back", async () => {
      const store = await open();
      await store.create(statement("a"), until);
      await store.keep("a", plus(NOON, days(800)));
      expect(await store.get("a")).toEqual(statement("a"));
      await store.erase("a");
      await store.keep("a", plus(NOON, days(800)));
      expect(await store.get("a")).toBeUndefined();
    });

    test("messages come back in order, the same one once, and go with the statement", async () => {
      const store = await open();
      await store.create(statement("a"), until);
      const [first, second]: Message[] = [
        { at: NOON, kind: "question", dispatch: 0, text: "Где је дете сада?" },
        { at: plus(NOON, days(1)), kind: "reply", text: "Kod kuće je." },
      ];
      if (!first || !second) throw new Error("no messages");
      for (const one of [second, first, first]) await store.addMessage("a", one, until);
      await store.addMessage("b", { ...first, text: "another report" }, until);
      expect(await store.messages("a")).toEqual([first, second]);
      expect(await store.get("a")).toEqual(statement("a"));
      await store.erase("a");
      expect(await store.messages("a")).toEqual([]);
      expect(await store.messages("b")).toHaveLength(1);
    });

    test("what notices say comes back in the order asked for, each once, apart from messages, and goes with the statement", async () => {
      const store = await open();
      await store.create(statement("a"), until);
      const content = (id: string): NoticeContent => ({
        id,
        at: NOON,
        url: `https://a.example/${id}`,
        provider: "abuse@host.example",
        kind: "csam-baseline",
        basis: "reported",
        urgency: "urgent",
      });
      for (const id of ["2", "1", "1"]) await store.addNotice("a", content(id), until);
      await store.addNotice("b", { ...content("1"), url: "https://another.example/" }, until);
      expect(await store.notices("a", ["1", "unknown", "2"])).toEqual([content("1"), content("2")]);
      expect(await store.notices("a", [])).toEqual([]);
      expect(await store.messages("a")).toEqual([]);
      await store.keep("a", plus(NOON, days(800)));
      expect(await store.notices("a", ["2"])).toEqual([content("2")]);
      await store.erase("a");
      expect(await store.notices("a", ["1", "2"])).toEqual([]);
      expect(await store.notices("b", ["1"])).toHaveLength(1);
    });
  });
}
