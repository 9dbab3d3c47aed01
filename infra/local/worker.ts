// Runs in a worker thread: one execution environment of one function, as Lambda would keep it.
// Started as it is, by Node's own type stripping: it may import packages and types, but no file beside it.
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { Context } from "aws-lambda";
import type { Answer, EnvironmentSettings, Invocation } from "./environment.js";

const { file, exportName, functionName, functionArn, memoryMb }: EnvironmentSettings = workerData;

function send(answer: Answer): void {
  parentPort?.postMessage(answer);
}

function contextOf({ requestId, deadline }: Invocation): Context {
  return {
    awsRequestId: requestId,
    functionName,
    invokedFunctionArn: functionArn,
    functionVersion: "$LATEST",
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    // Node functions end by their promise; these belong to an interface that Lambda's Node 24 no longer has.
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}

const bundle: Record<string, unknown> = await import(pathToFileURL(file).href);
const handler = bundle[exportName];
if (typeof handler !== "function") throw new Error(`${file} exports no function ${exportName}`);

parentPort?.on("message", async (invocation: Invocation) => {
  try {
    const result: unknown = await handler(JSON.parse(invocation.event), contextOf(invocation));
    send({ result: JSON.stringify(result) });
  } catch (error) {
    send({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
send({ ready: true });
