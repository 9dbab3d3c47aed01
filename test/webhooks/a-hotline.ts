import { webhookDue } from "../../events/webhook-due.js";
import { type TellingDeps, tellPartners } from "../../functions/clock/tell.js";
import { tell } from "../../functions/webhook/tell.js";
import { summaryOf } from "../../shared/acceptance/summary.js";
import { type Duration, type Instant, minutes, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import { queueHandler } from "../../shared/lambda/queue-handler.js";
import type { PartnerStore } from "../../shared/partners/store.js";
import { aPartner } from "../../shared/partners/testing/partner.js";
import { newSecret } from "../../shared/partners/webhook.js";
import type { WebhookStore } from "../../shared/partners/webhook-store.js";
import { memoryPartners } from "../../shared/stores/partners.memory.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { Round } from "../../shared/stores/round.js";
import { memoryWebhooks } from "../../shared/stores/webhooks.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { messagesIn } from "../../shared/webhooks/news.js";
import { type Notice, notice, type Signed } from "../../shared/webhooks/notice.js";
import type { Posted } from "../../shared/webhooks/post.js";
import { type Faults, Process } from "../faults/process.js";
import { lambdaContext, sqsEvent } from "../support/lambda.js";
import { aReport, NOON } from "../support/reports.js";

export interface Arrived extends Signed {
  readonly url: string;
  readonly at: Instant;
  readonly notice: Notice;
}

/** What a receiver does with a post: it says so, whether or not the post arrived. */
export type Receiver = (arrived: Arrived, before: number) => { readonly posted: Posted; readonly isHeard: boolean };

export const answers =
  (status: number, retryAfter?: string): Receiver =>
  () => ({ posted: { kind: "answered", status, ...(retryAfter && { retryAfter }) }, isHeard: status < 300 });
/** It took the notice, and answered too late. */
export const answersLate: Receiver = () => ({ posted: { kind: "failed", reason: "timeout" }, isHeard: true });
export const isDown: Receiver = () => ({ posted: { kind: "failed", reason: "unreachable" }, isHeard: false });

const FIRST_SECRET = newSecret();
export const HOTLINE = aPartner({ webhook: { since: NOON } });

export interface Stores {
  readonly reports: ReportStore;
  readonly partners: PartnerStore;
  readonly webhooks: WebhookStore;
}
const inMemory = (): Stores => ({
  reports: memoryReports(),
  partners: memoryPartners(),
  webhooks: memoryWebhooks(),
});

/**
 * The clock's part of telling, the queue, and the function that works it off, on any stores, with a receiver of the partner's; time
 * moves when told to, and processes die or fail where a test says so.
 */
export async function aHotline(stores: Stores = inMemory()) {
  const { reports, partners, webhooks } = stores;
  await partners.save(HOTLINE);
  const url = "https://hotline.example/safelane";
  await webhooks.save({ partner: HOTLINE.id, url, secrets: [{ secret: FIRST_SECRET, createdAt: NOON }] });
  const telemetry = memoryTelemetry();
  const queue: { body: string; tries: number }[] = [];
  const deadLetters: { body: string; reason: string }[] = [];
  const [posts, heard]: [Arrived[], Arrived[]] = [[], []];
  const world = {
    now: NOON,
    receiver: answers(204),
    faults: (() => "none") as Faults,
    random: 0,
    /** What happens while a post is on its way, once. */
    during: async (): Promise<unknown> => undefined,
  };

  const guarded = (process: Process) => ({
    reports: {
      get: process.guard("reports.get", reports.get),
      apply: process.guard("reports.apply", reports.apply),
      toTell: process.guard("reports.toTell", reports.toTell),
    },
    partners: {
      partner: process.guard("partners.partner", partners.partner),
      list: process.guard("partners.list", partners.list),
    },
    webhooks: {
      webhook: process.guard("webhooks.webhook", webhooks.webhook),
      switchOff: process.guard("webhooks.switchOff", webhooks.switchOff),
      switchedOff: process.guard("webhooks.switchedOff", webhooks.switchedOff),
    },
    telemetry,
    time: { now: () => world.now },
  });

  const post = async (to: string, signed: Signed): Promise<Posted> => {
    const arrived = { ...signed, url: to, at: world.now, notice: notice.parse(JSON.parse(signed.body)) };
    const { posted, isHeard } = world.receiver(arrived, posts.length);
    posts.push(arrived);
    const { during } = world;
    world.during = async () => undefined;
    await during();
    if (isHeard) heard.push(arrived);
    return posted;
  };

  const tick = async (overrides: Partial<TellingDeps> = {}): Promise<void> => {
    const process = new Process(world.faults);
    const send = process.guard("outbox.webhook", async (event: object) => {
      queue.push({ body: JSON.stringify(event), tries: 0 });
    });
    await process.run(() => tellPartners(world.now, { ...guarded(process), webhook: send, ...overrides }));
  };

  /** Hands out all that waits once, as Lambda does; what failed goes back, five times. */
  const work = async (): Promise<void> => {
    for (const message of queue.splice(0)) {
      const process = new Process(world.faults);
      const deps = { ...guarded(process), post: process.guard("post", post), random: () => world.random };
      const handler = queueHandler(webhookDue, (event) => tell(event, deps), {
        telemetry,
        middlewares: [],
        round: new Round(),
        putAside: async (body, reason) => void deadLetters.push({ body, reason }),
        expressQueueArn: "arn:express",
      });
      const answer = await process.run(() => handler(sqsEvent([message.body], "arn:standard"), lambdaContext));
      const isDone = answer?.batchItemFailures.length === 0;
      if (!isDone && message.tries < 4) queue.push({ ...message, tries: message.tries + 1 });
    }
  };

  const stored = async (id: string): Promise<Report> => {
    const report = await reports.get(id);
    if (!report) throw new Error("no report");
    return report;
  };

  /** Minute by minute; where nothing waits, to when something is due, and to the end when nothing ever is. */
  const settle = async (patience: Duration, ids: readonly string[]): Promise<void> => {
    const end = plus(world.now, patience);
    while (world.now < end) {
      await tick();
      await work();
      const due = (await Promise.all(ids.map(stored))).flatMap(({ tellAt }) => tellAt ?? []);
      const minute = plus(world.now, minutes(1));
      const next = queue.length > 0 ? minute : due.reduce((a, b) => (a < b ? a : b), end);
      world.now = next < minute ? minute : next;
    }
  };

  return {
    ...{
      ...stores,
      world,
      telemetry,
      queue,
      deadLetters,
      posts,
      heard,
      url,
      secret: FIRST_SECRET,
      stored,
      tick,
      work,
      settle,
    },
    forwarded: async (facts: Partial<Report["partner"]> = {}): Promise<Report> => {
      const partner = { id: HOTLINE.id, digest: "x", case: "2026/17", webhook: { number: 0 }, ...facts };
      const report = aReport({ partner });
      await reports.create(report);
      return report;
    },
    change: async (id: string, change: (report: Report) => Transition): Promise<Report> => {
      const { applied, report } = await reports.apply(id, change(await stored(id)));
      if (!applied) throw new Error(`not allowed in state ${report.state}`);
      return report;
    },
    /** A minute of the clock, and what it sent is worked off. */
    minute: async (): Promise<void> => {
      world.now = plus(world.now, minutes(1));
      await tick();
      await work();
    },
    pass: (duration: Duration): void => {
      world.now = plus(world.now, duration);
    },
    codes: () => telemetry.records.map(({ code }) => code),
  };
}

/** What a partner who asks would be told, in the words of a notice. */
export function toldOfNow(report: Report): Omit<Notice["data"], "number"> {
  const { count, question } = messagesIn(report);
  return { ...summaryOf(report), messages: count, question };
}

export const withoutNumber = ({ data: { number: _, ...data } }: Notice): Omit<Notice["data"], "number"> => data;
