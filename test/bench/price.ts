import type { TableDeclaration } from "../../infra/local/parts.js";
import type { LocalStores } from "../../infra/local/start.js";
import { BATCH, ONE_AGENCY } from "./calls.js";
import { bounded, type Findings, round } from "./figures.js";
import { type Charge, Meter } from "./meter.js";
import { onStores, Walk, type Walked } from "./walk.js";
import { CHAIN, type InChain, type Workshop } from "./workshop.js";

/**
 * AWS's list prices in US East (N. Virginia), in dollars, without free tiers. The design names no region, and
 * most others ask for more. SES's events reach the default bus and its rules' targets free of charge, as those of all of
 * AWS's own services do; the queue's request is ours.
 */
const PRICES = {
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/, standard table class, each million */
  writes: 0.625,
  reads: 0.125,
  /** https://aws.amazon.com/sqs/pricing/, standard queues, each million requests of 64 KB */
  queueRequests: 0.4,
  /** https://aws.amazon.com/lambda/pricing/, each million, and each GB-second on arm64 */
  invocations: 0.2,
  gigabyteSeconds: 0.0000133334,
  /** https://aws.amazon.com/api-gateway/pricing/, HTTP APIs, each million */
  httpRequests: 1,
  /** https://aws.amazon.com/cloudwatch/pricing/, each GB of logs taken in */
  logs: 0.5,
};
const MILLION = 1_000_000;
const GIGABYTE = 1024 ** 3;

/** Walks whose mean counts, after as many that warm up. */
const WALKS = 20;
/** Lambda gives a whole processor with so much memory: time of work costs the same whatever a function has. */
const WHOLE_PROCESSOR_MB = 1769;
/** SES answers in about that time, in milliseconds; nothing is done meanwhile, but it is paid. */
const SES_MS = 250;
/** What CloudWatch adds to each line (CloudWatch Logs quotas, `PutLogEvents`). */
const LINE_OVERHEAD = 26;
/** A line of the access log, in bytes (infra/stacks/front.ts). */
const ACCESS_LINE = 250 + LINE_OVERHEAD;

/**
 * A million everyday reports to one agency each, from post to recorded delivery, from what the deployed bundles do: calls,
 * units, time and lines. Not in it, as it does not grow with reports or is paid elsewhere: SES, storage, keys, alarms,
 * metrics, idle polling, traces, what a dispatcher waits for its pace, the clock's minutes, and people who look at a page.
 */
export async function price(workshop: Workshop): Promise<Findings> {
  const { tables, functions } = await workshop.plan();
  const memoryMb = functions.find(({ name }) => name === "dispatch")?.memoryMb;
  if (memoryMb === undefined) throw new Error("the templates declare no dispatcher");
  const [alone, inTens] = await onStores(workshop, (stores) => measure(stores, tables, workshop));
  const bills = { alone: billOf(alone, memoryMb), "in tens": billOf(inTens, memoryMb) };
  return {
    figures: Object.entries(bills).flatMap(([how, bill]) => [
      bounded(`price: a million reports to one agency, ${how}`, sum(bill, total), { most: 12, unit: " $" }),
      {
        figure: `price: of that after the mail, for its delivery event, ${how}`,
        measured: `${round(sum(bill, (line) => (isAfterwards(line) ? total(line) : 0)))} $`,
      },
    ]),
    details: Object.entries(bills).flatMap(([how, bill]) => bill.map((line) => rowOf(how, line))),
    data: bills,
  };
}

/** All walks of one kind together. */
interface Measured {
  /** Reports in a walk. */
  readonly count: number;
  readonly walks: readonly Walked[];
  readonly charges: readonly Charge[];
  /** Bytes that each function logged. */
  readonly logged: ReadonlyMap<string, number>;
}

async function measure(
  stores: LocalStores,
  tables: readonly TableDeclaration[],
  workshop: Workshop,
): Promise<readonly [Measured, Measured]> {
  const meter = await Meter.open(stores.endpoints.dynamodb, tables);
  const logged = new Map<string, number>();
  const log = (name: string, line: string) =>
    void logged.set(name, (logged.get(name) ?? 0) + Buffer.byteLength(line) + LINE_OVERHEAD);
  const walk = new Walk(stores, "spine", workshop, { tablesOf: (name) => meter.urlFor(name), log });
  const measured = async (count: number): Promise<Measured> => {
    for (let n = 0; n < WALKS; n++) await walk.reports(ONE_AGENCY, count);
    meter.take();
    logged.clear();
    const walks: Walked[] = [];
    for (let n = 0; n < WALKS; n++) walks.push(await walk.reports(ONE_AGENCY, count));
    return { count, walks, charges: meter.take(), logged: new Map(logged) };
  };
  try {
    return [await measured(1), await measured(BATCH)];
  } finally {
    await walk.close();
    await meter.close();
  }
}

/** What one function's part costs, in dollars a million reports. */
interface Line {
  readonly name: InChain;
  readonly gateway: number;
  readonly invocations: number;
  readonly time: number;
  /** What it sends, and the work that it takes. */
  readonly queues: number;
  readonly tables: number;
  readonly logs: number;
  /** Units a report. */
  readonly written: number;
  readonly read: number;
}

function billOf({ count, walks, charges, logged }: Measured, memoryMb: number): Line[] {
  const reports = count * walks.length;
  return CHAIN.map((name) => {
    const isAsked = name === "intake";
    const invocations = isAsked ? reports : walks.length;
    const sent = sum(walks, ({ calls }) => calls.get(`${name} SendMessageBatch`) ?? 0);
    // From a queue a batch is received and deleted. The bus sends events to one by one.
    const taken = isAsked ? 0 : 2 * walks.length + (name === "feedback" ? reports : 0);
    const worked = sum(walks, ({ milliseconds }) => milliseconds.get(name) ?? 0);
    const waited = name === "dispatch" ? SES_MS * walks.length : 0;
    const gigabyteSeconds = (worked * WHOLE_PROCESSOR_MB + waited * memoryMb) / 1024 / 1000;
    const own = charges.filter(({ functionName }) => functionName === name);
    const written = sum(own, ({ writes }) => writes) / reports;
    const read = sum(own, ({ reads }) => reads) / reports;
    const bytes = (logged.get(name) ?? 0) / reports + (isAsked ? ACCESS_LINE : 0);
    return {
      name,
      gateway: isAsked ? PRICES.httpRequests : 0,
      invocations: (invocations / reports) * PRICES.invocations,
      time: (gigabyteSeconds / reports) * MILLION * PRICES.gigabyteSeconds,
      queues: ((sent + taken) / reports) * PRICES.queueRequests,
      tables: written * PRICES.writes + read * PRICES.reads,
      logs: ((bytes * MILLION) / GIGABYTE) * PRICES.logs,
      written,
      read,
    };
  });
}

const total = ({ gateway, invocations, time, queues, tables, logs }: Line): number =>
  gateway + invocations + time + queues + tables + logs;

const isAfterwards = ({ name }: Line): boolean => name === "feedback";

function rowOf(how: string, line: Line): Record<string, string | number> {
  const { name, gateway, invocations, time, queues, tables, logs, written, read } = line;
  return {
    reports: how,
    function: name,
    "API Gateway $": gateway,
    "invocations $": round(invocations),
    "time $": round(time),
    "SQS $": round(queues),
    "DynamoDB $": round(tables),
    "logs $": round(logs),
    "all $": round(total(line)),
    "units written": round(written),
    "units read": round(read),
  };
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((before, thing) => before + of(thing), 0);
}
