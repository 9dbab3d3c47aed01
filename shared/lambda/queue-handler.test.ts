import { expect, test } from "vitest";
import * as z from "zod/mini";
import { lambdaContext, sqsEvent } from "../../test/support/lambda.js";
import { duplicate, permanent, transient } from "../domain/errors.js";
import { Round } from "../stores/round.js";
import { memoryTelemetry } from "../telemetry/memory.js";
import { queueHandler } from "./queue-handler.js";

const schema = z.strictObject({ n: z.number() });

function handling(handle: (event: { n: number }) => Promise<void>) {
  const telemetry = memoryTelemetry();
  const aside: { body: string; reason: string; lane: string }[] = [];
  const handler = queueHandler(schema, handle, {
    telemetry,
    middlewares: [],
    round: new Round(),
    putAside: async (body, reason, lane) => void aside.push({ body, reason, lane }),
    expressQueueArn: "arn:express",
  });
  const failed = async (...bodies: string[]) => {
    const { batchItemFailures } = await handler(sqsEvent(bodies, "arn:express"), lambdaContext);
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { failed, aside, telemetry };
}

test("each record is answered on its own: only what may succeed later goes back", async () => {
  const { failed, aside } = handling(async ({ n }) => {
    if (n === 1) throw transient("table-unavailable");
    if (n === 2) throw permanent("statement-missing");
    if (n === 3) throw duplicate("done-already");
    if (n === 4) throw new TypeError("a bug");
  });
  expect(await failed(...[0, 1, 2, 3, 4].map((n) => JSON.stringify({ n })))).toEqual(["1", "4"]);
  expect(aside).toEqual([{ body: '{"n":2}', reason: "statement-missing", lane: "express" }]);
});

test("when all of a batch fails, all of it goes back and nothing is thrown", async () => {
  const { failed } = handling(() => Promise.reject(transient("x")));
  expect(await failed('{"n":1}', '{"n":2}')).toEqual(["0", "1"]);
});

test.each(["", "{", "[]", '{"n":"1"}', '{"n":1,"extra":true}'])(
  "a malformed message %s is put aside at once",
  async (body) => {
    const { failed, aside } = handling(() => Promise.resolve());
    expect(await failed(body)).toEqual([]);
    expect(aside).toEqual([{ body, reason: "message-malformed", lane: "express" }]);
  },
);

test("a message that could not be put aside goes back, rather than being lost", async () => {
  const handler = queueHandler(schema, () => Promise.reject(permanent("hopeless")), {
    telemetry: memoryTelemetry(),
    middlewares: [],
    round: new Round(),
    putAside: () => Promise.reject(transient("dead-letters-unavailable")),
    expressQueueArn: "arn:express",
  });
  const answer = await handler(sqsEvent(['{"n":1}'], "arn:express"), lambdaContext);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: "0" }]);
});

test("a bug is named by its class and place, without what it said", async () => {
  const { failed, telemetry } = handling(() => Promise.reject(new RangeError("the text was: secret")));
  await failed('{"n":1}');
  const [record] = telemetry.records;
  expect(record).toMatchObject({ code: "unknown-failure", facts: { reason: "RangeError" } });
  expect(JSON.stringify(telemetry.records)).not.toContain("secret");
});
