import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";
import type { TableDeclaration } from "../../infra/local/parts.js";
import { type Item, readByKey, readByQuery, type Units, written } from "./units.js";

const item = z.record(
  z.string(),
  z.custom<Item[string]>((value) => typeof value === "object" && value !== null),
);
const request = z.object({
  TableName: z.string().optional(),
  Item: item.optional(),
  ConsistentRead: z.boolean().default(false),
  RequestItems: z.record(z.string(), z.object({ ConsistentRead: z.literal(true) })).default({}),
});
const answer = z.object({
  Item: item.optional(),
  Attributes: item.optional(),
  Items: z.array(item).default([]),
  Responses: z.record(z.string(), z.array(item)).default({}),
});

/** One request, with what it costs. */
export interface Charge extends Units {
  readonly functionName: string;
}

/**
 * Stands between functions and the stand-in for DynamoDB, and works out from what passes what the real one charges: the
 * stand-in counts no indexes.
 */
export class Meter {
  readonly #server: Server;
  readonly #target: string;
  readonly #tables: ReadonlyMap<string, TableDeclaration>;
  /** Items as they were last written. */
  readonly #items = new Map<string, Item>();
  #charges: Charge[] = [];

  private constructor(target: string, tables: readonly TableDeclaration[]) {
    this.#target = target;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
    this.#server = createServer((incoming, outgoing) => {
      this.#pass(incoming, outgoing).catch((error: unknown) => {
        console.error(error);
        outgoing.destroy();
      });
    });
  }

  static async open(target: string, tables: readonly TableDeclaration[]): Promise<Meter> {
    const meter = new Meter(target, tables);
    meter.#server.listen(0, "127.0.0.1");
    await once(meter.#server, "listening");
    return meter;
  }

  /** Where a function is to find its tables, so that it is known whose request it is. */
  urlFor(functionName: string): string {
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("the meter does not listen");
    return `http://127.0.0.1:${address.port}/${functionName}`;
  }

  /** What was charged since this was asked last. */
  take(): readonly Charge[] {
    const charges = this.#charges;
    this.#charges = [];
    return charges;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await text(incoming);
    const { "x-amz-target": target = "", authorization = "", "x-amz-date": date = "" } = incoming.headers;
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": String(target),
      "x-amz-date": String(date),
      authorization,
    };
    const response = await fetch(this.#target, { method: "POST", headers, body });
    const said = await response.text();
    // A refused condition costs as well, but a walk alone meets none.
    if (!response.ok) throw new Error(`metered: ${target} was answered ${response.status}`);
    this.#charge((incoming.url ?? "").replaceAll("/", ""), String(target).split(".").at(-1) ?? "", body, said);
    outgoing.writeHead(response.status, { "content-type": "application/x-amz-json-1.0" }).end(said);
  }

  #charge(functionName: string, operation: string, body: string, said: string): void {
    const asked = request.parse(JSON.parse(body));
    const got = answer.parse(JSON.parse(said));
    const table = asked.TableName ?? Object.keys(asked.RequestItems).join();
    const units: Units =
      operation === "PutItem" || operation === "UpdateItem"
        ? { reads: 0, writes: this.#write(table, asked.Item ?? got.Attributes) }
        : { reads: readBy(operation, asked.ConsistentRead, got), writes: 0 };
    this.#charges.push({ functionName, ...units });
  }

  #write(name: string, after: Item | undefined): number {
    const table = this.#tables.get(name);
    if (!table || !after) throw new Error(`a write to ${name} that can't be counted`);
    const key = JSON.stringify([name, ...table.KeySchema.map(({ AttributeName }) => after[AttributeName])]);
    const before = this.#items.get(key);
    this.#items.set(key, after);
    return written(table, before, after);
  }
}

function readBy(operation: string, consistent: boolean, { Item, Items, Responses }: z.infer<typeof answer>): number {
  switch (operation) {
    case "GetItem":
      return readByKey([Item]) / (consistent ? 1 : 2);
    case "BatchGetItem":
      return readByKey(Object.values(Responses).flat());
    case "Query":
      return readByQuery(Items, consistent);
    default:
      throw new Error(`nobody knows what ${operation} costs`);
  }
}
