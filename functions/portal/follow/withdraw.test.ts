import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { withdraw } from "./index.js";
import { aPortal, aReceipt, FOLLOWABLE, textOf } from "./testing/following.js";

describe("taking it back", () => {
  test.each(FOLLOWABLE)("erases all that was written while the report is %s, and closes the receipt", async (state) => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport(state);
    await portal.reply({ receipt, text: "And more." });
    const { status, text } = await portal.withdraw({ receipt, confirm: "yes" });
    expect(status).toBe(200);
    expect(text).toMatch(/It has been taken back.*We erase everything.*you can write to us again.*Call: 192/s);
    expect((await portal.stored(id)).state).toBe("withdrawn");
    expect([await portal.statements.get(id), await portal.texts(id)]).toEqual([undefined, []]);
    expect((await portal.open({ receipt })).status).toBe(404);
    expect((await portal.reply({ receipt, text: "Again" })).status).toBe(404);
    expect(await portal.texts(id)).toEqual([]);
    expect(portal.codes()).toContain("report-withdrawn");
  });

  test("is told to those who had it, and to nobody else", async () => {
    const portal = aPortal();
    const had = await portal.aReport("acknowledged");
    await portal.withdraw({ receipt: had.receipt, confirm: "yes" });
    expect((await portal.stored(had.id)).dispatches).toMatchObject([
      { letter: "withdrawn", state: "pending" },
      { letter: "withdrawn", state: "pending" },
    ]);
    expect(portal.dispatch.sent.map(({ event }) => event.dispatch)).toEqual([0, 1]);
    const unsent = await portal.aReport("routed");
    await portal.withdraw({ receipt: unsent.receipt, confirm: "yes" });
    expect((await portal.stored(unsent.id)).dispatches).toMatchObject([
      { state: "called-off" },
      { state: "called-off" },
    ]);
    expect(portal.dispatch.sent).toHaveLength(2);
  });

  test("is done only when it is confirmed; the page says what it does", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    const before = await portal.stored(id);
    const { status, body, text } = await portal.withdraw({ receipt });
    expect(status).toBe(422);
    expect(body).toMatch(/<details open/);
    expect(body).toContain('<a href="#confirm">');
    expect(text).toContain("Tick the box");
    expect(text).toMatch(/everything you wrote here is erased.*are told.*the police or others may have to go on/s);
    expect([await portal.stored(id), await portal.statements.get(id)]).toEqual([before, expect.anything()]);
  });

  test("twice is harmless, at once or one after the other", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    const fields = { receipt, confirm: "yes" };
    const [first, second] = await Promise.all([portal.withdraw(fields), portal.withdraw(fields)]);
    const third = await portal.withdraw(fields);
    expect([second, third]).toEqual([first, first]);
    expect((await portal.stored(id)).history.filter(({ code }) => code === "withdrawn")).toHaveLength(1);
  });

  test("of nothing gets the same answer: nothing is there any more", async () => {
    const portal = aPortal();
    const { receipt } = await portal.aReport("acknowledged");
    const done = await portal.withdraw({ receipt, confirm: "yes" });
    expect(await portal.withdraw({ receipt: aReceipt(), confirm: "yes" })).toEqual(done);
    expect((await portal.withdraw({ receipt: "4X7Q", confirm: "yes" })).status).toBe(400);
  });

  test("stands once the report says so, although erasing and telling fail: the clock completes it", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    const fails = () => Promise.reject(transient("store-unavailable"));
    const statements = { ...portal.statements, erase: fails };
    const deps = { ...portal.deps, statements, dispatch: fails };
    const { statusCode } = await withdraw({ receipt, confirm: "yes" }, "en", deps);
    expect([statusCode, (await portal.stored(id)).state]).toEqual([200, "withdrawn"]);
    expect(portal.codes()).toEqual(["report-withdrawn", "transient-failure", "send-failed", "send-failed"]);
  });

  test("that could not be done says so, with the box ticked still", async () => {
    const portal = aPortal();
    const { receipt } = await portal.aReport("acknowledged");
    const reports = { ...portal.reports, apply: () => Promise.reject(transient("reports-unavailable")) };
    const answer = await withdraw({ receipt, confirm: "yes" }, "en", { ...portal.deps, reports });
    expect([answer.statusCode, answer.headers?.["retry-after"]]).toEqual([503, "30"]);
    expect(textOf(answer.body ?? "")).toContain("It could not be taken back right now.");
    expect(answer.body).toMatch(/name="confirm" value="yes" checked/);
    expect(answer.body).toContain(`name="receipt" value="${receipt}"`);
  });
});
