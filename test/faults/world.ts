import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod/mini";
import { classified } from "../../events/classified.js";
import { dispatchDue } from "../../events/dispatch-due.js";
import { mailEvent } from "../../events/mail-event.js";
import { noticeDue } from "../../events/notice-due.js";
import { received } from "../../events/received.js";
import { classify } from "../../functions/classify/classify.js";
import { tick } from "../../functions/clock/tick.js";
import type { ActDeps } from "../../functions/desk/work/actions/action.js";
import { dispatch } from "../../functions/dispatch/dispatch.js";
import { notify } from "../../functions/dispatch/notice.js";
import { feedback } from "../../functions/feedback/feedback.js";
import type { FollowDeps } from "../../functions/portal/follow/follow-deps.js";
import { reply, withdraw } from "../../functions/portal/follow/index.js";
import { route } from "../../functions/route/route.js";
import { type Accepted, accept } from "../../shared/acceptance/accept.js";
import { type LowerRate, lowerRate } from "../../shared/acceptance/lower-rate.js";
import type { Submission } from "../../shared/acceptance/submission.js";
import { type Duration, type Instant, instantAt, minutes, plus } from "../../shared/domain/instant.js";
import { JURISDICTIONS, LANES, type Lane } from "../../shared/domain/vocabulary.js";
import type { Response } from "../../shared/http/respond.js";
import { type Consumer, queueHandler } from "../../shared/lambda/queue-handler.js";
import { composeDispatchMail } from "../../shared/mail/dispatch-mail.js";
import type { Outgoing } from "../../shared/mail/mailer.js";
import { MemoryMailer } from "../../shared/mail/mailer.memory.js";
import { parseMailTag, parseNoticeTag } from "../../shared/mail/tag.js";
import { MemoryPeer } from "../../shared/peers/peer.memory.js";
import { memoryChannels } from "../../shared/stores/channels.memory.js";
import { Round } from "../../shared/stores/round.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { read } from "../../shared/triage/read.js";
import { lambdaContext, sqsEvent } from "../support/lambda.js";
import { type Backing, STAGES, type Stage, type Taken } from "./backing.js";
import { type Faults, Process } from "./process.js";

/**
 * The whole pipeline on one backing, with time that only moves when told to, and with processes that die or fail where
 * a test says so. Everything from the queue handler inwards is what is deployed.
 */
export class World {
  now: Instant = instantAt(Date.UTC(2026, 10, 21, 12));
  readonly #mailer = new MemoryMailer();
  /**
   * Tags of mails that went out without being recorded by who sent them: the process died, or heard no answer, in
   * between. Only these may go out again.
   */
  readonly unrecorded: string[] = [];
  /** Addresses that nothing arrives at. */
  readonly bouncing = new Set<string>();
  readonly deadLetters: { body: string; reason: string }[] = [];
  readonly telemetry = memoryTelemetry();
  readonly #lowerRate: LowerRate = lowerRate();
  /** Where a next process dies or fails; see {@link Process}. */
  faults: Faults = () => "none";

  constructor(readonly backing: Backing) {}

  /** All that went out. */
  get mails(): readonly Outgoing[] {
    return this.#mailer.sent;
  }

