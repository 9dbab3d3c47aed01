import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type * as z from "zod";
import {
  type LabelledReport,
  type LabelledSentence,
  labelledReport,
  labelledSentence,
  parseLines,
} from "./labelled-report.js";

/** Reports written for training, a folder a language; every fifth is held back: never trained on, only measured on. */
const CORPUS = new URL("./corpus/", import.meta.url);

export type Part = "training" | "held-back";

/** The reports of one part of the corpus, in a fixed order. */
export const corpus = (part: Part): LabelledReport[] => linesIn(part, labelledReport);

/** Single sentences, for training only. */
export const sentences = (): LabelledSentence[] => linesIn("sentences", labelledSentence);

function linesIn<T>(name: string, schema: z.ZodType<T>): T[] {
  const folder = new URL(`${name}/`, CORPUS);
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const place = new URL(file, folder);
      return parseLines(schema, readFileSync(place, "utf8"), fileURLToPath(place));
    });
}

/** The same words typed without diacritics, as four in ten people of these languages type. */
export function withoutDiacritics(text: string): string {
  return text.replaceAll("đ", "d").replaceAll("Đ", "D").normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}
