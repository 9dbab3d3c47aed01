import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { minutes } from "../../../shared/domain/instant.js";
import { withdrawn } from "../../../shared/domain/transitions/index.js";
import { reply, withdraw } from "./index.js";
import { aPortal, aReceipt, type Followable } from "./testing/following.js";

/** At which call something goes wrong, and whether the call has taken effect by then. */
interface Fault {
  readonly call: number;
  readonly when: "before" | "after";
}

type Portal = ReturnType<typeof aPortal>;

/** A follow-up in which something happens at one call to its stores, once. */
async function aDisturbed(state: Followable, fault?: Fault, happens: (portal: Portal, id: string) => unknown = fail) {
  const portal = aPortal();
  const { id, receipt } = await portal.aReport(state, {}, RECEIPT);
  let calls = 0;
  const disturbed = <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      const isHit = ++calls === fault?.call;
      if (isHit && fault.when === "before") await happens(portal, id);
      const result = await call(...args);
      if (isHit && fault.when === "after") await happens(portal, id);
      return result;
    };
  };
  const { reports, statements } = portal;
  const deps = {
    ...portal.deps,
    reports: { ...reports, get: disturbed(reports.get), apply: disturbed(reports.apply) },
    statements: {
      addMessage: disturbed(statements.addMessage),
      messages: disturbed(statements.messages),
      erase: disturbed(statements.erase),
    },
    classify: disturbed(portal.deps.classify),
    dispatch: disturbed(portal.deps.dispatch),
  };
  return {
    portal,
    id,
    receipt,
    calls: () => calls,
    post: (act: typeof reply, fields: Readonly<Record<string, string>>) => {
      portal.pass(minutes(1));
      return act({ receipt, ...fields }, "en", deps);
    },
    /** All that an agency or the reporter would ever see of it, but for when it was. */
    outcome: async () => {
      const { state: standing, danger, reading, dispatches, history } = await portal.stored(id);
      return {
        state: standing,
        read: [danger, reading],
        dispatches,
        history: history.map(({ at: _at, ...entry }) => entry),
        messages: await portal.texts(id),
        statement: await statements.get(id),
      };
    },
  };
}

const RECEIPT = aReceipt();

function fail(): never {
  throw transient("store-unavailable");
}

describe.each([
  ["a reply", reply, "acknowledged", { text: "It goes on." }],
  ["a reply in danger", reply, "dispatched", { text: "Help", danger: "yes" }],
  ["a reply in danger before it is read", reply, "received", { text: "Help", danger: "yes" }],
  ["a reply that opens it again", reply, "closed", { text: "It goes on." }],
  ["taking it back", withdraw, "acknowledged", { confirm: "yes" }],
  ["taking it back once it is closed", withdraw, "closed", { confirm: "yes" }],
] as const)("%s, when any one call fails", (_, act, state, fields) => {
  test("is completed by the same post again, and done once", async () => {
    const undisturbed = await aDisturbed(state);
    await undisturbed.post(act, fields);
    const wanted = await undisturbed.outcome();
    const calls = undisturbed.calls();
    expect(calls).toBeGreaterThanOrEqual(3);
    for (let call = 1; call <= calls; call++) {
      for (const when of ["before", "after"] as const) {
        const one = await aDisturbed(state, { call, when });
        const first = await one.post(act, fields);
        const { statusCode } = await one.post(act, fields);
        expect([call, when, statusCode]).toEqual([call, when, 200]);
        expect([call, when, await one.outcome()]).toEqual([call, when, wanted]);
        expect([200, 503]).toContain(first.statusCode);
        expect(one.portal.codes()).toContain(first.statusCode === 503 ? "portal-unavailable" : codeOf(act));
      }
    }
  });

  test("gives back what was typed, on a page that says to send it again", async () => {
    const one = await aDisturbed(state, { call: 1, when: "before" });
    const { statusCode, headers, body = "" } = await one.post(act, fields);
    expect([statusCode, headers?.["retry-after"]]).toEqual([503, "30"]);
    for (const [name, value] of Object.entries({ receipt: RECEIPT, ...fields })) {
      expect(body).toMatch(new RegExp(`name="${name}" value="${value}"( checked|/?>)|name="${name}"[^>]*>\n${value}<`));
    }
  });
});

const codeOf = (act: typeof reply) => (act === reply ? "reporter-replied" : "report-withdrawn");

test.each(["acknowledged", "closed", "received"] as const)(
  "a reply that meets a withdrawal at any call, of a report that is %s, leaves no word behind",
  async (state) => {
    const undisturbed = await aDisturbed(state);
    await undisturbed.post(reply, { text: "It goes on.", danger: "yes" });
    const takenBack = async (portal: Portal, id: string) => {
      await portal.mustApply(id, (report) => withdrawn(report, portal.now()));
      await portal.statements.erase(id);
    };
    for (let call = 1; call <= undisturbed.calls(); call++) {
      for (const when of ["before", "after"] as const) {
        const one = await aDisturbed(state, { call, when }, takenBack);
        const { statusCode } = await one.post(reply, { text: "It goes on.", danger: "yes" });
        const { state: standing, messages } = await one.outcome();
        expect([call, when, standing, messages]).toEqual([call, when, "withdrawn", []]);
        expect([200, 404]).toContain(statusCode);
      }
    }
  },
);

test("a reply that died on the way to a withdrawn report is erased when it is sent again", async () => {
  const one = await aDisturbed("acknowledged");
  await one.portal.mustApply(one.id, (report) => withdrawn(report, one.portal.now()));
  await one.portal.statements.addMessage(
    one.id,
    { at: one.portal.now(), kind: "reply", text: "Late" },
    one.portal.now(),
  );
  const { statusCode } = await one.post(reply, { text: "Late" });
  expect([statusCode, (await one.outcome()).messages]).toEqual([404, []]);
});

test("a bug keeps what was typed, too, and is told without it", async () => {
  const portal = aPortal();
  const { receipt } = await portal.aReport("acknowledged");
  const reports = { ...portal.reports, get: () => Promise.reject(new TypeError("no text of a child")) };
  const { statusCode, body } = await reply({ receipt, text: "It goes on." }, "en", { ...portal.deps, reports });
  expect(statusCode).toBe(503);
  expect(body).toContain("It goes on.");
  expect(portal.telemetry.records).toMatchObject([{ code: "portal-unavailable", facts: { reason: "TypeError" } }]);
  expect(JSON.stringify(portal.telemetry.records)).not.toMatch(/of a child|goes on/);
});
