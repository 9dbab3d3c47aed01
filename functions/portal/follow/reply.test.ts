import { describe, expect, test } from "vitest";
import { MOST_REPLIES } from "../../../shared/acceptance/say.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { transient } from "../../../shared/domain/errors.js";
import { days, minutes, plus } from "../../../shared/domain/instant.js";
import { closed, withdrawn } from "../../../shared/domain/transitions/index.js";
import { NOON } from "../../../test/support/reports.js";
import { reply } from "./index.js";
import {
  aPortal,
  aReceipt,
  EDUCATION,
  FOCAL_POINT,
  FOLLOWABLE,
  OPEN_STATES,
  POLICE,
  unescaped,
} from "./testing/following.js";

describe("what a reporter writes", () => {
  test.each(FOLLOWABLE)("is kept and recorded while the report is %s, and shown with thanks", async (state) => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport(state);
    const { status, body, text } = await portal.reply({ receipt, text: " It goes on.\nEvery day. ", danger: "no" });
    expect(status).toBe(200);
    expect(text).toContain("Thank you. We have what you wrote.");
    expect(body).toContain("It goes on.\nEvery day.<");
    expect(await portal.texts(id)).toEqual([["reply", "It goes on.\nEvery day."]]);
    expect((await portal.stored(id)).history.at(-1)).toEqual({ at: NOON, code: "replied" });
    expect(JSON.stringify([await portal.stored(id), portal.dispatch.sent])).not.toContain("Every day");
  });

  test("is told at once to those who are dealing with it", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    await portal.reply({ receipt, text: "It goes on." });
    expect((await portal.stored(id)).dispatches[0]).toMatchObject({ state: "pending", letter: "news" });
    expect(portal.dispatch.sent).toEqual([
      { event: { type: "dispatch-due.1", reportId: id, jurisdiction: "RS", dispatch: 0 }, lane: "standard" },
    ]);
  });

  test("wakes nobody before there is anybody to tell", async () => {
    const portal = aPortal();
    for (const state of ["received", "classified"] as const) {
      const { receipt } = await portal.aReport(state);
      await portal.reply({ receipt, text: "It goes on." });
    }
    expect([portal.classify.sent, portal.dispatch.sent]).toEqual([[], []]);
  });

  test("sent again is one message; after an answer, the same words are new ones", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    const say = async () => {
      portal.pass(minutes(1));
      await portal.reply({ receipt, text: "Yes." });
      return (await portal.stored(id)).history.filter(({ code }) => code === "replied").length;
    };
    expect([await say(), await say()]).toEqual([1, 1]);
    await portal.ask(id, "Still?");
    expect([await say(), await say()]).toEqual([2, 2]);
    expect(await portal.texts(id)).toEqual([
      ["reply", "Yes."],
      ["question", "Still?"],
      ["reply", "Yes."],
    ]);
  });

  test("said again an hour later is a new one: nobody has answered", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    for (const wait of [0, 30, 90]) {
      portal.pass(minutes(wait));
      await portal.reply({ receipt, text: "Please help." });
    }
    expect(await portal.texts(id)).toHaveLength(2);
  });

  test("two at once are both kept, and the same twice at once is kept once", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    const answers = await Promise.all(["A", "B"].map((text) => portal.reply({ receipt, text })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await portal.texts(id)).map(([, text]) => text).sort()).toEqual(["A", "B"]);
    portal.pass(minutes(1));
    await portal.ask(id, "And?");
    await Promise.all(["C", "C"].map((text) => portal.reply({ receipt, text })));
    expect((await portal.texts(id)).filter(([, text]) => text === "C")).toHaveLength(1);
  });

  test("stands after what it answers, although another machine's clock is ahead", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    const ahead = plus(NOON, minutes(2));
    await portal.statements.addMessage(id, { at: ahead, kind: "question", dispatch: 0, text: "Who?" }, NOON);
    const { text } = await portal.reply({ receipt, text: "My uncle." });
    expect(text).not.toContain("Somebody is asking you something");
    await portal.reply({ receipt, text: "My uncle." });
    expect((await portal.texts(id)).map(([kind]) => kind)).toEqual(["question", "reply"]);
    expect((await portal.stored(id)).history.filter(({ code }) => code === "replied")).toHaveLength(1);
  });

  test(`is taken ${MOST_REPLIES} times; then it is not sent, and stays on a page that says whom to call`, async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    for (let count = 0; count < MOST_REPLIES; count++) {
      const at = plus(NOON, count);
      await portal.statements.addMessage(id, { at, kind: "reply", text: `Number ${count}.` }, NOON);
    }
    const before = await portal.stored(id);
    const { status, text } = await portal.reply({ receipt, text: "One more." });
    expect(status).toBe(409);
    expect(text).toMatch(/No more messages fit in here.*116 111.*One more\./s);
    expect(await portal.texts(id)).toHaveLength(MOST_REPLIES);
    expect(await portal.stored(id)).toEqual(before);
    // The last one that fitted may be sent again, to be completed.
    expect((await portal.reply({ receipt, text: `Number ${MOST_REPLIES - 1}.` })).status).toBe(200);
  });
});

