import { expect, test } from "vitest";
import type { DispatchDue } from "../../events/dispatch-due.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { permanent, transient } from "../../shared/domain/errors.js";
import { type Instant, minutes, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import { classified, routed } from "../../shared/domain/transitions/index.js";
import { composeDispatchMail } from "../../shared/mail/dispatch-mail.js";
import type { Outgoing } from "../../shared/mail/mailer.js";
import { memoryOutbox } from "../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { dispatch } from "./dispatch.js";

const book = builtInBook("RS");
const withTwoAddresses = book.agencies.find(({ addresses }) => addresses.length > 1);
const withOneAddress = book.agencies.find(({ id, addresses }) => addresses.length === 1 && !book.ladder.includes(id));

/** A routed report with one dispatch to `agency`, and a dispatcher whose mail service answers as `answers` says. */
async function aDispatcher(agency: string | undefined, answer: (mail: Outgoing) => Promise<{ messageId: string }>) {
  const reports = memoryReports();
  const report = aReport();
  await reports.create(report);
  await reports.apply(report.id, classified(aReading(), NOON));
  await reports.apply(
    report.id,
    routed({ rule: "r", hold: false, recipients: [{ agency: agency ?? "", role: "acts" }] }, NOON),
  );
  const mails: Outgoing[] = [];
  const outbox = memoryOutbox<DispatchDue>();
  const telemetry = memoryTelemetry();
  const send = (index: number, now: Instant = NOON) =>
    dispatch(
      { type: "dispatch-due.1", reportId: report.id, jurisdiction: "RS", dispatch: index },
      {
        reports,
        directory: { current: async () => book },
        compose: composeDispatchMail,
        mailer: {
          send: async (mail) => {
            mails.push(mail);
            return answer(mail);
          },
        },
        from: "dispatch@safelane.example",
        dispatch: outbox.send,
        time: { now: () => now },
        telemetry,
      },
    );
  const current = async (): Promise<Report> => {
    const found = await reports.get(report.id);
    if (!found) throw new Error("gone");
    return found;
  };
  return { send, mails, outbox, telemetry, current };
}

const taken = async () => ({ messageId: "m1" });

test("an agency is written to at its first address, and the report waits for its answer", async () => {
  const { send, mails, current } = await aDispatcher(withTwoAddresses?.id, taken);
  await send(0);
  expect(mails.map(({ to }) => to)).toEqual(withTwoAddresses?.addresses.slice(0, 1));
  const { state, dueAt, dispatches } = await current();
  expect(dispatches[0]).toMatchObject({ state: "sent", messageId: "m1", sentAt: NOON });
  expect([state, dueAt]).toEqual(["dispatched", dispatches[0]?.acknowledgeBy]);
});

test("a second message for the same dispatch sends nothing and is done", async () => {
  const { send, mails } = await aDispatcher(withTwoAddresses?.id, taken);
  await send(0);
  await expect(send(0)).rejects.toMatchObject({ kind: "duplicate" });
  expect(mails).toHaveLength(1);
});

test("a message for a dispatch that somebody is at work on waits for them", async () => {
  let finish: (answer: { messageId: string }) => void = () => undefined;
  const { send, mails } = await aDispatcher(withTwoAddresses?.id, () => new Promise((resolve) => (finish = resolve)));
  const first = send(0);
  await expect(send(0)).rejects.toMatchObject({ kind: "transient", code: "dispatch-leased" });
  while (mails.length === 0) await new Promise(setImmediate);
  finish({ messageId: "m1" });
  await first;
  expect(mails).toHaveLength(1);
});

test.each(["mail-throttled", "mail-unavailable"])(
  "after %s nothing went out, and the next message sends at once",
  async (code) => {
    let calls = 0;
    const { send, current } = await aDispatcher(withTwoAddresses?.id, async () => {
      if (calls++ === 0) throw transient(code);
      return { messageId: "m2" };
    });
    await expect(send(0)).rejects.toMatchObject({ kind: "transient", code });
    expect((await current()).dispatches[0]?.state).toBe("pending");
    await send(0);
    expect((await current()).dispatches[0]).toMatchObject({ state: "sent", messageId: "m2" });
  },
);

test("when no answer came the mail may be out: nothing is sent before the lease has ended", async () => {
  const { send, mails, telemetry } = await aDispatcher(withTwoAddresses?.id, () =>
    Promise.reject(transient("mail-unknown")),
  );
  await expect(send(0)).rejects.toMatchObject({ code: "mail-unknown" });
  await expect(send(0)).rejects.toMatchObject({ code: "dispatch-leased" });
  expect(mails).toHaveLength(1);
  expect(telemetry.records.map(({ code }) => code)).not.toContain("mail-maybe-twice");
  await expect(send(0, plus(NOON, minutes(1)))).rejects.toMatchObject({ code: "mail-unknown" });
  expect(mails).toHaveLength(2);
  expect(telemetry.records.map(({ code }) => code)).toContain("mail-maybe-twice");
});

test("a refused address is followed by the agency's next one, then by the next agency", async () => {
  const { send, mails, outbox, current } = await aDispatcher(withTwoAddresses?.id, () =>
    Promise.reject(permanent("mail-rejected")),
  );
  await send(0);
  expect(outbox.sent.map(({ event }) => event.dispatch)).toEqual([0]);
  await send(0);
  expect(mails.map(({ to }) => to)).toEqual(withTwoAddresses?.addresses.slice(0, 2));
  const { state, dispatches } = await current();
  expect(dispatches.map((one) => [one.agency, one.state])).toEqual([
    [withTwoAddresses?.id, "failed"],
    [book.ladder.find((id) => id !== withTwoAddresses?.id), "pending"],
  ]);
  expect(outbox.sent.at(-1)?.event.dispatch).toBe(1);
  expect(state).toBe("routed");
});

test("an agency that has left the directory is followed by the next on the ladder", async () => {
  const { send, mails, current } = await aDispatcher("closed-last-year", taken);
  await send(0);
  expect(mails).toEqual([]);
  expect((await current()).dispatches.map(({ agency }) => agency)).toEqual(["closed-last-year", book.ladder[0]]);
});

test("when nobody is left to write to, the message is put aside and the dispatch stays due", async () => {
  const { send, current } = await aDispatcher(withOneAddress?.id, () => Promise.reject(permanent("mail-rejected")));
  for (let tries = 0; tries < 20; tries++) {
    const index = (await current()).dispatches.findIndex(({ state }) => state === "pending");
    const outcome = await send(index).catch((error: unknown) => error);
    if (outcome !== undefined) {
      expect(outcome).toMatchObject({ kind: "permanent", code: "nobody-to-write-to" });
      break;
    }
  }
  const { dispatches, dueAt } = await current();
  expect(dispatches.map(({ agency }) => agency)).toEqual(expect.arrayContaining([...book.ladder]));
  expect(dispatches.at(-1)?.state).toBe("pending");
  expect(dueAt).toBeDefined();
});
