import { describe, expect, test } from "vitest";
import type { Dispatch, HistoryEntry, Report } from "../domain/report.js";
import { LOCALES } from "../domain/vocabulary.js";
import { composeDispatchMail, type MailInput } from "./dispatch-mail.js";
import { bookOf } from "./mail-input.arbitrary.js";
import { at, first, input, LINK, reading, report, reported } from "./testing/example.js";
import { headerOf, type Parsed, parsed } from "./testing/parsed.js";

const mailed = async (mail: MailInput): Promise<Parsed> => parsed((await composeDispatchMail(mail)).raw);
const textOf = async (mail: MailInput) => (await mailed(mail)).text;

const LIMIT = "Time limit: Monday, 23 November 2026 at 15:00.";
const out = (time: string, dispatch = 0): HistoryEntry => ({ at: at(time), code: "sent", dispatch });
const reply = (time: string, danger = false): HistoryEntry => ({
  at: at(time),
  code: "replied",
  ...(danger && { detail: "danger" }),
});
const raised = (time: string): HistoryEntry => ({ at: at(time), code: "raised" });

const told: Dispatch = { ...first, letter: "news", number: 1, sentAt: at("13:06"), acknowledgeBy: at("14:00") };

/** The mail of the first dispatch, when this has happened. */
function news(
  history: readonly HistoryEntry[],
  dispatch: Partial<Dispatch> = {},
  more: Partial<Report> = {},
): MailInput {
  const dispatches = [{ ...told, ...dispatch }, ...report.dispatches.slice(1)];
  return reported({ dispatches, history: [...history], ...more });
}

