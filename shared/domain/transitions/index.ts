export { classified, unread } from "./classified.js";
export {
  type Elsewhere,
  escalated,
  leased,
  released,
  reminded,
  type Sending,
  sent,
  takenOver,
  undeliverable,
} from "./dispatching.js";
export { erased } from "./erased.js";
export { nudged } from "./nudged.js";
export { received } from "./received.js";
export { routed } from "./routed.js";
