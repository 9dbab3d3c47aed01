import { describe, expect, test } from "vitest";
import type { Book } from "../directory/book.js";
import type { Report } from "../domain/report.js";
import { composeDispatchMail, type MailInput } from "./dispatch-mail.js";
import { at, changed, first, input, LINK, reading, report, reported } from "./testing/example.js";
import { parsed } from "./testing/parsed.js";

const textOf = async (mail: MailInput): Promise<string> => (await parsed((await composeDispatchMail(mail)).raw)).text;

const { next: _, ...nobodyLeft } = input;
const LIMIT = "Monday, 23 November 2026 at 15:00";
const NOBODY =
  "Nobody is left to ask after you: until somebody takes the report on, you are written to again and again, at most a day apart.";

describe("the first mail", () => {
  test("tells what is asked, of what, why, who else knows, and how to answer", async () => {
    const text = await textOf(reported({ danger: true, related: ["a", "b"] }));
    expect(text).toContain(`Please acknowledge that you take this report on. Time limit: ${LIMIT}.`);
    expect(text).toContain("Reported by: a child or young person");
    expect(text).toContain("Age of the child: 13 to 15 years");
    expect(text).toContain("Place: Agency town");
    expect(text).toContain("Somebody in danger now: yes");
    expect(text).toContain("Received: Monday, 23 November 2026 at 14:05");
    expect(text).toContain("Other reports that name the same web address: 2");
    expect(text).toContain("* This kind of harm asks for a response within a day");
    expect(text).toContain("* Agency focal: for information");
    expect(text).toContain("The link alone opens nothing: a one-time code is sent to this address.");
    expect(text).toContain("A reply to this mail goes to the focal point: Agency focal.");
  });

  test("says who is asked next, or that nobody is left", async () => {
    expect(await textOf(input)).toContain(
      "If nobody has acknowledged it by then, it goes to this agency as well, besides you: Agency focal.",
    );
    expect(await textOf(nobodyLeft)).toContain(NOBODY);
  });

  test("has the link on a line of its own, and until when it holds", async () => {
    const text = await textOf(changed({ linkUntil: at("23:30") }));
    expect(text.split("\n")).toContain(LINK);
    expect(text).toContain("It holds until: Tuesday, 24 November 2026 at 00:30.");
  });

  test("says which answers were not given", async () => {
    const { reporter: _, age: __, place: ___, ...silent } = report;
    expect(await textOf({ ...input, report: silent })).toMatch(
      /Reported by: not said\n.*Age of the child: not said\n.*Place: not said/,
    );
  });

  test("asks the focal point to read a held report, and tells another agency who reads it", async () => {
    const held = { ...reading, hold: true };
    const toFocal = reported({ reading: held, dispatches: [{ ...first, agency: "focal" }] });
    expect(await textOf(toFocal)).toContain("Please read it and decide who takes it on");
    expect(await textOf(toFocal)).toContain(
      "You are the focal point: the other agencies’ replies come to this address.",
    );
    expect(await textOf(reported({ reading: held }))).toContain("Agency focal reads the report");
  });
});

describe("a reminder", () => {
  test("at half time says by when, and who is asked then", async () => {
    const reminder = changed({ letter: "half-time", number: 1, reminders: 1, acknowledgeBy: at("14:00") });
    const text = await textOf(reminder);
    expect(text).toContain("Reminder: half of the time is over");
    expect(text).toContain(`Time limit: ${LIMIT}.`);
    expect(text).toContain("If nobody has acknowledged it by then, it goes to this agency as well");
    expect(text).not.toContain("This is the same report once more");
  });

  const late = { letter: "overdue", answer: "overdue", number: 2, reminders: 2, acknowledgeBy: at("14:00") } as const;

  test("after the time is over says who has been asked as well", async () => {
    const dispatches: Report["dispatches"] = [
      { ...first, ...late },
      { ...first, agency: "focal", cause: "escalated", inPlaceOf: 0 },
    ];
    const text = await textOf(reported({ dispatches }));
    expect(text).toContain(`The time is over, and your acknowledgment has not come. The time limit was: ${LIMIT}.`);
    expect(text).toContain("You can still acknowledge the report");
    expect(text).toContain("It has gone to another agency as well now, besides you: Agency focal.");
    expect(text).not.toContain(NOBODY);
  });

  test("after the time is over says when it comes again, where nobody is left to ask", async () => {
    const text = await textOf(changed({ ...late, remindAt: at("17:00") }));
    expect(text).toContain(NOBODY);
    expect(text).toContain("Next reminder: Monday, 23 November 2026 at 18:00.");
  });

  test("about a report that was taken on asks how it stands, and says when it is asked again", async () => {
    const taken = changed({ letter: "how-it-stands", answer: "acknowledged", number: 1, remindAt: at("17:00") });
    const history: Report["history"] = [{ at: at("13:30"), code: "acknowledged", dispatch: 0 }];
    const text = await textOf({ ...taken, report: { ...taken.report, history } });
    expect(text).toContain("Your agency acknowledged this report: Monday, 23 November 2026 at 14:30.");
    expect(text).toContain("Please close it in the desk with its outcome, or write there how it stands.");
    expect(text).toContain("Next reminder: Monday, 23 November 2026 at 18:00.");
    expect(text).not.toContain("Time limit");
  });
});