describe("that the reporter wrote again", () => {
  test("is said first, with the time of the latest message and the way to the desk", async () => {
    const text = await textOf(news([out("13:06"), reply("13:20"), reply("13:30")]));
    const said =
      "New messages from the reporter: 2. The latest: Monday, 23 November 2026 at 14:30. Please open the report in the desk.";
    expect(text).toContain(said);
    expect(text.indexOf(said)).toBeLessThan(text.indexOf("Please acknowledge"));
    expect(text.split("\n")).toContain(LINK);
    expect(text).not.toContain("This is the same report once more");
  });

  test("leaves what was asked before, and until when", async () => {
    const history = [out("13:06"), reply("13:20")];
    expect(await textOf(news(history))).toContain(`Please acknowledge that you take this report on. ${LIMIT}`);

    const taken: HistoryEntry[] = [...history, { at: at("13:10"), code: "acknowledged", dispatch: 0 }];
    const atWork = await textOf(news(taken, { answer: "acknowledged", remindAt: at("20:00") }));
    expect(atWork).toContain("Your agency acknowledged this report: Monday, 23 November 2026 at 14:10.");
    expect(atWork).toContain("Next reminder: Monday, 23 November 2026 at 21:00.");
    expect(atWork).not.toContain("Time limit");

    expect(await textOf(news(history, { answer: "overdue" }))).toContain(
      "The time limit was: Monday, 23 November 2026",
    );
    expect(await textOf(news(history, { role: "informed" }))).toContain("This mail is for your information.");
  });

  test("is told once: only what came after the agency's own last mail is new", async () => {
    const text = await textOf(news([out("13:06"), reply("13:20"), out("13:21"), reply("13:30"), out("13:31", 1)]));
    expect(text).toContain("New messages from the reporter: 1. The latest: Monday, 23 November 2026 at 14:30.");
    const reminder = news([out("13:06"), reply("13:20"), out("13:21")], { letter: "half-time", number: 2 });
    expect(await textOf(reminder)).not.toContain("New messages");
  });

  test("is told in whatever mail comes next, and once more where that came back", async () => {
    const history = [out("13:06"), reply("13:20")];
    for (const letter of ["half-time", "overdue", "how-it-stands", "first"] as const)
      expect(await textOf(news(history, { letter }))).toContain("New messages from the reporter: 1.");
    const back: HistoryEntry[] = [...history, out("13:21"), { at: at("13:22"), code: "undeliverable", dispatch: 0 }];
    const elsewhere = await textOf(news(back, { letter: "first", number: 2, address: 1 }));
    expect(elsewhere).toContain("New messages from the reporter: 1.");
    expect(elsewhere).toContain("because another address of your agency takes no mail at present");
  });

  test("is told, too, when it came while the mail before was on its way", async () => {
    const text = await textOf(news([reply("13:05", true), raised("13:05"), out("13:06")]));
    expect(text).toContain("New messages from the reporter: 1.");
    expect(text).toContain("The reporter now says that somebody is in danger: Monday, 23 November 2026 at 14:05.");
  });

  test("before an agency's first mail is no news to it", async () => {
    const text = await textOf(news([reply("13:05")], { letter: "first", number: 0 }));
    expect(text).not.toContain("New messages");
  });

  test.each(LOCALES)("in %s says nothing that does not stand in the texts", async (locale) => {
    const mail = news([out("13:06"), reply("13:20", true), raised("13:20")]);
    const { text, html } = await mailed({ ...mail, book: bookOf(locale) });
    for (const body of [text, html]) expect(body).not.toMatch(/undefined|\[object|\{\w+[,}]/);
  });
});

describe("that somebody is in danger now", () => {
  const { acknowledgeBy: _longer, ...untimed } = told;
  const immediate = { reading: { ...reading, priority: "immediate" as const }, danger: true };
  const inDanger = [out("13:06"), reply("13:20", true), raised("13:20")];
  const hurried = reported({ dispatches: [untimed], history: inDanger, ...immediate });

  test("comes first, with the priority and the new time", async () => {
    const text = await textOf({ ...hurried, acknowledgeBy: at("13:50") });
    expect(text).toMatch(
      /The reporter now says that somebody is in danger: Monday, 23 November 2026 at 14:20. Priority: immediate.\s+The time limit given below replaces the earlier one.\s+New messages from the reporter: 1/,
    );
    expect(text).toContain("Time limit: Monday, 23 November 2026 at 14:50.");
    expect(text).toContain("Somebody in danger now: yes, says the reporter");
    expect(text).toContain(
      "The priority was raised when the reporter said that somebody is in danger: Monday, 23 November 2026 at 14:20.",
    );
  });

  test("never counts a new time as over, whatever was answered before", async () => {
    const text = await textOf(
      reported({ dispatches: [{ ...untimed, answer: "overdue" }], history: inDanger, ...immediate }),
    );
    expect(text).toContain("Please acknowledge that you take this report on.");
    expect(text).not.toContain("The time is over");
  });

  test("is said without a new time to who has taken it on", async () => {
    const text = await textOf(news(inDanger, { answer: "acknowledged" }, immediate));
    expect(text).toContain("The reporter now says that somebody is in danger");
    expect(text).not.toContain("replaces the earlier one");
  });

  test("is said where the priority was the highest already", async () => {
    const text = await textOf(news([out("13:06"), reply("13:20", true)], {}, immediate));
    expect(text).toContain("The reporter now says that somebody is in danger");
    expect(text).not.toContain("The priority was raised when");
  });

  test("changes the subject, and not the conversation", async () => {
    const before = await mailed(input);
    const after = await mailed({ ...hurried, acknowledgeBy: at("13:50") });
    expect(after.subject).toContain("priority: immediate");
    expect(headerOf(after, "References")).toBe(headerOf(before, "References"));
    expect(headerOf(after, "In-Reply-To")).toBe(headerOf(before, "References"));
    expect(headerOf(after, "Importance")).toBe("high");
  });

  test("is why an agency that was not asked before gets the report", async () => {
    const added: Dispatch = { ...first, agency: "focal", cause: "raised" };
    const text = await textOf(reported({ dispatches: [told, added], history: inDanger, ...immediate }, { index: 1 }));
    expect(text).toContain("You receive it because the reporter now says that somebody is in danger.");
    expect(text).toContain("The reporter now says that somebody is in danger: Monday, 23 November 2026 at 14:20.");
    expect(text).not.toMatch(/New messages|replaces the earlier one|once more, with a new link/);
  });
});

describe("a report that the reporter's message opened again", () => {
  const history: HistoryEntry[] = [
    ...[out("13:06"), reply("13:20")],
    { at: at("13:30"), code: "closed", dispatch: 0, detail: "advised" },
    reply("15:00"),
  ];
  const again: Dispatch = { ...first, cause: "reopened", thread: `${report.id}.0` };
  const dispatches = [{ ...told, state: "sent" as const, answer: "closed" as const }, again];
  const reopened = reported({ dispatches, history }, { index: 1, acknowledgeBy: at("18:00") });

  test("comes with the reason, the new message, and a duty of its own", async () => {
    const text = await textOf(reopened);
    expect(text).toContain("You receive it because the reporter wrote again after it was closed. It is open again.");
    expect(text).toContain("This mail continues the earlier conversation about it.");
    expect(text).toContain("New messages from the reporter: 1. The latest: Monday, 23 November 2026 at 16:00.");
    expect(text).toContain("Time limit: Monday, 23 November 2026 at 19:00.");
    expect(text).not.toMatch(/the same web address as report|once more, with a new link/);
  });

  test("continues the conversation that the agency has of it", async () => {
    const mail = await mailed(reopened);
    const [old, own] = [0, 1].map((index) => `<${report.id}.${index}@safelane.example>`);
    expect([headerOf(mail, "References"), headerOf(mail, "In-Reply-To")]).toEqual([`${old} ${own}`, old]);
  });

  test("is told again after a mail of it came back, without what was known before it was closed", async () => {
    const back: HistoryEntry[] = [out("15:01", 1), { at: at("15:02"), code: "undeliverable", dispatch: 1 }];
    const dispatch: Dispatch = { ...again, number: 1, address: 1 };
    const mail = reported({ dispatches: [told, dispatch], history: [...history, ...back] }, { index: 1 });
    expect(await textOf(mail)).toContain("New messages from the reporter: 1.");
  });
});

test("an agency that was never written to is not among those that received a report", async () => {
  const dispatches: Dispatch[] = [first, { ...first, agency: "focal", state: "called-off" }];
  expect(await textOf(reported({ dispatches }))).toContain("No other agency has received it.");
});

test("a request for training says who asks, and nothing of a child", async () => {
  const { reporter: _, age: __, ...asking } = report;
  const text = await textOf({ ...input, report: { ...asking, institution: "dormitory" } });
  expect(text).toContain("Training or advice asked for by: a student dormitory");
  expect(text).not.toMatch(/Age of the child|Reported by/);
});

describe("that a notice to a hosting provider could not be delivered", () => {
  const failed = (time: string, dispatch = 0): HistoryEntry => ({ at: at(time), code: "notice-failed", dispatch });
  const SAID =
    "A notice from your agency to a hosting provider could not be delivered: Monday, 23 November 2026 at 14:20.";

  test("is told to the agency that asked for it, once", async () => {
    expect(await textOf(news([out("13:06"), failed("13:20")]))).toContain(SAID);
    expect(await textOf(news([out("13:06"), failed("13:20"), out("13:21"), reply("13:30")]))).not.toContain(SAID);
  });

  test("is told to no other", async () => {
    expect(await textOf(news([out("13:06"), failed("13:20", 1), reply("13:30")]))).not.toContain("hosting provider");
  });
});
