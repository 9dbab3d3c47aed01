import { get, lookUp, queueHandler, scriptOf, settle } from "./common.js";

/** A read of the report, and a record of what became of its mail. */
export const handler = queueHandler((batch: readonly { readonly tag: string }[]) =>
  Promise.all(batch.map(({ tag }) => note(tag))),
);

async function note(tag: string): Promise<void> {
  const [id = "", dispatch] = tag.split("_");
  const mail = scriptOf(id).mails[Number(dispatch)];
  if (!mail) throw new Error("no such mail");
  const report = await get(id);
  await lookUp(report["jurisdiction"]?.S ?? "");
  await settle(id, mail.noted, report);
}
