import { describe, expect, test } from "vitest";
import { transient } from "../../shared/domain/errors.js";
import { minutes } from "../../shared/domain/instant.js";
import { type Answered, acceptedIn, aPartnerApi, HOTLINE, resultsIn, valid } from "./testing/a-partner.js";

/** At which call something goes wrong, and whether the call has taken effect by then. */
interface Fault {
  readonly call: number;
  readonly when: "before" | "after";
}

const KEY = "case-7";
const DISTURBANCES = [() => transient("store-unavailable"), () => new TypeError("a bug")];

/** An API of which one call fails, once. What fails may be the machine, too: nothing after the call is done then. */
async function aDisturbed(fault?: Fault, failure: () => Error = () => transient("store-unavailable")) {
  let calls = 0;
  let armed = false;
  const api = await aPartnerApi([HOTLINE], {
    around:
      (call) =>
      async (...args) => {
        const isHit = armed && ++calls === fault?.call;
        if (isHit && fault.when === "before") throw failure();
        const result = await call(...args);
        if (isHit) throw failure();
        return result;
      },
  });
  return {
    api,
    calls: () => calls,
    /** From here on calls are counted. */
    arm: () => {
      armed = true;
    },
    /** All that an agency, the partner or the clock would ever see of it, but for when it was. */
    outcome: async () => {
      const reports = api.reports.all().sort((a, b) => (a.id < b.id ? -1 : 1));
      const seen = reports.map(async ({ receivedAt: _at, dueAt: _due, version: _version, history, ...rest }) => ({
        ...rest,
        history: history.map(({ at: _when, ...entry }) => entry),
        statement: await api.statements.get(rest.id),
        messages: (await api.statements.messages(rest.id)).map(({ kind, text }) => [kind, text]),
      }));
      return { seen: await Promise.all(seen), statements: api.statements.all().length };
    },
  };
}
type Disturbed = Awaited<ReturnType<typeof aDisturbed>>;

const ACTS: readonly (readonly [string, number, (one: Disturbed) => Promise<Answered>])[] = [
  ["a report", 201, ({ api }) => api.post({ ...valid, done: "We called." }, KEY)],
  ["a batch", 200, ({ api }) => api.batch(["a", "b", "c"].map((key) => ({ ...valid, idempotencyKey: key })))],
  ["a message", 201, async ({ api }) => api.message(await ownId(api), { text: "She called again.", danger: true })],
  ["a withdrawal", 200, async ({ api }) => api.withdraw(await ownId(api))],
];

/** The report that messages and withdrawals are about; there before anything is disturbed. */
const ownId = async ({ reports }: Disturbed["api"]): Promise<string> => reports.all()[0]?.id ?? "";

async function prepared(name: string, fault?: Fault, failure?: () => Error) {
  const one = await aDisturbed(fault, failure);
  if (name === "a message" || name === "a withdrawal") await one.api.post(valid, KEY);
  one.arm();
  return one;
}

describe.each(ACTS)("%s, when any one call fails", (name, status, act) => {
  test("is completed by the same request again, and done once", async () => {
    const undisturbed = await prepared(name);
    await act(undisturbed);
    const wanted = await undisturbed.outcome();
    const calls = undisturbed.calls();
    expect(calls).toBeGreaterThanOrEqual(3);
    for (const failure of DISTURBANCES) {
      for (let call = 1; call <= calls; call++) {
        for (const when of ["before", "after"] as const) {
          const one = await prepared(name, { call, when }, failure);
          const first = await act(one);
          expect([status, 503]).toContain(first.status);
          one.api.pass(minutes(1));
          const second = await act(one);
          expect([call, when, second.status]).toEqual([call, when, status]);
          if (name === "a batch")
            expect(new Set(resultsIn(second.body).map((each) => each.status))).toEqual(new Set([201]));
          expect([call, when, await one.outcome()]).toEqual([call, when, wanted]);
        }
      }
    }
  });
});

test("a report that was accepted is there with its words, whatever fails after it, and is answered alike for ever", async () => {
  const undisturbed = await prepared("a report");
  await undisturbed.api.post(valid, KEY);
  for (let call = 1; call <= undisturbed.calls(); call++) {
    for (const when of ["before", "after"] as const) {
      const one = await prepared("a report", { call, when });
      const first = await one.api.post(valid, KEY);
      one.api.pass(minutes(1));
      const second = await one.api.post(valid, KEY);
      const { id } = acceptedIn(second.body);
      if (first.status === 201) expect(second.body).toBe(first.body);
      expect([(await one.api.statements.get(id))?.text, (await one.api.stored(id)).dueAt]).toEqual([
        valid.text,
        expect.any(String),
      ]);
    }
  }
});

test("a post that died between its statement and its report keeps its words to itself", async () => {
  const one = await aPartnerApi();
  const dies = await aPartnerApi([HOTLINE], {
    statements: one.statements,
    reports: { ...one.reports, create: () => Promise.reject(transient("reports-unavailable")) },
  });
  expect((await dies.post(valid, KEY)).status).toBe(503);
  // Another body under its key is not stored beside its words.
  expect((await one.post({ ...valid, text: "Something else." }, KEY)).status).toBe(422);
  expect(one.counts()).toMatchObject({ reports: 0 });
  expect((await one.post(valid, KEY)).status).toBe(201);
  expect(one.statements.all()).toMatchObject([{ text: valid.text }]);
});

test("a post that meets the withdrawal of its report leaves no words behind", async () => {
  const one = await aPartnerApi();
  const { id } = acceptedIn((await one.post(valid, KEY)).body);
  let looks = 0;
  // It looked before its report was stored, and wrote after it was withdrawn.
  const get = async (wanted: string) => (looks++ === 0 ? undefined : one.reports.get(wanted));
  await one.withdraw(id);
  const late = await aPartnerApi([HOTLINE], { statements: one.statements, reports: { ...one.reports, get } });
  expect((await late.post(valid, KEY)).status).toBe(201);
  expect(one.statements.all()).toEqual([]);
  looks = 0;
  expect((await late.post({ ...valid, text: "Something else." }, KEY)).status).toBe(422);
  expect(one.statements.all()).toEqual([]);
});
