// Runs in a worker thread: SQS, by fauxqs.
// Started as it is, by Node's own type stripping: it may import packages and types, but no file beside it.
import { subscribe } from "node:diagnostics_channel";
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { startFauxqs } from "fauxqs";
import type { StandInSettings } from "../standin.js";

const { port, directory }: StandInSettings = workerData;

// fauxqs listens on all interfaces and can't be told otherwise: whoever isn't on this machine is cut off.
subscribe("net.server.socket", (message) => {
  const socket = typeof message === "object" && message !== null && "socket" in message ? message.socket : undefined;
  if (socket instanceof Socket && socket.remoteAddress !== "127.0.0.1") socket.destroy();
});

const server = await startFauxqs({ port, logger: false, ...(directory === undefined ? {} : { dataDir: directory }) });
parentPort?.postMessage({ port: server.port });

parentPort?.once("message", async () => {
  await server.stop();
  parentPort?.close();
});
