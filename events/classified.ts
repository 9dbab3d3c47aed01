import * as z from "zod/mini";
import type { Reading } from "../shared/domain/reading.js";
import type { Report } from "../shared/domain/report.js";
import { AGE_BANDS, CATEGORIES, INSTITUTIONS, PRIORITIES, REPORTERS } from "../shared/domain/vocabulary.js";
import { place, subject } from "./common.js";

/** classify, clock → route: a report was read and wants its agencies. */
export const classified = z
  .strictObject({
    type: z.literal("classified.1"),
    ...subject,
    category: z.enum(CATEGORIES),
    secondary: z.array(z.enum(CATEGORIES)),
    priority: z.enum(PRIORITIES),
    hold: z.boolean().check(z.meta({ description: "A person has to read it before it is routed" })),
    reporter: z.optional(z.enum(REPORTERS)),
    age: z.optional(z.enum(AGE_BANDS)),
    place: z.optional(place),
    institution: z.optional(
      z.enum(INSTITUTIONS).check(z.meta({ description: "Who asks for training or advice, instead of reporting harm" })),
    ),
    related: z.optional(
      z
        .string()
        .check(
          z.regex(/^[0-9a-f]{32}$/),
          z.meta({ description: "Id of the first report that names the same web address" }),
        ),
    ),
  })
  .check(z.meta({ title: "Classified", description: "A report was read and wants its agencies." }));
export type Classified = z.infer<typeof classified>;

export function classifiedEvent(report: Report, reading: Reading): Classified {
  const { id, jurisdiction, reporter, age, place, institution } = report;
  const { category, secondary, priority, hold } = reading;
  const [related] = report.related ?? [];
  return {
    type: "classified.1",
    reportId: id,
    jurisdiction,
    category,
    secondary,
    priority,
    hold,
    reporter,
    age,
    place,
    institution,
    related,
  };
}
