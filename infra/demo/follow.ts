import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { prove } from "../../shared/acceptance/prove.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import { type Report, unsent } from "../../shared/domain/report.js";
import type { Sample } from "./samples.js";
import type { Mail, Target } from "./target.js";

/** One sample on its way. */
export interface Journey {
  readonly sample: Sample;
  readonly reference: string;
  readonly id: string;
  readonly receipt: string;
  /** When the post began, in milliseconds since 1970. */
  readonly postedAt: number;
  /** As last seen in the table. */
  readonly report?: Report;
  /** Agencies in whose mailbox a mail with the reference has arrived. */
  readonly arrived: readonly string[];
}

const accepted = z.object({ receipt: z.string(), reference: z.string() });

/** @throws Error with the status and problem when a sample is not accepted. */
export async function post(sample: Sample, target: Target): Promise<Journey> {
  return { sample, ...(await submit(sample, target)), arrived: [] };
}

/** @throws Error with the status and problem when it is not accepted. */
export async function submit(
  sample: { readonly name: string; readonly report: object },
  { httpUrl }: Target,
): Promise<Pick<Journey, "reference" | "receipt" | "id" | "postedAt">> {
  const nonce = randomUUID();
  // As a form does while somebody types: without it a few dozen at once are put off.
  const proof = await prove(nonce);
  const postedAt = Date.now();
  const answer = await fetch(`${httpUrl}/v1/reports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...sample.report, nonce, proof }),
  });
  const body: unknown = await answer.json();
  if (answer.status !== 201)
    throw new Error(`"${sample.name}" was not accepted: ${answer.status} ${JSON.stringify(body)}`);
  const { receipt, reference } = accepted.parse(body);
  const parsed = parseReceipt(receipt);
  if (!parsed.ok) throw new Error(`"${sample.name}" got a receipt that is none: its check character is wrong`);
  return { reference, receipt, id: reportIdOf(parsed.receipt), postedAt };
}

/** Looks at table and inbox once more. */
async function look(journey: Journey, mails: readonly Mail[], { reports }: Target): Promise<Journey> {
  const report = isDone(journey) ? journey.report : await reports.get(journey.id);
  const { agencies } = builtInBook(journey.sample.report.jurisdiction);
  const own = mails.filter(({ subject }) => subject.includes(journey.reference));
  const arrived = agencies.filter(({ addresses }) =>
    own.some(({ destination }) => destination.to.some((to) => addresses.some((address) => to.includes(address)))),
  );
  return { ...journey, ...(report && { report }), arrived: arrived.map(({ id }) => id) };
}

/** All its mails are recorded as sent and have arrived. */
export function isDone({ report, arrived }: Journey): boolean {
  if (!report || report.dispatches.length === 0 || unsent(report.dispatches).length > 0) return false;
  return report.dispatches.every(({ agency }) => arrived.includes(agency));
}

/** Whether exactly the agencies that should have got a mail, and each has it. */
export function isRight({ sample, arrived }: Journey): boolean {
  return [...arrived].sort().join() === [...sample.expected.agencies].sort().join();
}

/** From the post to the last first mail, in milliseconds. */
export function milliseconds({ report, postedAt }: Journey): number | undefined {
  const times = report?.dispatches.flatMap(({ sentAt }) => (sentAt === undefined ? [] : [Date.parse(sentAt)])) ?? [];
  return times.length > 0 ? Math.max(...times) - postedAt : undefined;
}

/** Looks until all are done or `patience` milliseconds have passed; tells `show` after each look. */
export async function followAll(
  journeys: readonly Journey[],
  target: Target,
  options: { readonly patience: number; readonly show: (journeys: readonly Journey[]) => void },
): Promise<readonly Journey[]> {
  const end = Date.now() + options.patience;
  let current = journeys;
  while (true) {
    const mails = await target.mails();
    current = await Promise.all(current.map((journey) => look(journey, mails, target)));
    options.show(current);
    if (current.every(isDone) || Date.now() > end) return current;
    await sleep(100);
  }
}
