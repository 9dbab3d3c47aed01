// Runs in a worker thread: one execution environment of one function, as Lambda would keep it.
// Started as it is, by Node's own type stripping: it may import packages and types, but no file beside it.
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { Context } from "aws-lambda";
import type { Answer, EnvironmentSettings, Invocation } from "./environment.js";

const { file, exportName, functionName, functionArn, memoryMb, ahead }: EnvironmentSettings = workerData;

// Time is the machine's, and this thread is the machine that a function gets: moved here, before anything is loaded, it
// is moved for the function and all its libraries alike, and no function needs to know of it.
const machineTime = Date.now;
const offset = new BigInt64Array(ahead);
Date.now = () => machineTime() + Number(Atomics.load(offset, 0));
globalThis.Date = new Proxy(Date, {
  construct: (real, values, made) => Reflect.construct(real, values.length === 0 ? [real.now()] : values, made),
  apply: (real) => new real(real.now()).toString(),
});

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
    getRemainingTimeInMillis: () => Math.max(0, deadline - machineTime()),
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
