// Runs in a worker thread: DynamoDB, by dynalite.
// Started as it is, by Node's own type stripping: it may import packages and types, but no file beside it.
import { parentPort, workerData } from "node:worker_threads";
import dynalite from "dynalite";
import type { StandInSettings } from "../standin.js";

const { port, directory }: StandInSettings = workerData;
const server = dynalite({ createTableMs: 0, ...(directory === undefined ? {} : { path: directory }) });

// dynalite rethrows the error of a connection that breaks off, which would end it whenever a function is stopped in
// the middle of a call. Its own listener still answers; a broken connection is nobody's error.
const [answer] = server.listeners("request");
server.removeAllListeners("request");
server.on("request", (request, response) => {
  answer?.call(server, request, response);
  request.removeAllListeners("error");
  request.on("error", () => undefined);
});

server.listen(port, "127.0.0.1", async () => {
  const address = server.address();
  const actual = typeof address === "object" ? address?.port : undefined;
  // The store is opened in the background; asking it something brings to light that another process holds it.
  await fetch(`http://127.0.0.1:${actual}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "DynamoDB_20120810.DescribeTable",
      "x-amz-date": "now",
      authorization: "AWS4-HMAC-SHA256 Credential=local, SignedHeaders=none, Signature=none",
    },
    body: JSON.stringify({ TableName: "none" }),
  });
  parentPort?.postMessage({ port: actual });
});

parentPort?.once("message", () => {
  server.close(() => parentPort?.close());
  server.closeAllConnections();
});
