import { expect, test } from "vitest";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import type { Answer, Report } from "../../shared/domain/report.js";
import { applied } from "../../shared/domain/transition.js";
import { classified, routed } from "../../shared/domain/transitions/index.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { asNews } from "./as-news.js";

const book = builtInBook("RS");
const recipients = [
  { agency: "special-prosecutor", role: "acts" },
  { agency: "national-contact-centre", role: "informed" },
] as const;

/** An earlier report that these agencies were asked to act on, in order, with what they said. */
function earlier(...answers: readonly (readonly [agency: string, answer: Answer])[]): Report {
  const read = applied(aReport(), classified(aReading(), NOON));
  const asked = answers.map(([agency]) => ({ agency, role: "acts" as const }));
  const report = read && applied(read, routed({ rule: "r", hold: false, recipients: asked }, NOON));
  if (!report) throw new Error("not routed");
  return {
    ...report,
    dispatches: report.dispatches.map((one, index) => ({ ...one, answer: answers[index]?.[1] ?? "none" })),
  };
}

test("whoever took the first report on hears of the next, in the same conversation", () => {
  const report = earlier(["education", "overdue"], ["interior-high-tech-crime", "acknowledged"]);
  expect(asNews(recipients, report, book)).toEqual([
    ...recipients,
    { agency: "interior-high-tech-crime", role: "informed", cause: "corroborates", thread: `${report.id}.1` },
  ]);
});

test("while nobody took it on, whoever was asked first and has not given it back hears of it", () => {
  const report = earlier(["education", "returned"], ["health", "none"]);
  expect(asNews(recipients, report, book).at(-1)).toMatchObject({ agency: "health", thread: `${report.id}.1` });
});

test("an agency that gets it anyway keeps its role, and gets it in the conversation it knows", () => {
  const report = earlier(["special-prosecutor", "none"]);
  expect(asNews(recipients, report, book)).toEqual([
    { agency: "special-prosecutor", role: "acts", thread: `${report.id}.0` },
    recipients[1],
  ]);
});

test("who was not written to because the first one was withdrawn before has nothing to go on with", () => {
  const report = earlier(["special-prosecutor", "none"], ["health", "none"]);
  const dispatches = report.dispatches.map((one) => ({ ...one, state: "called-off" as const }));
  expect(asNews(recipients, { ...report, dispatches }, book)).toEqual(recipients);
});

test("nobody left who deals with the first one: it goes its way as any other", () => {
  expect(asNews(recipients, earlier(["education", "returned"]), book)).toEqual(recipients);
  expect(asNews(recipients, earlier(["left-the-directory", "none"]), book)).toEqual(recipients);
});