describe("somebody is in danger", () => {
  test("who has the report is hurried, and whom danger asks is asked", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("dispatched");
    const { text } = await portal.reply({ receipt, text: "He has a knife.", danger: "yes" });
    expect(text).toMatch(/You tell us that somebody is in danger.*Call: 192/s);
    const { reading, dispatches } = await portal.stored(id);
    expect(reading?.priority).toBe("urgent");
    expect(dispatches.map(({ agency, state, cause }) => [agency, state, cause])).toEqual([
      [EDUCATION, "pending", "routed"],
      [FOCAL_POINT, "sent", "routed"],
      [POLICE, "pending", "raised"],
    ]);
    expect(portal.dispatch.sent.map(({ event }) => event.dispatch)).toEqual([0, 2]);
    expect(portal.codes()).toEqual(["reporter-replied", "report-raised"]);
  });

  test("to a person's body: it takes the express lane", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged", { category: "abuse", priority: "urgent" });
    await portal.reply({ receipt, text: "He is at the door.", danger: "yes" });
    expect((await portal.stored(id)).reading?.priority).toBe("immediate");
    expect(new Set(portal.dispatch.sent.map(({ lane }) => lane))).toEqual(new Set(["express"]));
  });

  test("before it was read: it is read at once", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("received");
    await portal.reply({ receipt, text: "He is at the door.", danger: "yes" });
    expect((await portal.stored(id)).danger).toBe(true);
    expect(portal.classify.sent).toMatchObject([{ event: { reportId: id, danger: true }, lane: "express" }]);
  });

  test("before it was routed: it is noted for the router", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("classified");
    await portal.reply({ receipt, text: "He is at the door.", danger: "yes" });
    expect(await portal.stored(id)).toMatchObject({ danger: true, state: "classified" });
  });

  test("is enough without words, and is said after the same words without it", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("dispatched");
    await portal.reply({ receipt, text: "  ", danger: "yes" });
    expect(await portal.texts(id)).toEqual([["reply", "Somebody is in danger now."]]);
    const other = await portal.aReport("dispatched");
    await portal.reply({ receipt: other.receipt, text: "Help" });
    portal.pass(minutes(1));
    await portal.reply({ receipt: other.receipt, text: "Help", danger: "yes" });
    expect(await portal.texts(other.id)).toEqual([["reply", "Help"]]);
    expect((await portal.stored(other.id)).reading?.priority).toBe("urgent");
  });

  test.each(OPEN_STATES)("is taken while %s although the directory can't be read", async (state) => {
    const portal = aPortal({ directory: { current: () => Promise.reject(transient("directory-missing")) } });
    const { id, receipt } = await portal.aReport(state);
    expect((await portal.reply({ receipt, text: "Help", danger: "yes" })).status).toBe(200);
    const report = await portal.stored(id);
    expect(report.danger).toBe(true);
    if (!["received", "classified"].includes(state)) expect(report.reading?.priority).toBe("urgent");
  });
});

