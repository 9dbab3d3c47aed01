import { describe, expect, test } from "vitest";
import type { DispatchDue } from "../../../events/dispatch-due.js";
import { transient } from "../../../shared/domain/errors.js";
import { minutes, plus } from "../../../shared/domain/instant.js";
import { memoryOutbox } from "../../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../shared/telemetry/memory.js";
import { NOON } from "../../../test/support/reports.js";
import { act } from "./act.js";
import type { ActDeps } from "./actions/action.js";
import { showReport } from "./show.js";
import {
  aDispatch,
  aDispatched,
  anOfficer,
  aStatement,
  POLICE,
  PREVENTION,
  textOf,
  unescaped,
} from "./testing/case.js";

/** Which call fails, and whether it has taken effect by then. */
interface Fault {
  readonly call: number;
  readonly when: "before" | "after";
}

const report = aDispatched([aDispatch(POLICE), aDispatch(PREVENTION, { role: "informed" })]);
const officer = anOfficer(POLICE, "en");

/** A desk of which one call fails, once. */
async function aDesk(fault?: Fault) {
  let now = NOON;
  let calls = 0;
  const failing = <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      const isHit = ++calls === fault?.call;
      if (isHit && fault.when === "before") throw transient("store-unavailable");
      const result = await call(...args);
      if (isHit) throw transient("store-unavailable");
      return result;
    };
  };
  const reports = memoryReports();
  const statements = memoryStatements();
  const outbox = memoryOutbox<DispatchDue>();
  await reports.create(report);
  await statements.create(aStatement(report.id), NOON);
  const deps: ActDeps = {
    reports: { ...reports, get: failing(reports.get), apply: failing(reports.apply) },
    statements: {
      ...statements,
      get: failing(statements.get),
      messages: failing(statements.messages),
      addMessage: failing(statements.addMessage),
      keep: failing(statements.keep),
    },
    dispatch: failing(outbox.send),
    notify: memoryOutbox().send,
    time: { now: () => now },
    telemetry: memoryTelemetry(),
  };
  const dispatch = `${report.id}.0`;
  return {
    calls: () => calls,
    post: (action: string, fields: Record<string, string>) => {
      now = plus(now, minutes(1));
      return act(officer, { dispatch, action, fields }, deps);
    },
    show: () => showReport(officer, dispatch, deps),
    /** All that an agency or the reporter would ever see of it, but for when it was. */
    outcome: async () => {
      const stored = await reports.get(report.id);
      return {
        state: stored?.state,
        read: [stored?.reading, stored?.corrections?.map(({ from, to }) => [from, to])],
        dispatches: stored?.dispatches.map(({ remindAt: _at, ...one }) => one),
        history: stored?.history.map(({ at: _at, ...entry }) => entry),
        messages: (await statements.messages(report.id)).map(({ at: _at, ...message }) => message),
      };
    },
  };
}

describe.each([
  ["acknowledge", {}],
  ["return", { reason: "other-place", to: PREVENTION, note: "They know the school." }],
  ["ask", { text: "Is she safe?" }],
  ["answer", { text: "Thank you, she is." }],
  ["close", { outcome: "protected", note: "She is with her aunt." }],
  ["correct", { category: "csam", priority: "immediate" }],
])("%s, when any one call fails", (action, fields) => {
  test("is completed by the same post again, and done once", async () => {
    const undisturbed = await aDesk();
    await undisturbed.post(action, fields);
    const wanted = await undisturbed.outcome();
    const calls = undisturbed.calls();
    expect(calls).toBeGreaterThanOrEqual(2);
    for (let call = 1; call <= calls; call++) {
      for (const when of ["before", "after"] as const) {
        const desk = await aDesk({ call, when });
        const first = await desk.post(action, fields);
        const { statusCode } = first.statusCode === 503 ? await desk.post(action, fields) : first;
        expect([call, when, statusCode]).toEqual([call, when, 303]);
        expect([call, when, await desk.outcome()]).toEqual([call, when, wanted]);
      }
    }
  });

  test("gives back what was typed, on a page that says to send it again", async () => {
    const desk = await aDesk({ call: 1, when: "before" });
    const { statusCode, headers, body = "" } = await desk.post(action, fields);
    expect([statusCode, headers?.["retry-after"]]).toEqual([503, "30"]);
    expect(textOf(body)).toContain("It could not be saved just now. Please send it again in a moment.");
    expect(body).toMatch(new RegExp(`action="/desk/reports/${report.id}\\.0/(${action}|ask)"`));
    for (const [name, value] of Object.entries(fields)) {
      const typed = new RegExp(
        `name="${name}" value="${value}" checked|<option value="${value}" selected|name="${name}"[^>]*>\n${value.replace("?", "\\?")}<`,
      );
      expect(unescaped(body)).toMatch(typed);
    }
  });
});

test("a look that can't be recorded shows nothing; any other failure leaves the look recorded", async () => {
  const undisturbed = await aDesk();
  await undisturbed.show();
  for (let call = 1; call <= undisturbed.calls(); call++) {
    for (const when of ["before", "after"] as const) {
      const desk = await aDesk({ call, when });
      await expect(desk.show()).rejects.toThrow("store-unavailable");
      expect((await desk.show()).statusCode).toBe(200);
      expect((await desk.outcome()).history?.filter(({ code }) => code === "viewed")).toHaveLength(1);
    }
  }
});

test("a bug keeps what was typed, too", async () => {
  const reports = { ...memoryReports(), get: () => Promise.reject(new TypeError("no text of the report")) };
  const telemetry = memoryTelemetry();
  const deps = {
    reports,
    statements: memoryStatements(),
    dispatch: memoryOutbox().send,
    notify: memoryOutbox().send,
    time: { now: () => NOON },
    telemetry,
  };
  const post = { dispatch: `${report.id}.0`, action: "ask", fields: { text: "Is she safe?" } };
  const { statusCode, body } = await act(officer, post, deps);
  expect(statusCode).toBe(503);
  expect(body).toContain("Is she safe?");
  expect(telemetry.records).toMatchObject([{ code: "desk-unavailable", facts: { reason: "TypeError" } }]);
  expect(JSON.stringify(telemetry.records)).not.toMatch(/no text|safe/);
});
