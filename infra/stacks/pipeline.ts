import { Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import type { Construct } from "constructs";
import { LANES, type Lane } from "../../shared/domain/vocabulary.js";
import { SafelaneStack } from "../constructs/deployment.js";
import { MailEvents } from "../constructs/mail-events.js";
import { MailSender } from "../constructs/mail-sender.js";
import { paceOf } from "../constructs/pace.js";
import { type CodeOf, SafelaneFunction } from "../constructs/safelane-function.js";
import { type Stage, WorkQueue } from "../constructs/work-queue.js";
import type { Settings } from "../settings.js";
import type { Front } from "./front.js";
import {
  KEYS_ONLY,
  MARK_BOUNCES,
  OWN_FINGERPRINTS,
  READ,
  READ_BOUNCES,
  READ_LISTENING,
  READ_MESSAGES,
  READ_WEBHOOKS,
  RETENTION_ONLY,
  readBooks,
  readBooksAndChannels,
  WRITE_MESSAGES,
} from "./statements-access.js";
import type { Stores } from "./stores.js";

/**
 * Batches of ten at once, in either lane: so many that what is told to receivers who let each post run into its time limit (10 s)
 * passes at 600 a minute, six partners' share of a tick; so few that they take no capacity from reports.
 */
const TELLING_AT_ONCE = 10;

type Lanes = Readonly<Record<Lane, WorkQueue>>;

export interface PipelineParts {
  readonly stores: Stores;
  readonly front: Front;
  readonly codeOf: CodeOf;
}

/**
 * A report's way from received to the agency: three stages of two lanes each, a fourth that hears what became of the
 * mails, and the clock that mends what falls between.
 */
export class Pipeline extends SafelaneStack {
  readonly queues: Readonly<Record<Stage, Lanes>>;
  readonly functions: readonly SafelaneFunction[];
  readonly mail: MailSender;

  constructor(scope: Construct, settings: Settings, { stores, front, codeOf }: PipelineParts) {
    super(scope, "pipeline", settings, "from a received report to the agency's e-mail, and the clock");
    const stage = (name: Stage, memory: number, timeout: Duration, description: string) =>
      new SafelaneFunction(this, { settings, name, code: codeOf(name), memory, timeout, description });

    const classify = stage("classify", 512, Duration.seconds(15), "Decides a report's category and priority, by rules");
    const route = stage("route", 256, Duration.seconds(15), "Decides which agencies get a report");
    const dispatch = stage("dispatch", 256, Duration.seconds(20), "Sends a report's dispatches to agencies");
    const feedback = stage(
      "feedback",
      256,
      Duration.seconds(15),
      "Hears what became of mails, and sends bounces elsewhere",
    );
    const clock = new SafelaneFunction(this, {
      settings,
      name: "clock",
      code: codeOf("clock"),
      memory: 256,
      timeout: Duration.seconds(50),
      description: "Each minute: takes up what is overdue, and lets go what is past its retention",
    });
    const webhook = stage(
      "webhook",
      256,
      Duration.seconds(20),
      "Tells partners what became of the reports they forwarded",
    );
    this.functions = [classify, route, dispatch, feedback, clock, webhook];
    this.mail = new MailSender(this, settings);
    const pace = paceOf(settings.mail.perSecond);
    this.queues = {
      classify: this.#lanes(settings, "classify", classify),
      route: this.#lanes(settings, "route", route),
      dispatch: this.#lanes(settings, "dispatch", dispatch, pace.concurrency),
      feedback: this.#lanes(settings, "feedback", feedback),
      webhook: this.#lanes(settings, "webhook", webhook, TELLING_AT_ONCE),
    };
    new MailEvents(this, this.mail.dispatches, this.queues.feedback);

    stores.reports.bind(classify, { actions: ["GetItem", "UpdateItem"] });
    stores.statements.bind(classify, READ, ...OWN_FINGERPRINTS);
    sendTo(this.queues.route, classify);

    stores.reports.bind(route, { actions: ["GetItem", "UpdateItem"] });
    const books = readBooks(settings.jurisdictions);
    stores.directory.bind(route, books);
    sendTo(this.queues.dispatch, route);

    stores.reports.bind(dispatch, { actions: ["GetItem", "UpdateItem"] });
    // For agencies with a public key: their mail holds the statement, encrypted.
    stores.statements.bind(dispatch, READ, READ_MESSAGES, WRITE_MESSAGES);
    stores.directory.bind(dispatch, readBooksAndChannels(settings.jurisdictions), READ_BOUNCES);
    sendTo(this.queues.dispatch, dispatch);
    this.mail.bind(dispatch, "dispatches");
    dispatch.accept({ environment: { DESK_URL: front.url, MAIL_INTERVAL_MS: String(pace.interval) }, allow: [] });

    stores.reports.bind(feedback, { actions: ["GetItem", "UpdateItem"] });
    stores.directory.bind(feedback, books, MARK_BOUNCES);
    sendTo(this.queues.dispatch, feedback);

    stores.reports.bind(
      clock,
      { actions: ["Query"], index: "clock" },
      { actions: ["Query"], index: "webhook" },
      { actions: ["BatchGetItem", "GetItem", "UpdateItem"] },
    );
    stores.statements.bind(clock, KEYS_ONLY, RETENTION_ONLY);
    stores.directory.bind(clock, books, READ_LISTENING);
    for (const name of ["classify", "route", "dispatch", "webhook"] as const) sendTo(this.queues[name], clock);

    stores.reports.bind(webhook, { actions: ["GetItem", "UpdateItem"] });
    stores.directory.bind(webhook, ...READ_WEBHOOKS);
    this.#everyMinute(clock);
  }

  #lanes(settings: Settings, stage: Stage, consumer: SafelaneFunction, maxConcurrency?: number): Lanes {
    const lane = (lane: Lane) =>
      new WorkQueue(this, { settings, stage, lane, consumer, ...(maxConcurrency && { maxConcurrency }) });
    return { express: lane("express"), standard: lane("standard") };
  }

  /** A tick that fails is not tried again, by EventBridge or Lambda: the next is a minute away and does all that is due. */
  #everyMinute(clock: SafelaneFunction): void {
    clock.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new events.Rule(this, "tick", {
      description: "The clock's minute",
      schedule: events.Schedule.rate(Duration.minutes(1)),
      targets: [new targets.LambdaFunction(clock.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}

function sendTo(lanes: Lanes, sender: SafelaneFunction): void {
  for (const lane of LANES) lanes[lane].bind(sender);
}
