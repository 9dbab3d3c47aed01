import type { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod/mini";
import { sqsDeadLetters } from "../stores/dead-letters.sqs.js";
import type { Round } from "../stores/round.js";
import { powertools } from "../telemetry/powertools.js";
import type { Consumer } from "./queue-handler.js";

/** The part of the environment that each function has which works off a stage's two queues. */
export const consumerEnvironment = {
  EXPRESS_QUEUE_ARN: z.string().check(z.minLength(1)),
  EXPRESS_DEAD_LETTERS_URL: z.url(),
  STANDARD_DEAD_LETTERS_URL: z.url(),
};
type ConsumerEnvironment = Readonly<Record<keyof typeof consumerEnvironment, string>>;

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
