import type { SQSClient } from "@aws-sdk/client-sqs";
import { sqsDeadLetters } from "../stores/dead-letters.sqs.js";
import type { Round } from "../stores/round.js";
import { powertools } from "../telemetry/powertools.js";
import type { Consumer } from "./queue-handler.js";

/** The part of the environment that each function has which works off a stage's two queues. */
interface ConsumerEnvironment {
  readonly EXPRESS_QUEUE_ARN: string;
  readonly EXPRESS_DEAD_LETTERS_URL: string;
  readonly STANDARD_DEAD_LETTERS_URL: string;
}

export function consumerOf(env: ConsumerEnvironment, queues: SQSClient, round: Round): Consumer {
  return {
    ...powertools(),
    round,
    putAside: sqsDeadLetters(queues, {
      express: env.EXPRESS_DEAD_LETTERS_URL,
      standard: env.STANDARD_DEAD_LETTERS_URL,
    }),
    expressQueueArn: env.EXPRESS_QUEUE_ARN,
  };
}
