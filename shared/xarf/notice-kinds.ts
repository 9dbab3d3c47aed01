import { CHILD_KINDS, FRAUD_KINDS, type NoticeKind, PRIVACY_KINDS } from "../domain/notices.js";
import type { Category } from "../domain/vocabulary.js";

/**
 * What a notice may say of an address, by what its report is about: record 27 read backwards. An address in a report of
 * sexual extortion may lead to the extorter's profile or to the pictures, so that a family is offered whole.
 */

const FAMILIES: Readonly<Partial<Record<Category, readonly NoticeKind[]>>> = {
  csam: CHILD_KINDS,
  solicitation: CHILD_KINDS,
  "sexual-extortion": CHILD_KINDS,
  exploitation: CHILD_KINDS,
  fraud: FRAUD_KINDS,
  privacy: PRIVACY_KINDS,
};

const PROPOSED: Readonly<Partial<Record<Category, NoticeKind>>> = {
  csam: "csam-baseline",
  solicitation: "csem-solicitation",
  "sexual-extortion": "csem-sextortion",
  exploitation: "csem-trafficking",
  fraud: "fraud-other",
  privacy: "exposed-personal_information",
};

interface Kinds {
  readonly category: Category;
  /** What it may be as well. */
  readonly secondary: readonly Category[];
}

/** Those of its category first. None: XARF has no type for what the report is about. */
export const noticeKinds = ({ category, secondary }: Kinds): NoticeKind[] => [
  ...new Set([category, ...secondary].flatMap((one) => FAMILIES[one] ?? [])),
];

/** The first of those, as far as it is known without looking. */
export const proposedKind = ({ category, secondary }: Kinds): NoticeKind | undefined =>
  [category, ...secondary].map((one) => PROPOSED[one]).find((kind) => kind !== undefined);
