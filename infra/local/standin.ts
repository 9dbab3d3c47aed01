import { once } from "node:events";
import { Worker } from "node:worker_threads";
import * as z from "zod";

/** What a stand-in's thread is started with. */
export interface StandInSettings {
  /** 0 for any free one. */
  readonly port: number;
  /** Where its data lies; in memory without it. */
  readonly directory: string | undefined;
}

/** A server that stands in for one AWS service. */
export interface StandIn {
  readonly url: string;
  /** Hands over what the stand-in reports from now on. */
  listen(listener: (report: unknown) => void): void;
  stop(): Promise<void>;
}

const files = {
  dynamodb: new URL("./standins/dynamodb.ts", import.meta.url),
  sqs: new URL("./standins/sqs.ts", import.meta.url),
  mail: new URL("./standins/mail.ts", import.meta.url),
};
export type StandInName = keyof typeof files;

const started = z.object({ port: z.number() });

/**
 * Starts a stand-in in a thread of its own: it can't slow down the others, and two systems in one process share no state.
 * @throws when it can't start, e.g. because another process uses its data.
 */
export async function startStandIn(
  name: StandInName,
  settings: StandInSettings,
  onCrash: (error: Error) => void = rethrow,
): Promise<StandIn> {
  const worker = new Worker(files[name], { workerData: settings, execArgv: [] });
  const [message] = await once(worker, "message").catch((error: unknown) => {
    const hint = settings.directory === undefined ? "" : `: does another system use ${settings.directory}?`;
    throw new Error(`the stand-in for ${name} did not start${hint}`, { cause: error });
  });
  const { port } = started.parse(message);
  worker.on("error", onCrash);
  return {
    url: `http://127.0.0.1:${port}`,
    listen: (listener) => void worker.on("message", listener),
    async stop() {
      const ended = once(worker, "exit");
      worker.postMessage("stop");
      await ended;
    },
  };
}

function rethrow(error: Error): never {
  throw error;
}
