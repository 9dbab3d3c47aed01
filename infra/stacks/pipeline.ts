import { Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import type { Construct } from "constructs";
import { LANES, type Lane } from "../../shared/domain/vocabulary.js";
import { SafelaneStack } from "../constructs/deployment.js";
import { MailSender } from "../constructs/mail-sender.js";
import { type CodeOf, SafelaneFunction } from "../constructs/safelane-function.js";
import { type Stage, WorkQueue } from "../constructs/work-queue.js";
import type { Settings } from "../settings.js";
import { KEYS_ONLY, RETENTION_ONLY } from "./statements-access.js";
import type { Stores } from "./stores.js";

type Lanes = Readonly<Record<Lane, WorkQueue>>;

/** A report's way from received to sent: three stages of two lanes each, and the clock that mends what falls between. */
export class Pipeline extends SafelaneStack {
  readonly queues: Readonly<Record<Stage, Lanes>>;
  readonly functions: readonly SafelaneFunction[];
  readonly mail: MailSender;

  constructor(scope: Construct, settings: Settings, stores: Stores, codeOf: CodeOf) {
    super(scope, "pipeline", settings, "from a received report to the agency's e-mail, and the clock");
    const stage = (name: Stage, memory: number, timeout: Duration, description: string) =>
      new SafelaneFunction(this, { settings, name, code: codeOf(name), memory, timeout, description });

    const classify = stage("classify", 512, Duration.seconds(15), "Decides a report's category and priority, by rules");
    const route = stage("route", 256, Duration.seconds(15), "Decides which agencies get a report");
    const dispatch = stage("dispatch", 256, Duration.seconds(20), "Sends a report's dispatches to agencies");
    const clock = new SafelaneFunction(this, {
      settings,
      name: "clock",
      code: codeOf("clock"),
      memory: 256,
      timeout: Duration.seconds(50),
      description: "Each minute: takes up what is overdue, and lets go what is past its retention",
    });
    this.functions = [classify, route, dispatch, clock];
    this.mail = new MailSender(this, settings);
    this.queues = {
      classify: this.#lanes(settings, "classify", classify),
      route: this.#lanes(settings, "route", route),
      dispatch: this.#lanes(settings, "dispatch", dispatch, settings.dispatchConcurrency),
    };

    stores.reports.bind(classify, { actions: ["GetItem", "UpdateItem"] });
    stores.statements.bind(classify, { actions: ["BatchGetItem"] });
    sendTo(this.queues.route, classify);

    stores.reports.bind(route, { actions: ["GetItem", "UpdateItem"] });
    stores.directory.bind(route, { actions: ["GetItem"] });
    sendTo(this.queues.dispatch, route);

    stores.reports.bind(dispatch, { actions: ["GetItem", "UpdateItem"] });
    stores.directory.bind(dispatch, { actions: ["GetItem"] });
    sendTo(this.queues.dispatch, dispatch);
    this.mail.bind(dispatch);

    stores.reports.bind(
      clock,
      { actions: ["Query"], index: "clock" },
      { actions: ["BatchGetItem", "GetItem", "UpdateItem"] },
    );
    stores.statements.bind(clock, KEYS_ONLY, RETENTION_ONLY);
    stores.directory.bind(clock, { actions: ["GetItem"] });
    for (const lanes of Object.values(this.queues)) sendTo(lanes, clock);
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
