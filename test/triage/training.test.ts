import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { labelledReport, parseLines } from "../../infra/triage/labelled-report.js";
import type { Reading } from "../../shared/domain/reading.js";
import {
  INSTITUTIONS,
  type Institution,
  READING_LANGUAGES,
  type ReadingLanguage,
} from "../../shared/domain/vocabulary.js";
import { read } from "../../shared/triage/read.js";
import { judgedIn } from "./judged.js";

/**
 * What came on the form for training and advice: requests that name harm as their topic, and harm that a headmaster or
 * a coach tells of in a request. Written for it; the limits in `shared/triage/training.ts` were set on the first 176, and
 * on reports that others wrote. Nothing was set on the 48 in `fresh`.
 */
const labelled = z.strictObject({
  ...labelledReport.pick({ id: true, language: true, script: true, text: true, category: true, priority: true }).shape,
  institution: z.enum(INSTITUTIONS),
});
type Labelled = z.infer<typeof labelled>;

const inFolder = (folder: URL): Labelled[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => parseLines(labelled, readFileSync(new URL(name, folder), "utf8"), name));

const WRITTEN = inFolder(new URL("./training/", import.meta.url));
const FRESH = inFolder(new URL("./training/fresh/", import.meta.url));

/** English is the form's language, so that no text gets help from it but English ones. */
const asked = (text: string, institution: Institution = "school"): Reading =>
  read({ text, urls: [], locale: "en", danger: false, institution });
const isTraining = ({ rules: [decides], category, priority, hold }: Reading): boolean =>
  decides === "training-asked" && category === "advice" && priority === "low" && !hold;
const isPressing = ({ priority }: Reading): boolean => priority === "immediate" || priority === "urgent";
const share = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length / all.length;

const requestsIn = (all: readonly Labelled[]) => all.filter(({ category }) => category === "advice");
const harmIn = (all: readonly Labelled[]) => all.filter(({ category }) => category !== "advice");
const readings = (some: readonly Labelled[]) => some.map(({ text, institution }) => asked(text, institution));

describe("what was written for the form", () => {
  test.each(READING_LANGUAGES)(
    "32 requests and 12 reports of harm in %s, from each kind of institution",
    (language) => {
      const own = WRITTEN.filter((one) => one.language === language);
      expect([requestsIn(own).length, harmIn(own).length]).toEqual([32, 12]);
      expect(new Set(own.map(({ institution }) => institution))).toEqual(new Set(INSTITUTIONS));
    },
  );

  test.each(READING_LANGUAGES)("four requests in five go to the training team, in %s too", (language) => {
    const own = requestsIn(WRITTEN).filter((one) => one.language === language);
    expect(share(readings(own), isTraining)).toBeGreaterThanOrEqual(0.8);
  });

  test("of all requests 111 in 128, and the others are a person's to read", () => {
    const found = readings(requestsIn(WRITTEN));
    expect(share(found, isTraining)).toBeGreaterThanOrEqual(0.85);
    expect(found.filter((one) => !isTraining(one) && !one.hold)).toEqual([]);
    expect(share(found, ({ priority }) => priority === "immediate")).toBeLessThanOrEqual(0.02);
  });

  test("no harm told in a request is lost in the training queue", () => {
    const lost = harmIn(WRITTEN).filter(({ text, institution }) => !isPressing(asked(text, institution)));
    expect(lost.map(({ id }) => id)).toEqual([]);
  });
});

describe("what was written for the form afterwards", () => {
  test("of 32 requests 29 go to the training team", () => {
    expect(requestsIn(FRESH)).toHaveLength(32);
    expect(share(readings(requestsIn(FRESH)), isTraining)).toBeGreaterThanOrEqual(0.87);
  });

  test("of 16 reports of harm 15 are found", () => {
    expect(harmIn(FRESH)).toHaveLength(16);
    expect(share(readings(harmIn(FRESH)), isPressing)).toBeGreaterThanOrEqual(0.93);
  });
});

/** A request to put beside a report, and the word that gives a reason. */
const REQUESTS: Readonly<Record<ReadingLanguage, readonly [request: string, because: string]>> = {
  sr: ["Molimo za obuku za nastavnike", "jer"],
  sq: ["Kërkojmë një trajnim për mësuesit", "sepse"],
  vi: ["Chúng tôi muốn mời tập huấn cho giáo viên", "vì"],
  en: ["We would like a training for our teachers", "because"],
};

describe("reports by others, had they come on this form", () => {
  const REPORTS = [...judgedIn(new URL("./", import.meta.url)), ...judgedIn(new URL("./fresh/", import.meta.url))];
  const HELD_BACK = judgedIn(new URL("../../infra/triage/corpus/held-back/", import.meta.url));
  const pressing = REPORTS.map(({ report }) => report).filter(
    ({ priority, category }) => (priority === "immediate" || priority === "urgent") && category !== "other",
  );
  const found = (posted: (text: string, request: string, because: string) => string) =>
    share(pressing, ({ text, language }) => isPressing(asked(posted(text, ...REQUESTS[language]))));

  test("are immediate or urgent as they are elsewhere", () => {
    expect(pressing).toHaveLength(405);
    expect(found((text) => text)).toBeGreaterThanOrEqual(0.96);
  });

  test.each<[string, number, (text: string, request: string, because: string) => string]>([
    ["before", 0.95, (text, request) => `${request}. ${text}`],
    ["in the same sentence", 0.92, (text, request) => `${request}, ${text}`],
    ["with the harm as its reason", 0.92, (text, request, because) => `${request} ${because} ${text}`],
    ["after", 0.92, (text, request) => `${text} ${request}.`],
  ])("a request beside them hides few: %s", (_, least, posted) => {
    expect(found(posted)).toBeGreaterThanOrEqual(least);
  });

  test("questions of teachers and organisations are read as training more often than elsewhere as mere advice", () => {
    const questions = [...REPORTS, ...HELD_BACK].filter(
      ({ report: { category, reporter } }) => category === "advice" && (reporter === "teacher" || reporter === "ngo"),
    );
    const here = share(questions, ({ report }) => isTraining(asked(report.text)));
    const elsewhere = share(questions, ({ reading: { category, priority, hold } }) => {
      return category === "advice" && priority === "low" && !hold;
    });
    expect(questions.length).toBeGreaterThan(40);
    expect(here).toBeGreaterThanOrEqual(Math.max(0.84, elsewhere));
  });
});
