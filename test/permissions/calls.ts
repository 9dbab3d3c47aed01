// Runs inside a function's thread, beside its bundle.
// Started as it is, by Node's own type stripping: it may import types, but no file beside it.
import { subscribe } from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";
import { ClientRequest } from "node:http";

/** One kind of call to AWS, as far as a policy can tell it from another: no value of an item, no message, no mail. */
export interface Call {
  readonly functionName: string;
  /** As policies name it: `dynamodb:PutItem`. */
  readonly action: string;
  readonly region: string;
  /** The end of the resource's ARN, after the account: `table/safelane-reports/index/clock`. */
  readonly resource: string;
  /** What AWS would know of the request when it reads conditions. */
  readonly context: Readonly<Record<string, string | string[]>>;
}

/** A request on its way out, already signed: who is asked where is in the signature's scope. */
interface Signed {
  readonly service: string;
  /** `DynamoDB_20120810.PutItem`; the first API of SES has its action in the body. */
  readonly target: string | undefined;
  readonly body: string;
}

/** The partition key of each table, `<table>`, and of each index, `<table>/index/<index>`. */
export type Partitions = Readonly<Record<string, string>>;

type Fields = Readonly<Record<string, unknown>>;
type Asked = Pick<Call, "action" | "resource" | "context">;

/** Appends to `into` each kind of call that this thread makes, once, as a line of JSON. */
export function noteCalls(functionName: string, into: string, partitions: Partitions): void {
  const noted = new Set<string>();
  const note = (region: string, request: Signed): void => {
    for (const asked of readable(request, partitions)) {
      const line = JSON.stringify({ functionName, region, ...asked } satisfies Call);
      if (!noted.has(line)) appendFileSync(into, `${line}\n`);
      noted.add(line);
    }
  };
  subscribe("http.client.request.created", (message) => {
    const request = fields(message)["request"];
    if (!(request instanceof ClientRequest)) return;
    const [, region, service] = SCOPE.exec(String(request.getHeader("authorization"))) ?? [];
    // What goes to partners and to other deployments is no affair of IAM's.
    if (region === undefined || service === undefined) return;
    const target = request.getHeader("x-amz-target");
    // The SDK hands over all of a body when it ends the request.
    request.end = new Proxy(request.end, {
      apply: (end, self, given: unknown[]) => {
        note(region, { service, target: target === undefined ? undefined : String(target), body: textOf(given[0]) });
        return Reflect.apply(end, self, given);
      },
    });
  });
}

const SCOPE = /Credential=[^/]+\/\d+\/([\w-]+)\/([\w-]+)\/aws4_request/;

const textOf = (body: unknown): string => (body instanceof Uint8Array ? Buffer.from(body).toString() : String(body));

/** A request that can't be read must not end its function, nor go unnoticed: nobody is allowed what it becomes here. */
function readable(request: Signed, partitions: Partitions): Asked[] {
  try {
    return askedBy(request, partitions);
  } catch {
    return [{ action: `${request.service}:${nameIn(request.target)}`, resource: "unreadable", context: {} }];
  }
}

const nameIn = (target = "Unknown"): string => target.split(".").at(-1) ?? target;

/** What a request asks AWS for. @throws when it is none that we know how to read */
export function askedBy({ service, target, body }: Signed, partitions: Partitions): Asked[] {
  if (service === "ses") return mailed(new URLSearchParams(body));
  const operation = nameIn(target);
  const request = fields(JSON.parse(body));
  if (service === "dynamodb") return onTables(`dynamodb:${operation}`, request, partitions);
  if (service === "sqs") {
    // A batch needs the permission for one (Amazon SQS API permissions reference).
    const action = `sqs:${operation.replace(/Batch$/, "")}`;
    return [{ action, resource: new URL(string(request["QueueUrl"])).pathname.split("/").at(-1) ?? "", context: {} }];
  }
  throw new Error(`no idea how ${service} is asked`);
}

