import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import * as z from "zod";
import { Officer } from "../../infra/demo/officer.js";
import { type Target, targetOf } from "../../infra/demo/target.js";
import { applyDirectories } from "../../infra/local/directories.js";
import { checkPorts } from "../../infra/local/ports.js";
import { type LocalStores, type LocalSystem, startLocal } from "../../infra/local/start.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { instantAt, minutes } from "../../shared/domain/instant.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import type { Report } from "../../shared/domain/report.js";
import { parseKey } from "../../shared/partners/key.js";
import { dynamoChannels } from "../../shared/stores/channels.dynamo.js";
import { dynamoDirectory } from "../../shared/stores/directory.dynamo.js";
import { tablesOf } from "../support/partners.js";
import { post } from "./system.js";

/** Of the Serbian book, the agency that is Montenegro; of the Montenegrin one, who acts on what is everybody's. */
const MONTENEGRO = "me-social-secretariat";
const SECRETARIAT = "municipal-social-secretariat";

/**
 * A port that is free, and still is after a stop: below those that systems hand out by themselves (from 32768 on Linux, 49152
 * elsewhere), or a connection of somebody else's may have it by then.
 */
async function portToKeep(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const http = randomInt(20_000, 30_000);
    const isFree = await checkPorts({ http, inbox: 0, dynamodb: 0, sqs: 0 }).then(
      () => true,
      () => false,
    );
    if (isFree) return http;
  }
  throw new Error("no port is free");
}

/** One deployment of two, that can be stopped dead and started again where it was. */
export class Deployment {
  #system: LocalSystem | undefined;
  #http: number | undefined;

  constructor(
    readonly data: string,
    readonly prepare: (stores: LocalStores) => Promise<void> = async () => undefined,
  ) {}

  async start(): Promise<void> {
    this.#http ??= await portToKeep();
    this.#system = await startLocal({
      data: this.data,
      assembly: inject("assembly"),
      ports: { http: this.#http, inbox: 0, dynamodb: 0, sqs: 0 },
      schedules: false,
      afterStores: async (stores) => {
        await this.prepare(stores);
        await applyDirectories(stores);
      },
    });
  }

  async kill(): Promise<void> {
    await this.#system?.kill();
    this.#system = undefined;
  }

  get system(): LocalSystem {
    if (!this.#system) throw new Error("it is stopped");
    return this.#system;
  }

  get target(): Target {
    return targetOf(this.system);
  }

  /** Lets time pass and the clock tick until it is so. */
  async until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean, step = minutes(6)): Promise<T> {
    for (let round = 0; round < 60; round++) {
      const seen = await look();
      if (isSo(seen)) return seen;
      if (round % 10 === 0) {
        this.system.advance(step);
        await this.system.tick();
      }
      await sleep(150);
    }
    throw new Error(`never came true; last seen: ${JSON.stringify(await look())}`);
  }
}

/** In Serbia: reports about a child in Montenegro go there, over the channel, with this key. */
export const serbiaFor =
  (deployment: string, key: string) =>
  async (stores: LocalStores): Promise<void> => {
    const book = builtInBook("RS");
    const channel = { deployment, jurisdiction: "ME" } as const;
    const to = [{ agency: MONTENEGRO, role: "acts" as const }];
    const tables = tablesOf(stores);
    const table = stores.tableName("directory");
    await dynamoDirectory(tables, table).apply(
      {
        ...book,
        agencies: book.agencies.map((agency) => (agency.id === MONTENEGRO ? { ...agency, channel } : agency)),
        rules: [{ id: "child-in-montenegro", when: { place: ["montenegro"] }, to }, ...book.rules],
      },
      { appliedAt: instantAt(Date.now()), rollback: false },
    );
    const { id: keyId = "" } = parseKey(key) ?? {};
    const setAt = instantAt(Date.now());
    await dynamoChannels(tables, table).set({ jurisdiction: "RS", agency: MONTENEGRO, keyId, setAt }, key);
    tables.destroy();
  };

export interface Filed {
  readonly id: string;
  readonly receipt: string;
}

/** Somebody in Serbia reports what happened to a child in Montenegro. */
export async function file({ system }: Deployment): Promise<Filed> {
  const { receipt } = await post(system, {
    jurisdiction: "RS",
    language: "sr-Latn",
    place: "montenegro",
    text: `Deca iz odeljenja vređaju moju sestru u grupi i dele njenu sliku. ${randomUUID()}`,
    contact: "069 000 000",
    reporter: "parent",
    contactConsent: ["self"],
  });
  const parsed = parseReceipt(receipt);
  if (!parsed.ok) throw new Error("no receipt");
  return { id: reportIdOf(parsed.receipt), receipt };
}

export async function reportIn({ target }: Deployment, id: string): Promise<Report> {
  const report = await target.reports.get(id);
  if (!report) throw new Error("a report is not there");
  return report;
}

/** What the other deployment has of ours. */
export const forwardedTo = async ({ target }: Deployment, partner: string): Promise<readonly Report[]> =>
  (await target.reports.ofPartner(partner)).reports;

/** An officer in Montenegro, at the desk there, with the report's mail open. */
export async function officerOf(montenegro: Deployment, reference: string): Promise<Officer> {
  const agency = builtInBook("ME").agencies.find(({ id }) => id === SECRETARIAT);
  if (!agency) throw new Error("no such agency");
  const officer = new Officer(agency, montenegro.target);
  await officer.open(await officer.mailbox.about(reference));
  return officer;
}

/** Mails to the addresses that stand for Montenegro in Serbia's book. */
export async function mailsAcross({ target }: Deployment): Promise<number> {
  const addresses = builtInBook("RS").agencies.find(({ id }) => id === MONTENEGRO)?.addresses ?? [];
  const mails = await target.mails();
  return mails.filter(({ destination }) => addresses.some((one) => destination.to.join().includes(one))).length;
}

const progress = z.object({ progress: z.string() });

/** How far a reporter in Serbia is told that it is. */
export async function progressOf({ system }: Deployment, { receipt }: Filed): Promise<string> {
  const answer = await fetch(`${system.httpUrl}/v1/reports/${receipt}`);
  return progress.parse(await answer.json()).progress;
}
