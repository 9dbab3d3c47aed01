import { simpleParser } from "mailparser";
import { decrypt, generateKey, readMessage, readPrivateKey } from "openpgp";
import { expect, test } from "vitest";
import type { Agency } from "../../shared/directory/book.js";
import { permanent, transient } from "../../shared/domain/errors.js";
import { days, hours, minutes, plus } from "../../shared/domain/instant.js";
import { hashOfSecret } from "../../shared/domain/secrets.js";
import type { Transition } from "../../shared/domain/transition.js";
import { acknowledged, noted, reminded } from "../../shared/domain/transitions/index.js";
import { memoryAddressMarks } from "../../shared/stores/address-marks.memory.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { NOON } from "../../test/support/reports.js";
import { dispatch } from "./dispatch.js";
import { aDispatcher, book, withOneAddress, withTwoAddresses } from "./testing/a-dispatcher.js";

const taken = async () => ({ messageId: "m1" });

test("an agency that took a report on keeps it, although a later mail of ours is refused", async () => {
  let isRefused = false;
  const { send, current, reports, outbox } = await aDispatcher(withOneAddress?.id, async () => {
    if (isRefused) throw permanent("mail-rejected");
    return { messageId: "m1" };
  });
  await send(0);
  const { id } = await current();
  await reports.apply(id, acknowledged(await current(), 0, plus(NOON, days(7)), NOON));
  const asked = { letter: "how-it-stands", remindAt: plus(NOON, days(14)) } as const;
  await reports.apply(id, reminded(await current(), 0, asked, plus(NOON, days(7))));
  isRefused = true;
  await send(0, plus(NOON, days(7)));
  const { state, dueAt, dispatches } = await current();
  expect(dispatches).toMatchObject([{ state: "sent", answer: "acknowledged" }]);
  expect([state, dueAt]).toEqual(["acknowledged", plus(NOON, days(14))]);
  expect(outbox.sent).toEqual([]);
});

test("an agency is written to at its first address, and the report waits for its answer", async () => {
  const { send, mails, current } = await aDispatcher(withTwoAddresses?.id, taken);
  await send(0);
  expect(mails.map(({ to }) => to)).toEqual(withTwoAddresses?.addresses.slice(0, 1));
  const { state, dueAt, dispatches } = await current();
  expect(dispatches[0]).toMatchObject({ state: "sent", messageId: "m1", sentAt: NOON });
  expect([state, dueAt]).toEqual(["dispatched", dispatches[0]?.remindAt]);
});

test("the mail brings a link that the report knows by its hash only, a new one with each mail", async () => {
  const { send, mails, current } = await aDispatcher(withTwoAddresses?.id, taken);
  await send(0);
  const text = (await simpleParser(Buffer.from(mails[0]?.raw ?? ""))).text ?? "";
  const [, dispatchId, secret = ""] = /https:\/\/safelane\.example\/desk\/open\/([^/]+)\/(\S+)/.exec(text) ?? [];
  const { id, dispatches } = await current();
  expect(dispatchId).toBe(`${id}.0`);
  expect(dispatches[0]).toMatchObject({ link: hashOfSecret(secret), linkUntil: plus(NOON, days(30)) });
  expect(JSON.stringify(await current())).not.toContain(secret);
});

test("an address that bounced today is passed over for the agency's next one", async () => {
  const marks = memoryAddressMarks();
  await marks.mark("RS", withTwoAddresses?.addresses[0] ?? "", NOON);
  const { send, mails, current } = await aDispatcher(withTwoAddresses?.id, taken, { marks });
  await send(0, plus(NOON, hours(1)));
  expect(mails.map(({ to }) => to)).toEqual(withTwoAddresses?.addresses.slice(1, 2));
  expect((await current()).dispatches[0]?.address).toBe(1);
});

