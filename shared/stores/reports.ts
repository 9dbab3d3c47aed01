import type { Instant } from "../domain/instant.js";
import type { Report } from "../domain/report.js";
import type { Transition } from "../domain/transition.js";
import type { Jurisdiction } from "../domain/vocabulary.js";

/**
 * The `reports` table as logic sees it. `reports.dynamo.ts` is the table, `reports.memory.ts` the double; both pass
 * `reports.suite.ts` and `partner-reports.suite.ts`.
 */
export interface ReportStore {
  /** Stores a new report. `false`: one with its id is there already and was left alone. */
  create(report: Report): Promise<boolean>;
  /** Strongly consistent. */
  get(id: string): Promise<Report | undefined>;
  /**
   * One conditional write. When the report does not allow the transition, nothing is written and the report as it is
   * comes back, so that the caller sees whether its work is done already.
   *
   * @throws Failure `permanent: report-missing`; `transient: reports-unavailable`.
   */
  apply(id: string, transition: Transition): Promise<Applied>;
  /**
   * Reports that are due, the longest waiting first, page by page. Eventually consistent.
   *
   * @throws Failure `permanent: report-unreadable` after all others, when there is one that can't be read.
   */
  due(now: Instant): AsyncIterable<readonly Report[]>;
  /** Open reports that an agency has before it, in no order. Eventually consistent; reads the keys of all open reports. */
  openAt(jurisdiction: Jurisdiction, agency: string): Promise<readonly Report[]>;
  /** Reports that a jurisdiction received in a month (`2026-11`), the latest first, page by page. Eventually consistent. */
  receivedIn(jurisdiction: Jurisdiction, month: string): AsyncIterable<readonly Report[]>;
  /**
   * Reports that a partner forwarded, the earliest first, a page at a time; those received since a moment, where one is
   * given. Eventually consistent.
   */
  ofPartner(partner: string, since?: Instant, after?: PlaceInList): Promise<PartnerPage>;
  /**
   * Reports that a partner may have to be told of by its webhook, the longest waiting {@link MOST_TO_TELL}, in no order.
   * Eventually consistent. What can't be read is left out: `due` tells of it.
   */
  toTell(partner: string, now: Instant): Promise<readonly Report[]>;
}

/** The last report of a page, as far as the next one needs it. */
export type PlaceInList = Pick<Report, "id" | "receivedAt">;

interface PartnerPage {
  readonly reports: readonly Report[];
  /** Absent on the last page. The page after it may turn out to be empty. */
  readonly last?: PlaceInList;
}

/** Most reports on a page of a partner's: as many as one BatchGetItem takes. */
export const PARTNER_PAGE = 100;

/** As many as one BatchGetItem takes. */
export const MOST_TO_TELL = 100;

export interface Applied {
  readonly applied: boolean;
  /** After the transition, or as it stands when that was not allowed. */
  readonly report: Report;
}
