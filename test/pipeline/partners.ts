import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { simpleParser } from "mailparser";
import { decrypt, type PrivateKey, readMessage } from "openpgp";
import * as z from "zod";
import type { LocalStores, LocalSystem } from "../../infra/local/start.js";
import { eventually } from "../../infra/local/testing/eventually.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { instantAt } from "../../shared/domain/instant.js";
import { dynamoDirectory } from "../../shared/stores/directory.dynamo.js";
import { askDocumented, documented } from "../support/openapi.js";
import { tablesOf } from "../support/partners.js";
import { type Mail, mailsOf } from "./system.js";

/** The directory of Serbia, each agency with this OpenPGP key. */
export async function sealedDirectory(stores: LocalStores, armored: string): Promise<void> {
  const book = builtInBook("RS");
  const pgpKey = armored.trim().split(/\r?\n/);
  const tables = tablesOf(stores);
  await dynamoDirectory(tables, stores.tableName("directory")).apply(
    { ...book, agencies: book.agencies.map((agency) => ({ ...agency, pgpKey })) },
    { appliedAt: instantAt(Date.now()), rollback: false },
  );
  tables.destroy();
}

/** How many rows a table has. */
export async function rowsOf(stores: LocalStores, table: string): Promise<number> {
  const tables = tablesOf(stores);
  const { Count = 0 } = await tables.send(new ScanCommand({ TableName: stores.tableName(table), Select: "COUNT" }));
  tables.destroy();
  return Count;
}

/** An answer as it came, byte for byte. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Sent {
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A partner's program. */
export const program = (system: Pick<LocalSystem, "httpUrl">, secret: string) => {
  const ask = async (method: string, path: string, { key, body, headers = {} }: Sent = {}): Promise<Answered> => {
    const answer = await askDocumented(`${system.httpUrl}/v1/partner/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(key !== undefined && { "idempotency-key": key }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    const answered = { status: answer.status, headers: Object.fromEntries(answer.headers), body: bytes };
    return documented(`${method} /v1/partner/${path}`, answered);
  };
  return {
    ask,
    forward: (body: unknown, key: string) => ask("POST", "reports", { body, key }),
    batch: (reports: readonly unknown[]) => ask("POST", "reports/batch", { body: { reports } }),
    list: (query: Readonly<Record<string, string>> = {}) => ask("GET", `reports?${new URLSearchParams(query)}`),
    show: (id: string) => ask("GET", `reports/${id}`),
    message: (id: string, text: string) => ask("POST", `reports/${id}/messages`, { body: { text } }),
    withdraw: (id: string) => ask("POST", `reports/${id}/withdraw`),
  };
};

/** An answer without what differs from one second to the next: the time, and what is left of the quota. */
export const lasting = ({ headers: { date: _date, ratelimit: _left, ...headers }, ...rest }: Answered) => ({
  ...rest,
  headers,
});

/** All that agencies read about a report, opened, once one of it says this. */
export async function read(system: LocalSystem, about: string, key: PrivateKey, says: RegExp): Promise<string[]> {
  const letters = async () => {
    const mails = await mailsOf(system);
    return Promise.all(mails.filter(({ subject }) => subject.includes(about)).map((mail) => opened(mail, key)));
  };
  return eventually(letters, (texts) => texts.some((text) => says.test(text)));
}

const sealed = z.looseObject({ attachments: z.array(z.object({ contentType: z.string(), content: z.string() })) });

/** What an agency reads when it opens a mail. One that has no secrets is not encrypted. */
async function opened(mail: Mail, decryptionKeys: PrivateKey): Promise<string> {
  const { attachments } = sealed.parse(mail);
  const content = attachments.find(({ contentType }) => contentType === "application/octet-stream")?.content;
  if (content === undefined) return JSON.stringify(mail);
  const message = await readMessage({ armoredMessage: Buffer.from(content, "base64").toString("latin1") });
  const { data } = await decrypt({ message, decryptionKeys, format: "binary" });
  return (await simpleParser(Buffer.from(data))).text ?? "";
}
