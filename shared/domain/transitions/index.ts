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
export {
  noticeCalledOff,
  noticeFailed,
  noticeLeased,
  noticeNoted,
  noticeReleased,
  noticeSent,
  noticesAsked,
  noticeTakenOver,
} from "./notice.js";
export { nudged } from "./nudged.js";
export { askFirstAt, asking, askNextAt, lostByPeer, passedOver, unheard } from "./peer.js";
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
export { gaveUp, heard, lookedAt, putOff, saying, tellAgain } from "./telling.js";
