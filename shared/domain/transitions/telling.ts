import { type Instant, plus, seconds } from "../instant.js";
import type { Report, Telling } from "../report.js";
import type { Transition } from "../transition.js";

/**
 * How a partner is told by webhook what became of its report. Nothing of this is history, and nothing of it says when the
 * report itself is due: whoever is not told may be told later, whoever is asked to act may not wait.
 */

/** The clock looked: it is told now, and looked at again should that come to nothing, or later, or not at all. */
export const lookedAt = (report: Report, tellAt: Instant | "never"): Transition => ({
  ...still(report),
  tellAt,
});

/** What is told, as `shared/webhooks/news.ts` writes it. */
type News = string;

/**
 * It is being said, and said again at `nextAt` if nobody notes that it was heard. Recorded before it is said, so that what may
 * have been heard is known, whatever becomes of who says it.
 */
export function saying(report: Report, news: News, nextAt: Instant, now: Instant): Transition {
  const before = tellingOf(report);
  if (!before) return nothing(report);
  const again = before.trying?.news === news ? before.trying : undefined;
  const trying = {
    news,
    at: again?.at ?? report.history.at(-1)?.at ?? now,
    attempts: (again?.attempts ?? 0) + 1,
    sentAt: now,
    nextAt,
  };
  const telling = { number: again ? before.number : before.number + 1, ...toldOf(before), trying };
  return { ...still(report), telling, tellAt: nextAt };
}

/** The partner heard what has this number. `news` is what there is to tell of the report now. */
export function heard(report: Report, number: number, news: News): Transition {
  const said = saidAs(report, number);
  if (!said) return nothing(report);
  const telling = { number, told: said.trying.news };
  return { ...still(report), telling, ...(news === said.trying.news && { tellAt: "never" }) };
}

/** It asked for more time than it would have been given. */
export function putOff(report: Report, number: number, nextAt: Instant): Transition {
  const said = saidAs(report, number);
  if (!said || nextAt <= said.trying.nextAt) return nothing(report);
  const isNext = report.tellAt === said.trying.nextAt;
  const telling = { ...said.telling, trying: { ...said.trying, nextAt } };
  return { ...still(report), telling, ...(isNext && { tellAt: nextAt }) };
}

/** It was tried often enough. What happened since is told all the same. */
export function gaveUp(report: Report, number: number, news: News, now: Instant): Transition {
  const said = saidAs(report, number);
  if (!said) return nothing(report);
  const telling = { ...said.telling, gaveUpAt: now };
  return { ...still(report), telling, ...(news === said.trying.news && { tellAt: "never" }) };
}

/**
 * A person has it told again, from the first attempt on: what was given up, what waits for its next attempt, and, with
 * `evenTold`, what was heard. A report that came before its partner had a webhook has one from now on.
 */
export function tellAgain(report: Report, evenTold: boolean, now: Instant): Transition {
  const { partner } = report;
  if (!partner) return nothing(report);
  const { number = 0, told, trying } = partner.webhook ?? {};
  if (partner.webhook && !evenTold && !trying) return nothing(report);
  const telling: Telling = {
    number,
    ...(told !== undefined && !evenTold && { told }),
    ...(trying && { trying: { ...trying, attempts: 0, nextAt: now } }),
  };
  return { ...still(report), telling, tellAt: now };
}

/** Longer than the function takes to say it and to note what came of it (20 s, the pipeline stack). */
const ON_ITS_WAY = seconds(30);

/** Until when it may be on its way: nothing else is said of the report before, so that nothing overtakes it. */
export const onItsWayUntil = ({ sentAt }: NonNullable<Telling["trying"]>): Instant => plus(sentAt, ON_ITS_WAY);

const tellingOf = ({ partner }: Report): Telling | undefined => partner?.webhook;

const toldOf = ({ told }: Telling) => (told === undefined ? {} : { told });

/** Undefined when somebody noted what came of it, or something else is said since. */
function saidAs(report: Report, number: number) {
  const telling = tellingOf(report);
  const trying = telling?.number === number ? telling.trying : undefined;
  return telling && trying && { telling, trying };
}

const still = ({ state, version }: Report) => ({ from: [state], version });

const nothing = ({ version }: Report): Transition => ({ from: [], version });
