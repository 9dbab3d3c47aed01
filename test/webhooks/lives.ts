import { days, hours, type Instant, plus } from "../../shared/domain/instant.js";
import type { Report } from "../../shared/domain/report.js";
import type { Transition } from "../../shared/domain/transition.js";
import {
  acknowledged,
  classified,
  closed,
  erased,
  leased,
  remarked,
  replied,
  returned,
  routed,
  sent,
  withdrawn,
} from "../../shared/domain/transitions/index.js";
import { aReading } from "../support/reports.js";

/** What happens to a report that a partner forwarded, for tests of what it is told. */
type Step = (report: Report, now: Instant) => Transition;

const recipients = [
  { agency: "police", role: "acts" },
  { agency: "centre", role: "acts" },
] as const;
const sending = (now: Instant) => ({
  messageId: "m",
  acknowledgeBy: plus(now, hours(2)),
  remindAt: plus(now, hours(1)),
});

export const READ: Step = (_, now) => classified(aReading(), now);
export const ROUTED: Step = (_, now) => routed({ rule: "r", hold: false, recipients: [recipients[0]] }, now);
export const TAKEN: Step = (_, now) => leased(0, "hash", now);
export const MAILED: Step = (report, now) => sent(report, 0, sending(now), now);
export const ACKNOWLEDGED: Step = (report, now) => acknowledged(report, 0, plus(now, days(7)), now);
export const RETURNED: Step = (report, now) =>
  returned(report, 0, { reason: "no-capacity", asked: [{ agency: "school", role: "acts" }] }, now);
export const CLOSED: Step = (report, now) => closed(report, 0, { outcome: "protected", retention: days(180) }, now);
export const ASKED: Step = (report, now) => remarked(report, "asked", { dispatch: 0 }, now);
export const REPLIED: Step = (report, now) => replied(report, {}, now);
export const VIEWED: Step = (report, now) => remarked(report, "viewed", { dispatch: 0 }, now);
export const WITHDRAWN: Step = withdrawn;
export const ON_ITS_WAY: readonly Step[] = [READ, ROUTED, TAKEN, MAILED];

/** All of them, and the same for the second agency. */
export const ANYTHING: readonly Step[] = [
  ...ON_ITS_WAY,
  (_, now) => routed({ rule: "r", hold: true, recipients }, now),
  (_, now) => leased(1, "hash", now),
  (report, now) => sent(report, 1, sending(now), now),
  ACKNOWLEDGED,
  (report, now) => acknowledged(report, 1, plus(now, days(7)), now),
  RETURNED,
  CLOSED,
  (report, now) => closed(report, 1, { outcome: "referred", retention: days(180) }, now),
  ASKED,
  (report, now) => remarked(report, "answered", { dispatch: 0 }, now),
  REPLIED,
  (report, now) => replied(report, { asked: [recipients[1]] }, now),
  VIEWED,
  WITHDRAWN,
  erased,
];