/** Both the address and the configuration set have to be allowed (Amazon SES, "Resource types"). */
function mailed(form: URLSearchParams): Asked[] {
  const source = string(form.get("Source"));
  const from = /<(.+)>$/.exec(source)?.[1] ?? source;
  const set = form.get("ConfigurationSetName");
  const through = [`identity/${from.split("@").at(-1)}`, ...(set === null ? [] : [`configuration-set/${set}`])];
  const context = { "ses:FromAddress": from };
  return through.map((resource) => ({ action: `ses:${form.get("Action")}`, resource, context }));
}

function onTables(action: string, request: Fields, partitions: Partitions): Asked[] {
  const batch = request["RequestItems"];
  const parts = batch === undefined ? [[request["TableName"], request] as const] : Object.entries(fields(batch));
  return parts.map(([name, part]) => {
    const index = request["IndexName"];
    const table = `${string(name)}${index === undefined ? "" : `/index/${string(index)}`}`;
    return { action, resource: `table/${table}`, context: contextOf(fields(part), partitions[table]) };
  });
}

/**
 * The context that DynamoDB gives a request (developer guide, "Using IAM policy conditions for fine-grained access
 * control"): what the request does not say itself (`Select`, `ReturnValues`) is not there either.
 */
function contextOf(part: Fields, partition: string | undefined): Call["context"] {
  const items = [part["Key"], part["Item"], ...list(part["Keys"])].flatMap((one) => (one ? [fields(one)] : []));
  const leading = partition === undefined ? [] : [...items, conditionOf(part)].flatMap((one) => one[partition] ?? []);
  const said = ["Select", "ReturnValues"].flatMap((name) => (part[name] === undefined ? [] : [name]));
  const named = [...items.flatMap(Object.keys), ...list(part["AttributesToGet"]).map(string), ...namesIn(part)];
  return {
    ...Object.fromEntries(said.map((name) => [`dynamodb:${name}`, string(part[name])])),
    ...(leading.length > 0 && { "dynamodb:LeadingKeys": distinct(leading.map((key) => familyOf(scalar(key)))) }),
    ...(named.length > 0 && { "dynamodb:Attributes": distinct(named) }),
  };
}

/** What a query's key has to be equal to, by attribute. */
function conditionOf(part: Fields): Fields {
  const values = fields(part["ExpressionAttributeValues"] ?? {});
  const equal = String(part["KeyConditionExpression"] ?? "").matchAll(/(#?\w+) *= *(:\w+)/g);
  return Object.fromEntries([...equal].map(([, name = "", value = ""]) => [realName(part, name), values[value]]));
}

const EXPRESSIONS = ["KeyCondition", "Filter", "Projection", "Update", "Condition"].map((one) => `${one}Expression`);
const KEYWORDS = new Set(["AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE"]);

/** The attributes that expressions name at the top of an item: not values, functions, or what lies inside an attribute. */
function namesIn(part: Fields): string[] {
  const words = EXPRESSIONS.flatMap((one) =>
    [...String(part[one] ?? "").matchAll(/(?<![.:#\w])#?[A-Za-z_]\w*(?!\w*\s*\()/g)].map(([word]) => word),
  );
  return words.filter((word) => !KEYWORDS.has(word.toUpperCase())).map((word) => realName(part, word));
}

const realName = (part: Fields, name: string): string =>
  name.startsWith("#") ? string(fields(part["ExpressionAttributeNames"])[name]) : name;

const WORD = /^[a-z-]+$/;
const JURISDICTION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

/** A key as far as policies tell keys apart: its first word, and a jurisdiction. Which id, key or address it is, is left out. */
function familyOf(key: string): string {
  const [first = "", ...rest] = key.split("#");
  const family = WORD.test(first) || JURISDICTION.test(first) ? first : "id";
  if (rest.length === 0) return family;
  const [second = ""] = rest;
  return `${family}#${rest.length === 1 && JURISDICTION.test(second) ? second : "id"}`;
}

const scalar = (value: unknown): string => string(Object.values(fields(value))[0]);
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function fields(value: unknown): Fields {
  if (typeof value !== "object" || value === null) throw new Error("no object");
  return { ...value };
}

function string(value: unknown): string {
  if (typeof value !== "string") throw new Error("no text");
  return value;
}
