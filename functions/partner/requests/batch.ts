import { readFields } from "../../../shared/acceptance/forwarded.js";
import { detailsOf } from "../../../shared/http/respond.js";
import type { Partner } from "../../../shared/partners/partner.js";
import type { PartnerEvent } from "../answer.js";
import { MAX_BATCH_BYTES, readJson } from "../body.js";
import type { PartnerDeps } from "../partner-deps.js";
import { invalid } from "../refusals.js";
import { type Accepted, type BatchAnswer, batch } from "../schemas.js";
import { recordRefusal, unavailable } from "../telling.js";
import { type Told, told } from "../told.js";
import { checkedKey, forwardFields } from "./one.js";

export const BATCH = "POST /v1/partner/reports/batch";

/** So many reports are stored side by side. */
const AT_ONCE = 10;

/** Takes up to a hundred reports. Each is answered in its place as if it had come alone: a bad one is no other's business. */
export async function forwardBatch(event: PartnerEvent, partner: Partner, deps: PartnerDeps): Promise<Told> {
  const body = readJson(event, MAX_BATCH_BYTES);
  if (!body.ok) return body;
  const read = readFields(batch, body.json, []);
  if (!read.ok) return invalid("batch-invalid", read.faults, deps.served);

  const before = new Map<unknown, Promise<Told<Accepted>>>();
  const results = await inOrder(read.fields.reports, AT_ONCE, (entry) => {
    const { key, fields } = partsOf(entry);
    const act = () => deps.round.work(() => taken({ partner, key, fields }, deps));
    // Of two under one key the first is stored first.
    const answer = before.get(key)?.then(act) ?? act();
    before.set(key, answer);
    return answer;
  });
  const answer: BatchAnswer = { results: results.map((one) => resultOf(one, partner, deps)) };
  return told(answer);
}

/** How many a request counts for: a batch for its reports, all else for one, and so what is no batch that can be taken. */
export function reportsIn(event: PartnerEvent): number {
  if (event.routeKey !== BATCH) return 1;
  const body = readJson(event, MAX_BATCH_BYTES);
  const read = body.ok ? readFields(batch, body.json, []) : undefined;
  return read?.ok ? read.fields.reports.length : 1;
}

interface Entry {
  readonly partner: Partner;
  readonly key: unknown;
  readonly fields: unknown;
}

async function taken({ partner, key: sent, fields }: Entry, deps: PartnerDeps): Promise<Told<Accepted>> {
  try {
    const key = checkedKey(sent);
    return typeof key === "string" ? await forwardFields({ partner, key, fields }, deps) : key;
  } catch (error) {
    return unavailable(error, partner.id, deps);
  }
}

/** The key stands beside the fields, where the header stands for one alone. */
function partsOf(entry: unknown): Pick<Entry, "key" | "fields"> {
  // What is no object at all is told so by its fields.
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return { key: "-", fields: entry };
  const { idempotencyKey: key, ...fields }: { idempotencyKey?: unknown } = entry;
  return { key, fields };
}

function resultOf(one: Told<Accepted>, partner: Partner, deps: PartnerDeps): BatchAnswer["results"][number] {
  if (one.ok) return { status: 201, report: one.value };
  recordRefusal(one.problem, partner.id, deps);
  return { status: one.problem.status, problem: detailsOf(one.problem) };
}

/** Does the work on each, so many at a time, begun in order; gives the results in order. */
async function inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const ahead = items.entries();
  const worker = async () => {
    // One iterator for all workers: each takes the next that nobody has.
    for (const [at, item] of ahead) results.set(at, await work(item));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return items.flatMap((_, at) => results.get(at) ?? []);
}