test("what the mail service has no room for comes back as a new message, and never counts as poison", async () => {
  let calls = 0;
  const { send, later, current, telemetry } = await aDispatcher(withTwoAddresses?.id, async () => {
    if (calls++ < 9) throw transient("mail-throttled");
    return { messageId: "m2" };
  });
  for (let round = 0; round < 9; round++) await send(0);
  expect(later.sent).toHaveLength(9);
  expect(later.sent[0]?.event).toMatchObject({ dispatch: 0 });
  expect((await current()).dispatches[0]).toMatchObject({ state: "pending", number: 0 });
  expect(new Set(telemetry.records.map(({ code }) => code))).toEqual(new Set(["mail-paced"]));
  await send(0);
  expect((await current()).dispatches[0]).toMatchObject({ state: "sent", messageId: "m2" });
});

test("only an agency with a key has the statement looked up, and gets it encrypted", async () => {
  const { publicKey, privateKey } = await generateKey({ userIDs: [{ name: "police" }], date: new Date(NOON) });
  const keyed = (agency: Agency): Agency =>
    agency.id === withTwoAddresses?.id ? { ...agency, pgpKey: publicKey.trim().split(/\r?\n/) } : agency;
  const directory = { current: async () => ({ ...book, agencies: book.agencies.map(keyed) }) };
  const { send, mails } = await aDispatcher(withTwoAddresses?.id, taken, { directory });
  await send(0);
  const raw = Buffer.from(mails[0]?.raw ?? "").toString();
  expect(raw).toContain("multipart/encrypted");
  expect(raw).not.toContain("pangolin");
  const armored = /-----BEGIN PGP MESSAGE-----[\s\S]*-----END PGP MESSAGE-----/.exec(raw)?.[0] ?? "";
  const { data } = await decrypt({
    message: await readMessage({ armoredMessage: armored }),
    decryptionKeys: await readPrivateKey({ armoredKey: privateKey }),
    date: new Date(NOON),
  });
  expect((await simpleParser(String(data))).text).toContain("pangolin");

  const refuse = () => Promise.reject(new Error("read without need"));
  const neverRead = { get: refuse, messages: refuse, addMessage: refuse, keep: refuse, erase: refuse };
  const open = await aDispatcher(withTwoAddresses?.id, taken, { statements: neverRead });
  await open.send(0);
  expect(open.mails).toHaveLength(1);
});

test("a mail that its delivery event recorded before its sender could is sent and recorded, not lost", async () => {
  const { send, current, telemetry } = await aDispatcher(withTwoAddresses?.id, taken);
  const reports = memoryReports();
  await reports.create({ ...(await current()) });
  const sending = { acknowledgeBy: plus(NOON, hours(2)), remindAt: plus(NOON, hours(1)) };
  const overtaken = {
    ...reports,
    apply: async (id: string, transition: Transition) => {
      const before = await reports.get(id);
      const event = { delivery: "delivered", messageId: "m1", at: NOON, sending } as const;
      if (before && transition.entries?.[0]?.code === "sent") await reports.apply(id, noted(before, 0, event));
      return reports.apply(id, transition);
    },
  };
  const again = await aDispatcher(withTwoAddresses?.id, taken, { reports: overtaken, telemetry });
  expect(again.mails).toEqual([]);
  await send(0);
  const { id } = await current();
  await dispatch(
    { type: "dispatch-due.1", reportId: id, jurisdiction: "RS", dispatch: 0 },
    { ...again.deps(NOON), reports: overtaken },
  );
  expect((await reports.get(id))?.dispatches[0]).toMatchObject({
    state: "sent",
    messageId: "m1",
    delivery: "delivered",
  });
  expect(telemetry.records.map(({ code }) => code)).not.toContain("mail-unrecorded");
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

test("while the mail service is unavailable nothing went out, and the next message sends at once", async () => {
  let calls = 0;
  const { send, current } = await aDispatcher(withTwoAddresses?.id, async () => {
    if (calls++ === 0) throw transient("mail-unavailable");
    return { messageId: "m2" };
  });
  await expect(send(0)).rejects.toMatchObject({ kind: "transient", code: "mail-unavailable" });
  expect((await current()).dispatches[0]?.state).toBe("pending");
  await send(0);
  expect((await current()).dispatches[0]).toMatchObject({ state: "sent", messageId: "m2" });
});

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
