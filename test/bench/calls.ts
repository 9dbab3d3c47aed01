import { samples } from "../../infra/demo/samples.js";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { ops } from "../support/partners.js";
import { bounded, type Findings } from "./figures.js";
import { onStores, type Tally, Walk } from "./walk.js";
import { CHAINS, type Chain, type Workshop } from "./workshop.js";

export const BATCH = 10;

/** An everyday report that goes to one agency: no emergency, nobody else informed, no web address in it. */
export const ONE_AGENCY = everyday((urls) => urls === 0);
/** The same that names a web address, which no report named before. */
const WITH_ADDRESS = everyday((urls) => urls === 1);

function everyday(has: (urls: number) => boolean): number {
  const found = samples.findIndex(
    ({ report, expected }) =>
      has(report.urls?.length ?? 0) &&
      expected.agencies.length === 1 &&
      !expected.hold &&
      expected.priority !== "immediate",
  );
  if (found < 0) throw new Error("no sample goes to one agency");
  return found;
}

interface Counted {
  readonly alone: Tally;
  readonly inTens: Tally;
  readonly withAddress: Tally;
}

/**
 * Counts the calls of the deployed bundles, on the stand-ins, as the SDK makes them. What Lambda does to poll a queue is
 * in SQS's price, but no call of ours. The directory, its marks and the key of the fingerprints are in each function's
 * cache. A report's way ends with its mail; that its delivery is heard of and recorded comes after, and is counted apart.
 */
export async function calls(workshop: Workshop): Promise<Findings> {
  const spine = await countChain("spine", workshop);
  const bare = await countChain("bare", workshop);
  compare(spine, bare);
  const forwarded = await countForwarded(workshop);
  const { alone, inTens, withAddress } = spine;
  const stages = sum(inTens, (what) => isOnTheWay(what) && !what.startsWith("intake ")) / BATCH;
  return {
    figures: [
      bounded("calls: one report to one agency, alone", sum(alone, isOnTheWay), { most: 11 }),
      bounded("calls: a report in batches of ten, posted one by one", sum(inTens, isOnTheWay) / BATCH, { most: 8 }),
      bounded("calls: a report in a partner's batch of ten", sum(forwarded, isOnTheWay) / BATCH, { most: 8 }),
      { figure: "calls: of these in the queues' stages", measured: String(stages) },
      { figure: "calls: after its mail, for the delivery event, alone", measured: String(sum(alone, isAfterwards)) },
      {
        figure: "calls: after its mail, for the delivery event, in tens",
        measured: String(sum(inTens, isAfterwards) / BATCH),
      },
      { figure: "calls: more, if it names a web address", measured: String(sum(withAddress) - sum(alone)) },
    ],
    details: [...new Set([...withAddress.keys(), ...alone.keys(), ...forwarded.keys()])].map((what) => {
      const [name = "", operation = ""] = what.split(" ");
      return {
        function: name,
        operation,
        alone: alone.get(what) ?? 0,
        "in tens": (inTens.get(what) ?? 0) / BATCH,
        "with an address": withAddress.get(what) ?? 0,
        "forwarded in tens": (forwarded.get(what) ?? 0) / BATCH,
      };
    }),
    data: {
      ...Object.fromEntries(CHAINS.map((chain) => [chain, plain(chain === "spine" ? spine : bare)])),
      forwarded: Object.fromEntries(forwarded),
    },
  };
}

const isAfterwards = (what: string): boolean => what.startsWith("feedback ");
const isOnTheWay = (what: string): boolean => !isAfterwards(what);

const sum = (tally: Tally, which: (what: string) => boolean = () => true): number =>
  [...tally].reduce((total, [what, count]) => (which(what) ? total + count : total), 0);

async function countChain(chain: Chain, workshop: Workshop): Promise<Counted> {
  return onStores(workshop, async (stores) => {
    const walk = new Walk(stores, chain, workshop);
    try {
      // Fills the caches.
      for (const sample of [ONE_AGENCY, WITH_ADDRESS]) await walk.reports(sample, 1);
      return {
        alone: (await walk.reports(ONE_AGENCY, 1)).calls,
        inTens: (await walk.reports(ONE_AGENCY, BATCH)).calls,
        withAddress: (await walk.reports(WITH_ADDRESS, 1)).calls,
      };
    } finally {
      await walk.close();
    }
  });
}

/** Ten in one request of a partner's. Whose key it is, API Gateway asks once a minute at most. */
async function countForwarded(workshop: Workshop): Promise<Tally> {
  return onStores(workshop, async (stores) => {
    await ops(stores, "add", "hotline", "--name", "Hotline", "--jurisdictions", JURISDICTIONS.join(","));
    const walk = new Walk(stores, "spine", workshop);
    try {
      await walk.batch("hotline", ONE_AGENCY, 1);
      return (await walk.batch("hotline", ONE_AGENCY, BATCH)).calls;
    } finally {
      await walk.close();
    }
  });
}

const kinds = ["alone", "inTens", "withAddress"] as const satisfies (keyof Counted)[];

/** @throws when one chain makes a call that the other one does not make, or not as often */
function compare(spine: Counted, bare: Counted): void {
  for (const kind of kinds) {
    for (const what of new Set([...spine[kind].keys(), ...bare[kind].keys()])) {
      const [real = 0, other = 0] = [spine[kind].get(what), bare[kind].get(what)];
      if (real !== other) throw new Error(`the bare chain makes other calls: ${what}, ${other} times for ${real}`);
    }
  }
}

const plain = (counted: Counted): object => ({
  alone: Object.fromEntries(counted.alone),
  tenReports: Object.fromEntries(counted.inTens),
  withAddress: Object.fromEntries(counted.withAddress),
});
