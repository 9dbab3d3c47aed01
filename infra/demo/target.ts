import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { DirectoryStore } from "../../shared/directory/store.js";
import { dynamoDirectory } from "../../shared/stores/directory.dynamo.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import type { ReportStore } from "../../shared/stores/reports.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import type { StatementStore } from "../../shared/stores/statements.js";
import { DEFAULT_PORTS, variableOf } from "../local/ports.js";
import type { LocalSystem } from "../local/start.js";

/** A running system as the demo sees it: where it takes reports, what its table says, and what its inbox holds. */
export interface Target {
  readonly httpUrl: string;
  readonly reports: ReportStore;
  /** All mails that have arrived: to whom, and about what. */
  mails(): Promise<readonly Mail[]>;
}

const mail = z.object({
  subject: z.string(),
  destination: z.object({ to: z.array(z.string()) }),
  body: z.object({ text: z.string().optional() }),
});
const inbox = z.object({ emails: z.array(mail) });
export type Mail = z.infer<typeof mail>;

interface Addresses {
  readonly httpUrl: string;
  readonly inboxUrl: string;
  readonly endpoints: { readonly dynamodb: string };
}

export const targetOf = (system: LocalSystem): Target => targetAt(system, system.tableName("reports"));

/** The directory table of a system, as ops teams change it. */
export const directoryOf = (system: LocalSystem): DirectoryStore =>
  dynamoDirectory(clientAt(system), system.tableName("directory"));

/** What reporters wrote, as it lies in a system's table. */
export const statementsOf = (system: LocalSystem): StatementStore =>
  dynamoStatements(clientAt(system), system.tableName("statements"));

/** The system that `npm start` runs on this machine, at the ports it has by default or by the environment. */
export async function runningSystem(): Promise<Target | undefined> {
  const at = (name: keyof typeof DEFAULT_PORTS): string =>
    `http://127.0.0.1:${process.env[variableOf(name)] ?? DEFAULT_PORTS[name]}`;
  const addresses = { httpUrl: at("http"), inboxUrl: at("inbox"), endpoints: { dynamodb: at("dynamodb") } };
  if (!(await answers(`${addresses.httpUrl}/report`)) || !(await answers(`${addresses.inboxUrl}/store`)))
    return undefined;
  const { TableNames = [] } = await clientAt(addresses).send(new ListTablesCommand());
  const table = TableNames.find((name) => name.endsWith("-reports"));
  return table === undefined ? undefined : targetAt(addresses, table);
}

function targetAt(addresses: Addresses, table: string): Target {
  return {
    httpUrl: addresses.httpUrl,
    reports: dynamoReports(clientAt(addresses), table),
    async mails() {
      const answer = await fetch(`${addresses.inboxUrl}/store`);
      return inbox.parse(await answer.json()).emails;
    },
  };
}

/** The tables of a system on this machine. */
export function clientAt({ endpoints }: Pick<Addresses, "endpoints">): DynamoDBClient {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new DynamoDBClient({ endpoint: endpoints.dynamodb, region: "eu-central-1", credentials });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
