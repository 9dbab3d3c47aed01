export {
  acknowledged,
  closed,
  corrected,
  corroborated,
  held,
  redirected,
  remarked,
  returned,
} from "./answers.js";
export { classified, unread } from "./classified.js";
export { erased } from "./erased.js";
export {
  calledOff,
  type Elsewhere,
  escalated,
  leased,
  noted,
  released,
  reminded,
  resent,
  type Sending,
  sent,
  takenOver,
  undeliverable,
} from "./mailing.js";
export { nudged } from "./nudged.js";
export { received } from "./received.js";
export {
  type Reply,
  raised,
  replied,
  repliedInDanger,
  toldOfWithdrawal,
  waitsUntil,
  withdrawn,
} from "./reporter.js";
export { type Asked, routed } from "./routed.js";
