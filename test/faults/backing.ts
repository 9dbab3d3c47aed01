import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { startFauxqs } from "fauxqs";
import { cachedDirectory } from "../../shared/directory/cache.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import type { AddressMarks } from "../../shared/directory/marks.js";
import type { DirectoryReader, DirectoryStore } from "../../shared/directory/store.js";
import { instantAt } from "../../shared/domain/instant.js";
import { JURISDICTIONS, type Lane } from "../../shared/domain/vocabulary.js";
import { dynamoAddressMarks } from "../../shared/stores/address-marks.dynamo.js";
import { memoryAddressMarks } from "../../shared/stores/address-marks.memory.js";
import { dynamoDirectory } from "../../shared/stores/directory.dynamo.js";
import { memoryDirectory } from "../../shared/stores/directory.memory.js";
import { dynamoFingerprints } from "../../shared/stores/fingerprints.dynamo.js";
import type { FingerprintStore } from "../../shared/stores/fingerprints.js";
import { memoryFingerprints } from "../../shared/stores/fingerprints.memory.js";
import type { Send } from "../../shared/stores/outbox.js";
import { sqsOutbox } from "../../shared/stores/outbox.sqs.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import type { Round } from "../../shared/stores/round.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import { memoryStatements } from "../../shared/stores/statements.memory.js";
import { type Dynalite, openDynalite } from "../support/dynalite.js";

export const STAGES = ["classify", "route", "dispatch", "feedback"] as const;
export type Stage = (typeof STAGES)[number];

/** A message that somebody took; it is gone once deleted, and back when released. */
export interface Taken {
  readonly body: string;
  delete(): Promise<void>;
  release(): Promise<void>;
}

/** One stage's queue of one lane, from the side of Lambda. */
interface Queue {
  take(): Promise<Taken[]>;
}

/** The stores and queues that a world stands on. Empty when opened, with all directories applied. */
export interface Backing {
  readonly reports: ReportStore;
  readonly statements: StatementStore;
  readonly fingerprints: FingerprintStore;
  readonly marks: AddressMarks;
  readonly directory: DirectoryReader;
  outbox(stage: Stage, round: Round): Send<object>;
  queue(stage: Stage, lane: Lane): Queue;
}

export interface Backings {
  open(): Promise<Backing>;
  close(): Promise<void>;
}

export const inMemory: Backings = {
  async open() {
    const queues = new Map<string, string[]>();
    const at = (stage: Stage, lane: Lane): string[] => {
      const name = `${stage}-${lane}`;
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      return queue;
    };
    return {
      reports: memoryReports(),
      statements: memoryStatements(),
      fingerprints: memoryFingerprints(),
      marks: memoryAddressMarks(),
      directory: await filled(memoryDirectory()),
      outbox: (stage) => async (event, lane) => void at(stage, lane).push(JSON.stringify(event)),
      queue: (stage, lane) => ({
        async take() {
          const queue = at(stage, lane);
          return queue.splice(0, 10).map((body) => ({
            body,
            delete: async () => undefined,
            release: async () => void queue.push(body),
          }));
        },
      }),
    };
  },
  close: async () => undefined,
};

/** The parts that run on one machine: dynalite and fauxqs, through the adapters that are deployed. */
export async function embedded(): Promise<Backings> {
  const dynalite = await openDynalite();
  const fauxqs = await startFauxqs({ port: 0, logger: false });
  const sqs = new SQSClient({
    endpoint: `http://127.0.0.1:${fauxqs.port}`,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    useQueueUrlAsEndpoint: false,
  });
  let worlds = 0;
  return {
    async open() {
      const world = ++worlds;
      const url = (stage: Stage, lane: Lane) =>
        fauxqs.createQueue(`${stage}-${lane}-${world}`, { region: "eu-central-1" }).queueUrl;
      const lanes = (stage: Stage) => ({ express: url(stage, "express"), standard: url(stage, "standard") });
      const urls = {
        classify: lanes("classify"),
        route: lanes("route"),
        dispatch: lanes("dispatch"),
        feedback: lanes("feedback"),
      };
      return {
        ...(await tables(dynalite)),
        outbox: (stage, round) => sqsOutbox(sqs, urls[stage], round),
        queue: (stage, lane) => sqsQueue(sqs, urls[stage][lane]),
      };
    },
    async close() {
      sqs.destroy();
      await fauxqs.stop();
      await dynalite.close();
    },
  };
}

async function tables({ client, ...dynalite }: Dynalite): Promise<Omit<Backing, "outbox" | "queue">> {
  const [statements, directory] = [await dynalite.statements(), await dynalite.directory()];
  return {
    reports: dynamoReports(client, await dynalite.reports()),
    statements: dynamoStatements(client, statements),
    fingerprints: dynamoFingerprints(client, statements),
    marks: dynamoAddressMarks(client, directory),
    directory: await filled(dynamoDirectory(client, directory)),
  };
}

function sqsQueue(sqs: SQSClient, QueueUrl: string): Queue {
  return {
    async take() {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      return Messages.map(({ Body = "", ReceiptHandle }) => ({
        body: Body,
        delete: async () => void (await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))),
        release: async () =>
          void (await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))),
      }));
    },
  };
}

const BOOKS = JURISDICTIONS.map(builtInBook);

/** With each jurisdiction's book applied, read as functions do: through a cache, one for each world. */
async function filled(store: DirectoryStore): Promise<DirectoryReader> {
  for (const book of BOOKS) await store.apply(book, { appliedAt: instantAt(0), rollback: false });
  return cachedDirectory(store, { time: { now: () => instantAt(0) } });
}
