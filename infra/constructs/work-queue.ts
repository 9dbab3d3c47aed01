import { Duration, Stack } from "aws-cdk-lib";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Lane } from "../../shared/domain/vocabulary.js";
import type { FunctionName } from "../bundle.js";
import type { Settings } from "../settings.js";
import { type AlarmSpec, metricOf } from "./alarm.js";
import { nameOf } from "./deployment.js";
import type { SafelaneFunction } from "./safelane-function.js";

/** The functions that work queues off, in a report's order; at any time of it, what tells partners. */
export const STAGES = ["classify", "route", "dispatch", "feedback", "webhook"] as const satisfies FunctionName[];
export type Stage = (typeof STAGES)[number];

export interface WorkQueueProps {
  readonly settings: Settings;
  readonly stage: Stage;
  readonly lane: Lane;
  /** The function that works the queue off. */
  readonly consumer: SafelaneFunction;
  /** Consumers at once; without it, as many as Lambda gives. */
  readonly maxConcurrency?: number;
}

/** Tries before a message goes aside. Transient trouble of AWS is over by then; more tries only hide a bug. */
const TRIES = 5;
/** AWS's advice (Lambda, "Using Lambda with Amazon SQS"): room for the batch to be throttled and tried again. */
const VISIBILITY_PER_TIMEOUT = 6;
/** SQS's longest. A message's age counts from its first sending, so this less four days is left for people to look. */
const DEAD_LETTER_RETENTION = Duration.days(14);
const WORK_RETENTION = Duration.days(4);

/** Age of the oldest message, in seconds, and for how many minutes, before somebody should know. */
const TOO_OLD = {
  express: { seconds: 120, minutes: 2 },
  standard: { seconds: 900, minutes: 5 },
} as const satisfies Record<Lane, { seconds: number; minutes: number }>;

/**
 * Work for one stage in one lane: the queue, its dead letters, the function that works it off, and the alarms. Only
 * ids and decided facts travel, so the key is SQS's own; TLS only.
 */
export class WorkQueue extends Construct {
  readonly name: string;
  readonly queue: sqs.Queue;
  readonly deadLetters: sqs.Queue;
  readonly alarms: readonly AlarmSpec[];
  readonly #variable: string;

  constructor(scope: Construct, { settings, stage, lane, consumer, maxConcurrency }: WorkQueueProps) {
    const id = `${stage}-${lane}`;
    super(scope, id);
    this.name = nameOf(settings, id);
    this.#variable = `${stage}_${lane}`.toUpperCase();
    const deadLettersName = `${this.name}-dead-letters`;
    // By name, as the two queues can't both refer to the other.
    const queueArn = Stack.of(this).formatArn({ service: "sqs", resource: this.name });
    this.deadLetters = new sqs.Queue(this, "dead-letters", {
      queueName: deadLettersName,
      retentionPeriod: DEAD_LETTER_RETENTION,
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      redriveAllowPolicy: {
        redrivePermission: sqs.RedrivePermission.BY_QUEUE,
        sourceQueues: [sqs.Queue.fromQueueArn(this, "source", queueArn)],
      },
    });
    this.queue = new sqs.Queue(this, "queue", {
      queueName: this.name,
      retentionPeriod: WORK_RETENTION,
      visibilityTimeout: Duration.seconds(consumer.timeout.toSeconds() * VISIBILITY_PER_TIMEOUT),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
    this.#consume(consumer, lane, maxConcurrency);
    this.alarms = alarmsOf(id, lane, this.name, deadLettersName);
  }

  /** Lets a function send to the queue, and tells it where the queue is. */
  bind(fn: SafelaneFunction): void {
    fn.accept({
      environment: { [`${this.#variable}_URL`]: this.queue.queueUrl },
      allow: [{ actions: ["sqs:SendMessage"], resources: [this.queue.queueArn] }],
    });
  }

  /**
   * Lets the consumer take messages and put hopeless ones aside itself, with its reason. Of a batch, only what failed
   * comes back. No batching window in either lane: what waits is a child's report.
   */
  #consume(consumer: SafelaneFunction, lane: Lane, maxConcurrency?: number): void {
    consumer.accept({
      environment: {
        ...(lane === "express" && { EXPRESS_QUEUE_ARN: this.queue.queueArn }),
        [`${lane.toUpperCase()}_DEAD_LETTERS_URL`]: this.deadLetters.queueUrl,
      },
      allow: [
        {
          actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
          resources: [this.queue.queueArn],
        },
        { actions: ["sqs:SendMessage"], resources: [this.deadLetters.queueArn] },
      ],
    });
    consumer.function.addEventSourceMapping(lane, {
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      ...(maxConcurrency && { maxConcurrency }),
    });
  }
}

function alarmsOf(id: string, lane: Lane, queueName: string, deadLettersName: string): AlarmSpec[] {
  const { seconds, minutes } = TOO_OLD[lane];
  return [
    {
      id: `dead-letters-${id}`,
      meaning: `A report's work in ${id} was given up and put aside.`,
      metric: metricOf("AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: deadLettersName }, "Maximum"),
      threshold: 1,
      periods: 1,
      silence: "fine",
      runbook: "dead-letters",
    },
    {
      id: `age-${id}`,
      meaning: `The oldest report in ${id} has waited ${seconds} seconds or more.`,
      metric: metricOf("AWS/SQS", "ApproximateAgeOfOldestMessage", { QueueName: queueName }, "Maximum"),
      threshold: seconds,
      periods: minutes,
      silence: "fine",
      runbook: `queue-age-${lane}`,
    },
  ];
}
