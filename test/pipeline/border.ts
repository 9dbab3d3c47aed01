import { randomUUID } from "node:crypto";
import * as z from "zod";
import { CHILD_IN_MONTENEGRO } from "../../infra/demo/border.js";
import type { Deployment } from "../../infra/demo/deployment.js";
import { parseReceipt, reportIdOf } from "../../shared/domain/receipt.js";
import { post } from "./system.js";

export interface Filed {
  readonly id: string;
  readonly receipt: string;
}

/** Somebody in Serbia reports what happened to a child in Montenegro; no two say the same. */
export async function file({ system }: Deployment): Promise<Filed> {
  const { report } = CHILD_IN_MONTENEGRO;
  const { receipt } = await post(system, { ...report, text: `${report.text} ${randomUUID()}` });
  const parsed = parseReceipt(receipt);
  if (!parsed.ok) throw new Error("no receipt");
  return { id: reportIdOf(parsed.receipt), receipt };
}

const progress = z.object({ progress: z.string() });

/** How far a reporter in Serbia is told that it is. */
export async function progressOf({ system }: Deployment, { receipt }: Filed): Promise<string> {
  const answer = await fetch(`${system.httpUrl}/v1/reports/${receipt}`);
  return progress.parse(await answer.json()).progress;
}
