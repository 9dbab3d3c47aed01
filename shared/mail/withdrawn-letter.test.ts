import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "../domain/report.js";
import { LOCALES } from "../domain/vocabulary.js";
import { composeDispatchMail, type MailInput } from "./dispatch-mail.js";
import { bookOf, MARK, mailInput } from "./mail-input.arbitrary.js";
import { at, changed, first, LINK, messages, reading, reported, statement, withKey } from "./testing/example.js";
import { freshKey, headerOf, hrefsIn, type Parsed, parsed } from "./testing/parsed.js";

const mailed = async (mail: MailInput): Promise<Parsed> => parsed((await composeDispatchMail(mail)).raw);

const history: Report["history"] = [{ at: at("15:00"), code: "withdrawn" }];

/** The mail of a withdrawal to an agency that had the first mail, with its dispatch changed. */
function withdrawal(dispatch: Partial<Report["dispatches"][number]> = {}): MailInput {
  const told = changed({ letter: "withdrawn", number: 1, acknowledgeBy: at("14:00"), ...dispatch });
  return { ...told, report: { ...told.report, state: "withdrawn", history } };
}

describe("an agency that had a report which the reporter takes back", () => {
  test("learns when that was, what is gone, what becomes of copies, and that its duty to protect remains", async () => {
    const { text } = await mailed(withdrawal());
    expect(text).toContain("The reporter has withdrawn this report. Nothing is asked of your agency in it any more.");
    expect(text).toContain("Withdrawn: Monday, 23 November 2026 at 16:00.");
    expect(text).toContain("What the reporter wrote has been erased in this system");
    expect(text).toContain("Please delete them, unless a law requires you to keep them.");
    expect(text).toContain("If there is reason to believe that a child is in danger, act on it all the same.");
    expect(text).toContain("A reply to this mail goes to the focal point");
  });

  test.each([
    ["was only informed", { role: "informed" }],
    ["has taken it on", { answer: "acknowledged", remindAt: at("20:00") }],
    ["was late", { answer: "overdue" }],
    ["gave it back", { answer: "returned", reason: "other-place" }],
    ["closed it", { answer: "closed", outcome: "advised" }],
  ] as const)("is asked for nothing, also if it %s", async (_what, dispatch) => {
    const { text } = await mailed(withdrawal(dispatch));
    expect(text).toContain("Nothing is asked of your agency in it any more.");
    expect(text).not.toMatch(/Please acknowledge|Time limit|Next reminder|Reminder|for your information|close it/);
  });

  test("finds it in the conversation that it knows, told by its subject, without a claim to importance", async () => {
    const first = await mailed(changed({ acknowledgeBy: at("14:00") }));
    const pressing: Report = { ...withdrawal().report, reading: { ...reading, priority: "immediate" } };
    const mail = await mailed(withdrawal());
    expect(mail.subject).toBe(`${withdrawal().report.reference} · withdrawn by the reporter`);
    expect(headerOf(mail, "References")).toBe(headerOf(first, "References"));
    expect(headerOf(await mailed({ ...withdrawal(), report: pressing }), "Importance")).toBeUndefined();
  });

  test("has nothing to click, and reads nothing of the report but its reference", async () => {
    const { text, html } = await mailed(withdrawal());
    expect(hrefsIn(html)).toEqual([]);
    expect(text).not.toContain(LINK);
    expect(text).toContain("RS-7K3M2-QXD9A");
    for (const fact of ["Sexual extortion", "13 to 15", "Agency town", "Why this priority", "desk"])
      expect(text).not.toContain(fact);
  });

  test("gets it open though it has a key, even when the words were not erased yet", async () => {
    const { armored } = await freshKey();
    const sealable = { ...withdrawal(), book: withKey(withdrawal().book, armored), statement, messages };
    const { text } = await mailed(sealable);
    expect(text).toContain("The reporter has withdrawn this report.");
    expect(text).not.toContain("preti");
  });

  test("is told in whatever mail was about to go out when it was taken back", async () => {
    for (const letter of ["first", "half-time", "overdue", "how-it-stands", "news"] as const)
      expect((await mailed(withdrawal({ letter }))).text).toContain("Nothing is asked of your agency");
  });

  test("is told without a time where the history does not have it", async () => {
    const { text } = await mailed({ ...withdrawal(), report: { ...withdrawal().report, history: [] } });
    expect(text).toContain("The reporter has withdrawn this report.");
    expect(text).not.toContain("Withdrawn:");
  });
});

test("a report that nobody has read was sent to nobody: its withdrawal is refused by its code", async () => {
  const { reading: _, ...unread } = withdrawal().report;
  await expect(composeDispatchMail({ ...withdrawal(), report: unread })).rejects.toThrow("permanent: report-unread");
});

test.each(LOCALES)(
  "in %s any withdrawal has no link, no word of the reporter, and nothing to be done",
  async (locale) => {
    const { armored } = await freshKey();
    await fc.assert(
      fc.asyncProperty(mailInput(), async (any) => {
        const dispatches = any.report.dispatches.map((one) => ({ ...one, letter: "withdrawn" as const }));
        const book = withKey(bookOf(locale), armored);
        const { text, html, headers } = await mailed({ ...any, book, report: { ...any.report, dispatches } });
        expect(hrefsIn(html)).toEqual([]);
        expect(JSON.stringify([headers, text, html])).not.toContain(MARK);
        expect(text).not.toMatch(/undefined|\[object|\{\w+[,}]/);
      }),
      { numRuns: 15 },
    );
  },
);

test("who else had it is not told any more", async () => {
  const called: Report["dispatches"][number] = { ...first, agency: "focal", state: "called-off" };
  const dispatches = [...withdrawal().report.dispatches, called];
  expect((await mailed(reported({ state: "withdrawn", history, dispatches }))).text).not.toContain("Who else");
});
