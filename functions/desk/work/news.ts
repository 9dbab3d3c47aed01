import type { Instant } from "../../../shared/domain/instant.js";
import type { HistoryEntry, Report } from "../../../shared/domain/report.js";
import { repliedInDanger } from "../../../shared/domain/transitions/index.js";
import type { Case } from "./case.js";

/** What the reporter did since somebody of the agency last looked. */
export interface News {
  /** How many messages. */
  readonly replies: number;
  /** The reporter said that somebody is in danger. */
  readonly danger: boolean;
}

export const NOTHING_NEW: News = { replies: 0, danger: false };

/** Looks after `until` don't count: with it, a page can tell what is new though it was recorded as a look itself. */
export function newsOf({ report, dispatch }: Case, until?: Instant): News {
  const { history, dispatches } = report;
  const looked = history.findLastIndex(({ code, dispatch: by, at }) => {
    const isOurs = code === "viewed" && by !== undefined && dispatches[by]?.agency === dispatch.agency;
    return isOurs && (until === undefined || at <= until);
  });
  const since = history.slice(looked + 1);
  return { replies: since.filter(({ code }) => code === "replied").length, danger: since.some(isDanger) };
}

export const isNew = ({ replies, danger }: News): boolean => replies > 0 || danger;

/** When the reporter last said, after the report itself, that somebody is in danger. */
export const dangerSince = ({ history }: Report): Instant | undefined => history.findLast(isDanger)?.at;

/** Said in a reply, or put into effect: the one without the other where the priority was the highest before. */
const isDanger = (entry: HistoryEntry): boolean => entry.code === "raised" || repliedInDanger({ history: [entry] });