describe("a closed report", () => {
  test("is taken up again by the agency that closed it", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("closed");
    const { text } = await portal.reply({ receipt, text: "It began again." });
    expect(text).not.toContain("They have finished");
    const { state, dispatches } = await portal.stored(id);
    expect(state).toBe("routed");
    expect(dispatches.slice(2)).toMatchObject([{ agency: EDUCATION, role: "acts", cause: "reopened" }]);
    expect(portal.dispatch.sent.map(({ event }) => event.dispatch)).toEqual([2]);
  });

  test("that is closed once more is taken up once more, by the same words", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("closed");
    portal.pass(minutes(1));
    await portal.reply({ receipt, text: "It began again." });
    await portal.mailOut(id, 2);
    portal.pass(minutes(1));
    const outcome = { outcome: "unfounded", retention: days(180) } as const;
    await portal.mustApply(id, (report) => closed(report, 2, outcome, portal.now()));
    portal.pass(minutes(1));
    await portal.reply({ receipt, text: "It began again." });
    expect((await portal.stored(id)).dispatches.slice(3)).toMatchObject([{ agency: EDUCATION, cause: "reopened" }]);
    expect(await portal.texts(id)).toHaveLength(2);
  });

  test("goes to the focal point when that agency has left the directory", async () => {
    const book = builtInBook("RS");
    const agencies = book.agencies.filter(({ id }) => id !== EDUCATION);
    const portal = aPortal({ directory: { current: async () => ({ ...book, agencies }) } });
    const { id, receipt } = await portal.aReport("closed");
    await portal.reply({ receipt, text: "It began again." });
    expect((await portal.stored(id)).dispatches.slice(2)).toMatchObject([{ agency: FOCAL_POINT, role: "acts" }]);
  });

  test("with somebody in danger goes to all whom danger asks, each once", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("closed");
    await portal.reply({ receipt, text: "He has a knife.", danger: "yes" });
    const { dispatches, reading } = await portal.stored(id);
    expect(reading?.priority).toBe("urgent");
    expect(dispatches.slice(2).map(({ agency, role }) => [agency, role])).toEqual([
      [EDUCATION, "acts"],
      [POLICE, "acts"],
    ]);
  });

  test("is taken up again without the directory, too", async () => {
    const portal = aPortal({ directory: { current: () => Promise.reject(transient("directory-missing")) } });
    const { id, receipt } = await portal.aReport("closed");
    expect((await portal.reply({ receipt, text: "It began again." })).status).toBe(200);
    expect((await portal.stored(id)).dispatches.slice(2)).toMatchObject([{ agency: EDUCATION }]);
  });
});

describe("what can't be taken", () => {
  test.each([
    ["", "Write something first."],
    [" \n ", "Write something first."],
    ["x".repeat(10_001), "Up to 10,000 characters"],
    ["see data:image/png;base64,AAAA", "Pictures and files cannot be sent here."],
  ])("%.20j is told beside its field, with all that was typed", async (text, problem) => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    const before = await portal.stored(id);
    const { status, body, text: page } = await portal.reply({ receipt, text, danger: "no" });
    expect(status).toBe(422);
    expect(page).toContain(problem);
    expect(unescaped(body)).toContain(`\n${text}</textarea>`);
    expect(body).toMatch(/name="danger" value="no" checked/);
    expect(body).toContain('<a href="#text">');
    expect([await portal.stored(id), await portal.texts(id)]).toEqual([before, []]);
  });

  test.each([
    ["mistyped", "4X7Q", 400],
    ["unknown", aReceipt(), 404],
  ])("for a receipt that is %s, the words stay and the receipt can be put right", async (_, receipt, wanted) => {
    const portal = aPortal();
    const { status, body } = await portal.reply({ receipt, text: "It goes on.", danger: "yes" });
    expect(status).toBe(wanted);
    expect(body).toMatch(new RegExp(`type="text" id="receipt" name="receipt" value="${receipt}"`));
    expect(body).toContain("\nIt goes on.</textarea>");
    expect(body).toMatch(/name="danger" value="yes" checked/);
  });

  test("for a report that was withdrawn while it was sent, leaves no word behind", async () => {
    const receipt = aReceipt();
    const never = aPortal();
    const portal = aPortal();
    const { id } = await portal.aReport("dispatched", {}, receipt);
    const statements = {
      ...portal.statements,
      addMessage: async (...args: Parameters<typeof portal.statements.addMessage>) => {
        await portal.mustApply(id, (report) => withdrawn(report, NOON));
        await portal.statements.erase(id);
        await portal.statements.addMessage(...args);
      },
    };
    const fields = { receipt, text: "It goes on." };
    const { statusCode, body } = await reply(fields, "en", { ...portal.deps, statements });
    const unknown = await never.reply(fields);
    expect([statusCode, body]).toEqual([unknown.status, unknown.body]);
    expect(await portal.texts(id)).toEqual([]);
  });
});
