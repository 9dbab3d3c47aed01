/** What two deployments have of one report, once all is over. */
export interface Tally {
  /** Reports that the one over there has of the one here. */
  readonly reports: number;
  /** Mails from here to the addresses that stand for it. */
  readonly mails: number;
  /** Letters that agencies over there got about it, each as `agency letter`. */
  readonly letters: readonly string[];
  /** What officer and reporter wrote, as it lies here, and over there. */
  readonly here: readonly string[];
  readonly there: readonly string[];
}

export const tallyLine = ({ reports, mails, letters, here, there }: Tally): string =>
  [
    `reports there: ${reports}`,
    `mails across: ${mails}`,
    `letters to agencies there: ${letters.length}`,
    `messages here and there: ${here.length} and ${there.length}`,
    `twice: ${[letters, here, there].flatMap(repeated).length}`,
  ].join(" · ");

/** Whatever was lost, sent by mail instead, or is there twice. */
export function faultsIn({ reports, mails, letters, here, there }: Tally): readonly string[] {
  return [
    ...(reports === 1 ? [] : [`it is there ${reports} times`]),
    ...(mails === 0 ? [] : [`mails went there: ${mails}`]),
    ...[letters, here, there].flatMap(repeated).map((one) => `twice: ${one}`),
    ...here.filter((one) => !there.includes(one)).map((one) => `not there: ${one}`),
    ...there.filter((one) => !here.includes(one)).map((one) => `not here: ${one}`),
  ];
}

const repeated = (all: readonly string[]): readonly string[] => all.filter((one, index) => all.indexOf(one) < index);
