/** How many dispatchers a lane has at once, and the milliseconds that each of them waits between two of its mails. */
export interface Pace {
  readonly concurrency: number;
  readonly interval: number;
}

/** Lambda takes no smaller bound. */
const FEWEST = 2;
/** A mail takes SES about a quarter of a second, so one dispatcher sends four in one. */
const MAILS_PER_DISPATCHER = 4;
/** More would wait for SES, not for work, while Lambda's capacity is other functions' too. */
const MOST = 10;

/**
 * How the account's send rate is kept to. Dispatchers don't know of each other, so the rate is divided beforehand: each
 * lane gets half of it, so that a flood in one never takes the other's, and each dispatcher that may run at once its share
 * of the lane's. SES counts recipients, and a mail of ours has one. What is mailed besides, the desk's codes, is so little
 * that the dispatchers' own second try after a refusal makes room for it, as for the few mails that go at once after a rest.
 */
export function paceOf(mailsPerSecond: number): Pace {
  const concurrency = Math.max(FEWEST, Math.min(MOST, Math.ceil(mailsPerSecond / MAILS_PER_DISPATCHER)));
  return { concurrency, interval: Math.ceil((1_000 * concurrency) / (mailsPerSecond / 2)) };
}