describe("a mail", () => {
  test.each<[Report["dispatches"][number]["cause"], string]>([
    ["escalated", "because an agency asked before did not acknowledge it in time"],
    ["undeliverable", "because the mail to an agency asked before could not be delivered"],
    ["corrected", "because an officer corrected the automatic reading"],
    ["redirected", "because an officer decided to pass it on to you"],
  ])("about a report that is %s says so", async (cause, why) => {
    expect(await textOf(changed({ cause }))).toContain(why);
    expect(await textOf(input)).not.toContain(why);
  });

  test("about a report that another agency gave back says who, and why", async () => {
    const dispatches: Report["dispatches"] = [
      { ...first, answer: "returned", reason: "other-place" },
      { ...first, agency: "focal", cause: "returned", inPlaceOf: 0 },
    ];
    expect(await textOf(reported({ dispatches }, { index: 1 }))).toContain(
      "because another agency gave it back: Agency police. Reason: another place is responsible.",
    );
  });

  test("that adds to an earlier report names it", async () => {
    const text = await textOf(changed({ cause: "corroborates", thread: `${"0".repeat(32)}.1` }));
    expect(text).toContain("It names the same web address as report RS-00000-00000, which you have");
  });

  test("across the border says where it comes from", async () => {
    const partner: Book["partners"][number] = { jurisdiction: "ME", places: ["town"], agency: "police", role: "acts" };
    const text = await textOf({ ...input, book: { ...input.book, partners: [partner] } });
    expect(text).toContain("from another country or region: Agency. The focal point there is: Agency focal.");
    expect(await textOf(input)).not.toContain("another country");
  });

  test("after a correction says that an officer put the reading right", async () => {
    const corrections: Report["corrections"] = [
      {
        at: at("14:00"),
        from: { category: "other", priority: "low", hold: true },
        to: { category: "sexual-extortion", priority: "urgent" },
      },
    ];
    const dispatches = [{ ...first, number: 1, sentAt: at("13:30") }];
    const text = await textOf(reported({ corrections, dispatches }));
    expect(text).toContain("Since our last mail an officer has corrected the reading of this report");
    expect(text).toContain("An officer corrected kind or priority: Monday, 23 November 2026 at 15:00.");
  });

  test("with a new link says that it is the same report, or why it comes to another address", async () => {
    expect(await textOf(changed({ number: 1 }))).toContain("This is the same report once more, with a new link.");
    const elsewhere = await textOf(changed({ number: 1, address: 1 }));
    expect(elsewhere).toContain("because another address of your agency takes no mail at present");
    expect(elsewhere).not.toContain("once more");
  });

  test("asks nothing of an agency that has answered, or when another one has taken the report on", async () => {
    for (const answer of ["returned", "closed"] as const) {
      expect(await textOf(changed({ answer }))).toContain("Nothing more is asked of you.");
    }
    const dispatches: Report["dispatches"] = [
      { ...first, answer: "acknowledged" },
      { ...first, agency: "focal", cause: "escalated", inPlaceOf: 0 },
    ];
    const text = await textOf(reported({ dispatches }, { index: 1 }));
    expect(text).toContain("Another agency has taken the report on in the meantime.");
    expect(text).not.toContain("Please acknowledge");
  });
});
