import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import middy, { type MiddlewareObj } from "@middy/core";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod/mini";
import { Failure, permanent } from "../domain/errors.js";
import type { Lane } from "../domain/vocabulary.js";
import type { PutAside } from "../stores/dead-letters.sqs.js";
import type { Round } from "../stores/round.js";
import { reasonOf, type Telemetry } from "../telemetry/telemetry.js";

export interface Consumer {
  readonly telemetry: Telemetry;
  readonly middlewares: readonly MiddlewareObj[];
  readonly round: Round;
  readonly putAside: PutAside;
  /** All other queues of the function are of the standard lane. */
  readonly expressQueueArn: string;
}

/**
 * The one place where failures become what Lambda wants. Each record is parsed, handled, and answered on its own:
 * a permanent failure is put aside with its code, a duplicate is done, everything else goes back to the queue alone.
 */
export function queueHandler<Schema extends z.ZodMiniType>(
  schema: Schema,
  handle: (event: z.output<Schema>) => Promise<void>,
  consumer: Consumer,
) {
  const { telemetry, round, putAside, expressQueueArn } = consumer;

  const settle = async (record: SQSRecord, lane: Lane): Promise<void> => {
    try {
      await handle(parsed(schema, record.body));
    } catch (error) {
      const failure = error instanceof Failure ? error : undefined;
      if (failure?.kind === "duplicate") {
        telemetry.record("duplicate-message", { lane, reason: failure.code });
      } else if (failure?.kind === "permanent") {
        await putAside(record.body, failure.code, lane);
        telemetry.record("dead-lettered", { lane, reason: failure.code });
      } else {
        if (failure) telemetry.record("transient-failure", { lane, reason: failure.code });
        else telemetry.record("unknown-failure", { lane, ...reasonOf(error) });
        throw error;
      }
    }
  };

  const handleRecord = (record: SQSRecord): Promise<void> =>
    round.work(() => settle(record, record.eventSourceARN === expressQueueArn ? "express" : "standard"));

  return middy<SQSEvent, SQSBatchResponse>()
    .use([...consumer.middlewares])
    .handler((event: SQSEvent, context: Context) =>
      processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
        context,
        throwOnFullBatchFailure: false,
      }),
    );
}

function parsed<Schema extends z.ZodMiniType>(schema: Schema, body: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(body));
  } catch (error) {
    throw permanent("message-malformed", error);
  }
}