  /** A reporter's post; undefined when the process died before it answered. */
  async post(submission: Submission): Promise<Accepted | undefined> {
    const process = new Process(this.faults);
    const deps = { ...this.#stores(process), lowerRate: this.#lowerRate };
    return process.run(() => accept(submission, { ...deps, classify: this.#outbox("classify", process, new Round()) }));
  }

  /** Who has the receipt writes again, on the portal; undefined when the process died before it answered. */
  reply(receipt: string, text: string, danger: boolean): Promise<Response | undefined> {
    return this.#atPortal((deps) => reply({ receipt, text, ...(danger && { danger: "yes" }) }, "en", deps));
  }

  /** Takes it back. */
  withdraw(receipt: string): Promise<Response | undefined> {
    return this.#atPortal((deps) => withdraw({ receipt, confirm: "yes" }, "en", deps));
  }

  #atPortal(visit: (deps: FollowDeps) => Promise<Response>): Promise<Response | undefined> {
    const process = new Process(this.faults);
    const round = new Round();
    const deps = {
      ...this.#stores(process),
      served: JURISDICTIONS,
      classify: this.#outbox("classify", process, round),
      dispatch: this.#outbox("dispatch", process, round),
      site: SITE,
    };
    return process.run(() => visit(deps));
  }

  /** What somebody does at the desk; undefined when the process died before it answered. */
  atDesk<T>(work: (deps: ActDeps) => Promise<T>): Promise<T | undefined> {
    const process = new Process(this.faults);
    const outbox = this.#outbox("dispatch", process, new Round());
    return process.run(() => work({ ...this.#stores(process), dispatch: outbox, notify: outbox }));
  }

  async tick(): Promise<void> {
    const process = new Process(this.faults);
    const round = new Round();
    await process.run(() =>
      tick({
        ...this.#stores(process),
        classify: this.#outbox("classify", process, round),
        route: this.#outbox("route", process, round),
        dispatch: this.#outbox("dispatch", process, round),
        notify: this.#outbox("dispatch", process, round),
        ...NO_WEBHOOKS,
      }),
    );
  }

  /** Hands one batch of a queue to its function, as Lambda does. Says whether it is worth trying the next at once. */
  async deliver(stage: Stage, lane: Lane, arrange: (taken: Taken[]) => Taken[] = (taken) => taken): Promise<boolean> {
    const taken = arrange(await this.backing.queue(stage, lane).take());
    if (taken.length === 0) return false;
    const process = new Process(this.faults);
    const mailsBefore = this.mails.length;
    const failed = await process.run(() => this.#invoke(stage, lane, process, taken));
    await this.#noteUnrecorded(mailsBefore);
    await Promise.all(taken.map((one, index) => (failed?.has(index) === false ? one.delete() : one.release())));
    return failed === undefined || failed.size < taken.length;
  }

  /** Lets everything run its course: all queues are worked off, then a minute passes and the clock ticks, and so on. */
  async settle(patience: Duration): Promise<void> {
    const end = plus(this.now, patience);
    while (this.now < end) {
      await this.workOff();
      this.now = plus(this.now, minutes(1));
      await this.tick();
    }
    await this.workOff();
  }

  /** Every queue, until each is empty or only holds what fails. */
  async workOff(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      let worked = false;
      for (const stage of STAGES) {
        for (const lane of LANES) worked = (await this.deliver(stage, lane)) || worked;
      }
      if (!worked) return;
    }
  }

  async #noteUnrecorded(since: number): Promise<void> {
    for (const [position, { tag = "" }] of [...this.mails.entries()].slice(since)) {
      const mail = parseMailTag(tag);
      const notice = parseNoticeTag(tag);
      const report = await this.backing.reports.get(mail?.reportId ?? notice?.reportId ?? "");
      const sent = notice ? report?.notices?.[notice.notice] : report?.dispatches[mail?.index ?? 0];
      if (sent?.messageId !== messageId(position)) this.unrecorded.push(tag);
    }
  }

  async #invoke(stage: Stage, lane: Lane, process: Process, taken: readonly Taken[]): Promise<ReadonlySet<number>> {
    const handler = this.#handlerOf(stage, process);
    const event = sqsEvent(
      taken.map(({ body }) => body),
      lane === "express" ? EXPRESS_ARN : STANDARD_ARN,
    );
    const { batchItemFailures } = await handler(event, lambdaContext);
    return new Set(batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier)));
  }

  #handlerOf(stage: Stage, process: Process): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
    const round = new Round();
    const stores = this.#stores(process);
    const consumer: Consumer = {
      telemetry: this.telemetry,
      middlewares: [],
      round,
      putAside: async (body, reason) => void this.deadLetters.push({ body, reason }),
      expressQueueArn: EXPRESS_ARN,
    };
    const handling = <S extends z.ZodMiniType>(schema: S, handle: (event: z.output<S>) => Promise<void>) =>
      queueHandler(schema, handle, consumer);
    switch (stage) {
      case "classify":
        return handling(received, (event) =>
          classify(event, { ...stores, read, route: this.#outbox("route", process, round) }),
        );
      case "route":
        return handling(classified, (event) =>
          route(event, { ...stores, dispatch: this.#outbox("dispatch", process, round) }),
        );
      case "dispatch": {
        const mailer = { send: process.guard("mailer.send", (mail: Outgoing) => this.#send(mail), "mail-unknown") };
        const mailing = { mailer, compose: composeDispatchMail, from: "dispatch@safelane.example" };
        const outbox = this.#outbox("dispatch", process, round);
        const deps = { ...stores, ...mailing, deskUrl: "https://safelane.example", dispatch: outbox, later: outbox };
        const peers = { channels: memoryChannels(), peers: new MemoryPeer("no key", () => this.now) };
        const all = {
          ...deps,
          ...peers,
          noticeLater: outbox,
          pace: <T>(_lane: Lane, send: () => Promise<T>) => send(),
        };
        return handling(z.discriminatedUnion("type", [dispatchDue, noticeDue]), (event) =>
          event.type === "notice-due.1" ? notify(event, all) : dispatch(event, all),
        );
      }
      case "feedback":
        return handling(mailEvent, (event) =>
          feedback(event, { ...stores, dispatch: this.#outbox("dispatch", process, round) }),
        );
    }
  }

  /**
   * The mail service: takes each mail, and tells what became of it, whatever its sender lives to see. It promises no more
   * than to try: a fault at `outbox.feedback` loses its word.
   */
  async #send(mail: Outgoing): Promise<{ readonly messageId: string }> {
    const { messageId } = await this.#mailer.send(mail);
    const bounced = this.bouncing.has(mail.to);
    const event = { type: "mail-event.1", event: bounced ? "bounced" : "delivered", tag: mail.tag, messageId } as const;
    const lane = bounced ? "express" : "standard";
    const told = { ...event, at: this.now, ...(bounced && { permanent: "Permanent" }) };
    const isLost = this.faults({ number: 0, call: "outbox.feedback", phase: "before" }) !== "none";
    if (!isLost) await this.backing.outbox("feedback", new Round())(told, lane);
    return { messageId };
  }

  #stores(process: Process) {
    const { reports, statements, directory, fingerprints, marks } = this.backing;
    return {
      reports: {
        create: process.guard("reports.create", reports.create),
        get: process.guard("reports.get", reports.get),
        apply: process.guard("reports.apply", reports.apply),
        due: reports.due,
        openAt: process.guard("reports.openAt", reports.openAt),
        receivedIn: reports.receivedIn,
        ofPartner: reports.ofPartner,
        toTell: reports.toTell,
      },
      statements: {
        create: process.guard("statements.create", statements.create),
        get: process.guard("statements.get", statements.get),
        addMessage: process.guard("statements.addMessage", statements.addMessage),
        addNotice: process.guard("statements.addNotice", statements.addNotice),
        notices: process.guard("statements.notices", statements.notices),
        messages: process.guard("statements.messages", statements.messages),
        keep: process.guard("statements.keep", statements.keep),
        erase: process.guard("statements.erase", statements.erase),
      },
      fingerprints: { note: process.guard("fingerprints.note", fingerprints.note) },
      marks: {
        mark: process.guard("marks.mark", marks.mark),
        marked: process.guard("marks.marked", marks.marked),
      },
      directory: { current: process.guard("directory.current", directory.current) },
      time: { now: () => this.now },
      telemetry: this.telemetry,
    };
  }

  #outbox(stage: Stage, process: Process, round: Round) {
    return process.guard(`outbox.${stage}`, this.backing.outbox(stage, round));
  }
}

/** What partners are told has a world of its own: `test/webhooks`. */
const NO_WEBHOOKS = {
  partners: { list: async () => [] },
  webhooks: { switchedOff: async () => new Map() },
  webhook: async () => undefined,
};

const SITE: FollowDeps["site"] = {
  assets: { find: () => undefined, script: { path: "/assets/portal.js", integrity: "sha384-x" } },
  frameAncestors: [],
  leaveTo: undefined,
  locales: ["en"],
};

/** As the mail double counts, from 1. */
const messageId = (position: number): string => `memory-${position + 1}`;

const EXPRESS_ARN = "arn:aws:sqs:eu-central-1:000000000000:express";
const STANDARD_ARN = "arn:aws:sqs:eu-central-1:000000000000:standard";
