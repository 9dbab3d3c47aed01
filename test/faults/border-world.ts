import { type DispatchDeps, dispatch } from "../../functions/dispatch/dispatch.js";
import { aDispatcher } from "../../functions/dispatch/testing/a-dispatcher.js";
import { AGENCY, bordering } from "../../functions/dispatch/testing/over-there.js";
import { aPartnerApi, HOTLINE } from "../../functions/partner/testing/a-partner.js";
import { type Duration, days, type Instant, minutes, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import { acknowledged, remarked, replied, withdrawn } from "../../shared/domain/transitions/index.js";
import { httpPeers } from "../../shared/peers/peer.http.js";
import { memoryChannels } from "../../shared/stores/channels.memory.js";
import { settle } from "../../shared/stores/settle.js";
import { partnerFetch } from "../border/partner-fetch.js";
import { NOON, stepsTo } from "../support/reports.js";
import { type Faults, Process } from "./process.js";

const US = { ...HOTLINE, id: "safelane-rs" };
const KEY = "the key";

/**
 * Two deployments with a border between them: our dispatcher, whose processes die or fail where a test says so, and the
 * function that is deployed over there, which takes what arrives.
 */
export async function aBorderWorld() {
  const api = await aPartnerApi([US]);
  const channels = memoryChannels();
  await channels.set({ jurisdiction: "RS", agency: AGENCY, keyId: "Ab3dE6gH9jK2", setAt: NOON }, KEY);
  const there = partnerFetch(api, { [KEY]: US.id });
  const world = { now: NOON as Instant, faults: (() => "none") as Faults };
  const { reports, statements, deps, mails, current } = await aDispatcher(AGENCY, async () => ({ messageId: "m" }));

  const guarded = (process: Process): DispatchDeps => {
    const fetch = process.guard("fetch", there);
    return {
      ...deps(world.now),
      directory: { current: process.guard("directory.current", async () => bordering) },
      reports: {
        ...reports,
        get: process.guard("reports.get", reports.get),
        apply: process.guard("reports.apply", reports.apply),
      },
      statements: {
        get: process.guard("statements.get", statements.get),
        messages: process.guard("statements.messages", statements.messages),
        addMessage: process.guard("statements.addMessage", statements.addMessage),
        keep: process.guard("statements.keep", statements.keep),
        erase: process.guard("statements.erase", statements.erase),
      },
      channels: { key: process.guard("channels.key", channels.key) },
      // A clock of its own: nobody is spared in here, so that each call is tried.
      peers: httpPeers({
        fetch,
        clock: (
          (calls) => () =>
            (calls += 10_000)
        )(0),
      }),
      later: process.guard("later", async () => undefined),
    };
  };

  const pass = (duration: Duration): void => {
    world.now = plus(world.now, duration);
    api.pass(duration);
  };
  /** One message for one dispatch; what it throws is the queue's business. */
  const deliver = async (index = 0): Promise<void> => {
    const { id } = await current();
    const process = new Process(world.faults);
    const event = { type: "dispatch-due.1", reportId: id, jurisdiction: "RS", dispatch: index } as const;
    await process.run(() => dispatch(event, guarded(process)).catch(() => undefined));
  };
  const change = async (with_: (report: Report) => Transition): Promise<void> => {
    await settle(reports, await current(), with_);
  };
  /** What is there of ours, whoever asks. */
  const forwarded = () => api.reports.all();

  return {
    ...{ world, api, mails, current, statements, deliver, pass, forwarded },
    /** Calm again: messages come as the clock sends them. */
    async settle(rounds = 12): Promise<void> {
      world.faults = () => "none";
      for (let round = 0; round < rounds; round++) {
        pass(minutes(1));
        for (const index of (await current()).dispatches.keys()) await deliver(index);
      }
    },
    /** Words first, then the report, as the portal does. */
    async reply(text: string): Promise<void> {
      const { id } = await current();
      await statements.addMessage(id, { at: world.now, kind: "reply", text }, plus(world.now, days(400)));
      await change((report) => replied(report, {}, world.now));
    },
    async withdraw(): Promise<void> {
      await change((report) => withdrawn(report, world.now));
      await statements.erase((await current()).id);
    },
    /** An officer over there takes it on and asks something. */
    async takeOn(question?: string): Promise<void> {
      const [report] = forwarded();
      if (report?.state !== "received") return;
      const now = api.now();
      const steps: ((one: Report) => Transition)[] = [
        ...stepsTo("police", now),
        (one) => acknowledged(one, 0, plus(now, days(30)), now),
        ...(question === undefined ? [] : [(one: Report) => remarked(one, "asked", { dispatch: 0 }, now)]),
      ];
      for (const step of steps) await api.change(report.id, step);
      if (question === undefined) return;
      const message = { at: now, kind: "question", dispatch: 0, text: question } as const;
      await api.statements.addMessage(report.id, message, plus(now, days(400)));
    },
    /** What the reporter said, as it is known over there. */
    async saidThere(): Promise<string[]> {
      const messages = await api.statements.messages(forwarded()[0]?.id ?? "");
      return messages.filter(({ kind }) => kind === "reply").map(({ text }) => text);
    },
  };
}
