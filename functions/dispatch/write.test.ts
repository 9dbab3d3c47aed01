import { generateKey } from "openpgp";
import { expect, test } from "vitest";
import type { Book } from "../../shared/directory/book.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { type Instant, minutes, plus } from "../../shared/domain/instant.js";
import type { Dispatch, Report } from "../../shared/domain/report.js";
import { freshSecret } from "../../shared/domain/secrets.js";
import { pending } from "../../shared/domain/transitions/routed.js";
import { composeDispatchMail } from "../../shared/mail/dispatch-mail.js";
import { parsed } from "../../shared/mail/testing/parsed.js";
import { memoryStatements } from "../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { aReading, aReport, NOON } from "../../test/support/reports.js";
import { type Writer, written } from "./write.js";

const POLICE = "interior-high-tech-crime";

/** The next mail of a report's only dispatch, and whether the statement was looked up for it. */
async function mailOf(report: Report, { book = builtInBook("RS"), now = plus(NOON, minutes(10)) } = {}) {
  const [dispatch] = report.dispatches;
  const agency = book.agencies.find(({ id }) => id === dispatch?.agency);
  if (!dispatch || !agency || !report.reading) throw new Error("nothing to write");
  const stored = memoryStatements();
  await stored.create({ id: report.id, text: "pangolin", urls: [] }, plus(NOON, minutes(60)));
  const read: string[] = [];
  const writer: Writer = {
    statements: {
      ...stored,
      get: (id) => {
        read.push(id);
        return stored.get(id);
      },
    },
    compose: composeDispatchMail,
    from: "dispatch@safelane.example",
    deskUrl: "https://safelane.example",
    time: { now: (): Instant => now },
    telemetry: memoryTelemetry(),
  };
  const { reading } = report;
  const matter = { report, reading, index: 0, dispatch, agency, book, link: freshSecret() };
  const { mail, times } = await written(matter, writer);
  return { ...(await parsed(mail.raw)), read, times };
}

const mailed = (agency: string, facts: Partial<Dispatch> = {}): Dispatch => ({
  ...pending({ agency, role: "acts" }),
  state: "sending",
  number: 1,
  sentAt: NOON,
  acknowledgeBy: plus(NOON, minutes(60)),
  ...facts,
});

const inEnglish = (book: Book): Book => ({
  ...book,
  agencies: book.agencies.map((agency) => ({ ...agency, locale: "en" })),
});

test("the statement of a withdrawn report is not even looked up, for an agency with a key neither", async () => {
  const { publicKey } = await generateKey({ userIDs: [{ name: "police" }], date: new Date(NOON) });
  const plain = inEnglish(builtInBook("RS"));
  const agencies = plain.agencies.map((agency) => ({ ...agency, pgpKey: publicKey.trim().split(/\r?\n/) }));
  const sent: Report = { ...aReport(), reading: aReading(), state: "routed", dispatches: [mailed(POLICE)] };
  expect((await mailOf(sent, { book: { ...plain, agencies } })).read).toEqual([sent.id]);

  const withdrawn: Report = {
    ...sent,
    state: "withdrawn",
    dispatches: [mailed(POLICE, { letter: "withdrawn" })],
    history: [{ at: NOON, code: "withdrawn" }],
  };
  const { read, text } = await mailOf(withdrawn, { book: { ...plain, agencies } });
  expect(read).toEqual([]);
  expect(text).toContain("The reporter has withdrawn this report.");
});

test("a priority that was raised gives a new time from now on, any other news leaves the old one", async () => {
  const { acknowledgeBy, ...untimed } = mailed(POLICE, { letter: "news" });
  const history: Report["history"] = [
    { at: NOON, code: "sent", dispatch: 0 },
    { at: plus(NOON, minutes(9)), code: "replied", detail: "danger" },
    { at: plus(NOON, minutes(9)), code: "raised" },
  ];
  const reading = aReading({ priority: "immediate" });
  const report: Report = { ...aReport({ danger: true }), reading, state: "routed", dispatches: [untimed], history };
  const book = inEnglish(builtInBook("RS"));
  const { text, times } = await mailOf(report, { book });
  expect(times.acknowledgeBy > plus(NOON, minutes(10))).toBe(true);
  expect(text).toContain("The time limit given below replaces the earlier one.");

  const kept: Report = { ...report, dispatches: [{ ...untimed, ...(acknowledgeBy && { acknowledgeBy }) }] };
  const { text: same } = await mailOf(kept, { book });
  expect(same).toContain("Time limit: Saturday, 21 November 2026 at 14:00.");
  expect(same).not.toContain("replaces the earlier one");
});

test("a request for training names the focal point as next, and no agency for harm", async () => {
  const book = inEnglish(builtInBook("RS"));
  const reading = aReading({ category: "advice", priority: "low" });
  const asking = { ...aReport(), reading, state: "routed" as const, dispatches: [mailed("training-team")] };
  const name = (id: string) => book.agencies.find((agency) => agency.id === id)?.names.en ?? "?";
  const { text } = await mailOf({ ...asking, institution: "school" }, { book });
  expect(text).toContain(`besides you: ${name(book.focalPoint)}.`);
  expect((await mailOf(asking, { book })).text).toContain(`besides you: ${name(book.ladder[0] ?? "")}.`);
});
