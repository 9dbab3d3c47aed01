import { lookUp, queueHandler, scriptOf, send, update } from "./common.js";

/** A write each, and the messages of all dispatches in as few calls as there can be. */
export const handler = queueHandler(async (batch) => {
  await Promise.all(
    batch.map(async ({ reportId, jurisdiction }) => {
      await lookUp(jurisdiction);
      await update(reportId, scriptOf(reportId).routed);
    }),
  );
  await send(
    "DISPATCH",
    batch.flatMap(({ reportId }) => scriptOf(reportId).dispatch.map((message) => ({ ...message, id: reportId }))),
  );
});
