import { readFile } from "node:fs/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { LocalStores } from "../../infra/local/start.js";
import { EXIT } from "../../infra/ops/command.js";
import { partner } from "../../infra/ops/partner.js";
import { instantAt } from "../../shared/domain/instant.js";
import { parseKey } from "../../shared/partners/key.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";

const LOCAL = { region: "eu-central-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
export const tablesOf = ({ endpoints }: LocalStores) => new DynamoDBClient({ ...LOCAL, endpoint: endpoints.dynamodb });

/** `npm run ops -- partner …` on a running system. @returns the key that it showed, if it showed one */
export async function ops(system: LocalStores, ...words: string[]): Promise<string> {
  const said: string[] = [];
  const tables = tablesOf(system);
  const exit = await partner([...words, "--deployment", "safelane"], {
    print: (line) => said.push(line),
    complain: (line) => said.push(line),
    read: (file) => readFile(file, "utf8"),
    openPartners: () => dynamoPartners(tables, system.tableName("directory")),
    time: { now: () => instantAt(Date.now()) },
  });
  tables.destroy();
  if (exit !== EXIT.done) throw new Error(said.join("\n"));
  return said.find((line) => parseKey(line)) ?? "";
}
