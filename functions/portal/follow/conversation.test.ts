import { expect, test } from "vitest";
import { minutes } from "../../../shared/domain/instant.js";
import { act } from "../../desk/work/act.js";
import { showReport } from "../../desk/work/show.js";
import { anOfficer } from "../../desk/work/testing/case.js";
import { aPortal, EDUCATION, textOf } from "./testing/following.js";

test("a reporter and an agency talk until it is closed; what the reporter adds then opens it again", async () => {
  const portal = aPortal();
  const { id, receipt } = await portal.aReport("dispatched");
  const officer = anOfficer(EDUCATION, "en");
  const deskDeps = { ...portal.deps, statements: portal.statements, notify: async () => undefined };
  const desk = async (action: string, fields: Readonly<Record<string, string>> = {}, index = 0) => {
    portal.pass(minutes(10));
    const { statusCode } = await act(officer, { dispatch: `${id}.${index}`, action, fields }, deskDeps);
    expect([action, statusCode]).toEqual([action, 303]);
  };
  const seenAtDesk = async (index = 0) => {
    const { body = "" } = await showReport(officer, `${id}.${index}`, deskDeps);
    return textOf(body);
  };
  const seen = async () => (await portal.open({ receipt })).text;
  const writes = async (fields: Readonly<Record<string, string>>) => {
    portal.pass(minutes(10));
    expect((await portal.reply({ receipt, ...fields })).status).toBe(200);
  };

  await desk("acknowledge");
  await desk("ask", { text: "Which school is it?" });
  expect(await seen()).toMatch(
    /Somebody is asking you something Ministry of Education, protection of pupils from violence asks: .* Which school is it\?/,
  );

  await writes({ text: "The one by the river." });
  expect(await seen()).not.toContain("Somebody is asking you something");
  expect(await seenAtDesk()).toContain("The one by the river.");
  const { dispatches: told } = await portal.stored(id);
  expect(told[0]).toMatchObject({ answer: "acknowledged", letter: "news", state: "pending" });
  await portal.mailOut(id, 0);

  await desk("answer", { text: "Thank you. We go there tomorrow." });
  await desk("close", { outcome: "protected", note: "The headmaster is a relative." });
  expect(await seen()).toMatch(
    /They have finished\..*Something was done so that the child is safer\..*asks: .*Which school.*You wrote:.*by the river.*writes:.*tomorrow/s,
  );
  expect(await seen()).not.toContain("headmaster");

  await writes({ text: "It began again." });
  expect((await portal.stored(id)).state).toBe("routed");
  expect(await seen()).not.toContain("They have finished");
  await portal.mailOut(id, 2);
  await desk("acknowledge", {}, 2);
  expect(await seenAtDesk(2)).toContain("It began again.");
  expect(await seen()).toContain("They are dealing with it.");

  expect((await portal.withdraw({ receipt, confirm: "yes" })).status).toBe(200);
  expect(await seenAtDesk(2)).not.toMatch(/river|began again|teacher/);
  expect((await portal.open({ receipt })).status).toBe(404);
});
