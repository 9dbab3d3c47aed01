import * as z from "zod";
import "zod-openapi";
import {
  accepted,
  batch,
  batchAnswer,
  details,
  fieldProblem,
  idempotencyKey,
  list,
  problemDetails,
  said,
  withdrawn,
} from "../../functions/partner/schemas.js";
import { formDescription } from "../../functions/portal/embed/description.js";
import { followed, receiptGiven } from "../../shared/acceptance/answers.js";
import { forwarded, forwardedWords } from "../../shared/acceptance/forwarded.js";
import { submission } from "../../shared/acceptance/submission.js";
import { instant } from "../../shared/domain/instant.js";
import { notice } from "../../shared/webhooks/notice.js";
import { xarfReport } from "../../shared/xarf/types.js";

/** The functions' own schemas, by the names that the document has for them. */

/** Of the public's post, without the field that people don't see: who reads of it would fill it in. */
export const publicReport = z.strictObject(submission.shape).omit({ website: true });

/** In a batch, the key stands beside the fields. */
export const batchEntry = z.strictObject({ ...forwarded.shape, idempotencyKey });

const [csam, csem, fraud, phishing, exposedData] = xarfReport.def.options;
const evidence = csam.shape.evidence.def.innerType.def.element;

/** What is sent. Named in zod's registry, so that each is made as it is read only: what a schema turns it into is our affair. */
const SENT = {
  ForwardedReport: forwarded,
  Batch: batch,
  Words: forwardedWords,
  XarfReport: xarfReport,
  XarfCsam: csam,
  XarfCsem: csem,
  XarfFraud: fraud,
  XarfPhishing: phishing,
  XarfExposedData: exposedData,
  XarfContact: csam.shape.reporter,
  XarfEvidence: evidence,
  PublicReport: publicReport,
};
for (const [id, schema] of Object.entries(SENT)) z.globalRegistry.add(schema, { id });

/** What is answered. */
export const ANSWERED = {
  Instant: instant,
  Accepted: accepted,
  BatchAnswer: batchAnswer,
  ReportSummary: list.shape.reports.def.element,
  ReportList: list,
  ReportDetails: details,
  Withdrawn: withdrawn,
  Said: said,
  Notice: notice,
  Problem: problemDetails,
  FieldProblem: fieldProblem,
  Receipt: receiptGiven,
  Progress: followed,
  FormDescription: formDescription,
};

export type ShapeName = keyof typeof SENT | keyof typeof ANSWERED | "BatchEntry";
