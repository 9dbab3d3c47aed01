import * as z from "zod";
import { CATEGORIES, PRIORITIES, READING_LANGUAGES, REPORTERS } from "../../shared/domain/vocabulary.js";

/** A report with what a trained reader says of it, as the triage guide writes them: one JSON object a line. */
export const labelledReport = z.strictObject({
  id: z.string().min(1),
  language: z.enum(READING_LANGUAGES),
  /** `stripped` is typed without diacritics. */
  script: z.enum(["latin", "cyrillic", "stripped"]),
  reporter: z.enum(REPORTERS),
  text: z.string().min(1),
  category: z.enum(CATEGORIES),
  secondary: z.array(z.enum(CATEGORIES)),
  priority: z.enum(PRIORITIES),
});
export type LabelledReport = z.infer<typeof labelledReport>;

/** A single sentence by which a kind of harm shows itself: for training, beside whole reports. */
export const labelledSentence = labelledReport.pick({
  id: true,
  language: true,
  text: true,
  category: true,
  priority: true,
});
export type LabelledSentence = z.infer<typeof labelledSentence>;

/**
 * Reads JSON lines, each of the shape of a schema.
 *
 * @throws Error naming file, line and field, and what is accepted there.
 */
export function parseLines<T>(schema: z.ZodType<T>, source: string, file: string): T[] {
  return source.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    const parsed = schema.safeParse(json(line));
    if (parsed.success) return [parsed.data];
    throw new Error(`${file}, line ${at + 1}: ${z.prettifyError(parsed.error)}`);
  });
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
