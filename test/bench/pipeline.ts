import { bounded, type Findings, median, round } from "./figures.js";
import { Line, now, type Posted } from "./line.js";
import { bodyOf, mailsOf } from "./posts.js";
import { CHAINS, type Chain, type Workshop } from "./workshop.js";

/** "200 reports with 20 at a time" is the main job's own promise. */
const REPORTS = 200;
const AT_A_TIME = 20;
/** Each chain once a round, in turn first and second; the rounds before count for nothing. */
const ROUNDS = 6;
const WARM_UP = 2;
/** Reports that are sent one at a time, each to both chains in turn. */
const SINGLES = 60;

/** Rounds of one chain that differ by more than this mean that something else was at work, too. */
const STEADY = 1.5;

interface Round {
  /** CPU time a report in milliseconds, of everything: functions, stand-ins and what moves messages between them. */
  readonly cpu: number;
  /** Reports a second, from the first post to the last mail. */
  readonly throughput: number;
  /** Reports a second, from the first post to the last mail's recorded delivery. */
  readonly recorded: number;
  /** Milliseconds from each post to its last mail. */
  readonly latencies: readonly number[];
}

/**
 * The embedded pipeline against the same calls with no logic: on two systems side by side, of which one works at a time.
 * Deliveries are heard of and recorded while later reports are on their way; each round ends when all of them are.
 */
export async function pipeline(workshop: Workshop): Promise<Findings> {
  const spine = await Line.open("spine", workshop);
  const bare = await Line.open("bare", workshop).catch(async (error: unknown) => {
    await spine.close();
    throw error;
  });
  try {
    return findings(await measure({ spine, bare }));
  } finally {
    await Promise.all([spine.close(), bare.close()]);
  }
}

type Both<T> = Readonly<Record<Chain, T>>;
interface Measured {
  readonly rounds: Both<readonly Round[]>;
  readonly singles: Both<readonly number[]>;
}

async function measure(lines: Both<Line>): Promise<Measured> {
  const rounds: Both<Round[]> = { spine: [], bare: [] };
  for (let count = -WARM_UP; count < ROUNDS; count++) {
    const bodies = await Promise.all(Array.from({ length: REPORTS }, (_, n) => bodyOf(n)));
    for (const chain of inTurn(count)) {
      const result = await underLoad(lines[chain], bodies);
      if (count >= 0) rounds[chain].push(result);
    }
  }
  const singles: Both<number[]> = { spine: [], bare: [] };
  const posts: Both<Posted[]> = { spine: [], bare: [] };
  for (let n = 0; n < SINGLES; n++) {
    const body = await bodyOf(n);
    for (const chain of inTurn(n)) singles[chain].push(await alone(lines[chain], posts[chain], body));
  }
  for (const chain of CHAINS) await lines[chain].settle(posts[chain]);
  return { rounds, singles };
}

/** What drifts while the bench runs must not always meet the same chain. */
const inTurn = (count: number): readonly Chain[] => (count % 2 === 0 ? CHAINS : CHAINS.toReversed());

async function underLoad(line: Line, bodies: readonly string[]): Promise<Round> {
  const cpuBefore = process.cpuUsage();
  const began = now();
  const posts: Posted[] = [];
  const waiting = bodies.entries();
  const postAll = async (): Promise<void> => {
    for (const [n, body] of waiting) posts.push(await line.post(n, body));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, postAll));
  const instants = await line.mails(awaited(posts));
  const deliveries = await line.deliveries(awaited(posts));
  const { user, system } = process.cpuUsage(cpuBefore);
  // The inbox keeps them in the order of its answers: the nth answer was for the nth mail.
  const references = await line.settle(posts);
  const lastMail = new Map(references.map((reference, at) => [reference, instants[at] ?? began]));
  return {
    cpu: (user + system) / 1000 / REPORTS,
    throughput: REPORTS / ((Math.max(...instants) - began) / 1000),
    recorded: REPORTS / ((Math.max(...deliveries) - began) / 1000),
    latencies: posts.map(({ reference, at }) => (lastMail.get(reference) ?? at) - at),
  };
}

/** Posts one more report. @returns milliseconds until its last mail */
async function alone(line: Line, posts: Posted[], body: string): Promise<number> {
  const post = await line.post(posts.length, body);
  posts.push(post);
  const lastMail = Math.max(...(await line.mails(awaited(posts))));
  // The other chain's turn comes next, and nothing of this one may be at work then.
  await line.deliveries(awaited(posts));
  return lastMail - post.at;
}

const awaited = (posts: readonly Posted[]): number => posts.reduce((sum, { n }) => sum + mailsOf(n), 0);

function findings({ rounds, singles }: Measured): Findings {
  for (const chain of CHAINS) {
    const speeds = rounds[chain].map((one) => one.throughput);
    const spread = Math.max(...speeds) / Math.min(...speeds);
    if (spread > STEADY)
      console.log(`  noisy: ${chain}'s rounds differ by ${round(spread)}×, trust the CPU time rather`);
  }
  const throughput = (chain: Chain) => median(rounds[chain].map((one) => one.throughput));
  const recorded = (chain: Chain) => median(rounds[chain].map((one) => one.recorded));
  const loaded = (chain: Chain) => median(rounds[chain].map(({ latencies }) => median(latencies)));
  const cpu = (chain: Chain) => median(rounds[chain].map((one) => one.cpu));
  const single = (chain: Chain) => median(singles[chain]);
  const mails = Array.from({ length: REPORTS }, (_, n) => mailsOf(n)).reduce((sum, count) => sum + count, 0);
  return {
    figures: [
      bounded("pipeline: throughput against the bare chain", throughput("spine") / throughput("bare"), {
        least: 0.85,
        unit: "×",
      }),
      bounded("pipeline: latency of one report at a time", single("spine") / single("bare"), { most: 1.2, unit: "×" }),
      {
        figure: `pipeline: latency with ${AT_A_TIME} posts at a time`,
        measured: `${round(loaded("spine") / loaded("bare"))}×`,
      },
      {
        figure: "pipeline: throughput up to the last recorded delivery",
        measured: `${round(recorded("spine") / recorded("bare"))}×`,
      },
      { figure: "pipeline: CPU time a report, stand-ins included", measured: `${round(cpu("spine") / cpu("bare"))}×` },
    ],
    details: CHAINS.map((chain) => ({
      chain,
      "reports/s": round(throughput(chain)),
      "slowest round": round(Math.min(...rounds[chain].map((one) => one.throughput))),
      "fastest round": round(Math.max(...rounds[chain].map((one) => one.throughput))),
      "with deliveries": round(recorded(chain)),
      "CPU ms a report": round(cpu(chain)),
      "ms alone": round(single(chain)),
      "ms under load": round(loaded(chain)),
      "mails a round": mails,
    })),
    data: { singles, rounds },
  };
}
