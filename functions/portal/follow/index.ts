export { enterReceipt } from "./enter.js";
export { openReport } from "./open.js";
export { reply } from "./reply.js";
export { withdraw } from "./withdraw.js";
