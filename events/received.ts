import * as z from "zod/mini";
import type { Report } from "../shared/domain/report.js";
import { AGE_BANDS, CATEGORIES, INSTITUTIONS, LOCALES, PRIORITIES, REPORTERS } from "../shared/domain/vocabulary.js";
import { place, subject } from "./common.js";

/** intake, portal, partner, clock → classify: a report is stored and wants to be read. Carries the ticked answers, no written ones. */
export const received = z
  .strictObject({
    type: z.literal("received.1"),
    ...subject,
    locale: z.enum(LOCALES).check(z.meta({ description: "Language of the form" })),
    danger: z.boolean().check(z.meta({ description: "The reporter says that somebody is in danger now" })),
    reporter: z.optional(z.enum(REPORTERS)),
    age: z.optional(z.enum(AGE_BANDS)),
    category: z.optional(z.enum(CATEGORIES).check(z.meta({ description: "What the reporter chose" }))),
    place: z.optional(place),
    institution: z.optional(
      z.enum(INSTITUTIONS).check(z.meta({ description: "Who asks for training or advice, instead of reporting harm" })),
    ),
    priority: z.optional(
      z
        .enum(PRIORITIES)
        .check(z.meta({ description: "The partner's who forwarded it: may raise ours, never lower it" })),
    ),
  })
  .check(z.meta({ title: "Received", description: "A report is stored and wants to be read." }));
export type Received = z.infer<typeof received>;

export function receivedEvent(report: Report): Received {
  const { id, jurisdiction, locale, danger, reporter, age, chosenCategory, place, institution, partner } = report;
  return {
    type: "received.1",
    reportId: id,
    jurisdiction,
    locale,
    danger,
    reporter,
    age,
    category: chosenCategory,
    place,
    institution,
    priority: partner?.priority,
  };
}
