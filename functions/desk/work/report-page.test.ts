import { describe, expect, test } from "vitest";
import { hours, minutes, plus } from "../../../shared/domain/instant.js";
import { aReading, NOON } from "../../../test/support/reports.js";
import { aDispatch, aDispatched, anOfficer, FOCAL_POINT, POLICE, PREVENTION } from "./testing/case.js";
import { aDesk } from "./testing/showing.js";

describe("beside the words", () => {
  test("stand the other agencies with what they said, in the officer's language", async () => {
    const desk = aDesk();
    const report = await desk.stored(
      aDispatched([
        aDispatch(POLICE),
        aDispatch(PREVENTION, { answer: "returned", reason: "other-place" }),
        aDispatch(FOCAL_POINT, { role: "informed" }),
        aDispatch("left-the-directory", { answer: "closed", outcome: "protected" }),
      ]),
    );
    const { text } = await desk.show(report);
    expect(text).toContain("prevention of violent extremism: returned – another place is concerned");
    expect(text).toContain("National Contact Centre for Child Safety on the Internet: informed");
    expect(text).toContain("left-the-directory: closed – the child is protected");
  });

  test("stand reports of the same address, those that the agency has too as links, at most twenty", async () => {
    const desk = aDesk();
    const own = await desk.stored(aDispatched([aDispatch(PREVENTION), aDispatch(POLICE)]));
    const others = await Promise.all(
      Array.from({ length: 21 }, () => desk.stored(aDispatched([aDispatch(PREVENTION)]))),
    );
    const related = [...others.map(({ id }) => id), own.id, "f".repeat(32)];
    const report = await desk.stored(aDispatched([aDispatch(POLICE)], { related }));
    const { body, text } = await desk.show(report);
    expect(body).toContain(`<a href="/desk/reports/${own.id}.1">${own.reference}</a>: with agencies, received`);
    const shown = others.filter(({ reference }) => text.includes(reference));
    expect(shown).toEqual(others.slice(3));
    expect(text).toContain("Not shown here: 3 more.");
    for (const { id } of others) expect(body).not.toContain(id);
  });

  test("stands what was written to the reporter and among agencies, by the clocks of the agency", async () => {
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(POLICE), aDispatch(PREVENTION)]));
    const at = plus(NOON, hours(1));
    await desk.statements.addMessage(report.id, { at, kind: "question", dispatch: 1, text: "Is she safe?" }, NOON);
    await desk.statements.addMessage(report.id, { at: plus(at, 1), kind: "reply", text: "Yes. See http://x.rs" }, NOON);
    const { text } = await desk.show(report);
    expect(text).toMatch(/21 Nov 2026, 14:00 · Civil-society network [^·]* asks the reporterIs she safe\?/);
    expect(text).toContain("The reporterYes. See hxxp://x[.]rs");
  });

  test("stands what people put right, and what the system's operators gave as their reason", async () => {
    const desk = aDesk();
    const from = { category: "abuse", priority: "low", hold: true } as const;
    const report = await desk.stored(
      aDispatched([aDispatch(POLICE), aDispatch(FOCAL_POINT)], {
        corrections: [
          { at: NOON, dispatch: 1, from, to: { category: "csam", priority: "urgent" } },
          { at: plus(NOON, 1), from, to: { category: "abuse", priority: "low" } },
        ],
        history: [
          { at: NOON, code: "viewed", detail: "INC-7 <b>" },
          { at: NOON, code: "held", detail: "hold" },
          { at: NOON, code: "returned", dispatch: 1, detail: "no-capacity" },
          { at: NOON, code: "closed", dispatch: 1, detail: "unfounded" },
        ],
      }),
    );
    const { text } = await desk.show(report);
    expect(text).toMatch(
      /National Contact Centre[^:]*: Violence, [^→]*, low → Child sexual abuse material online, urgent/,
    );
    expect(text).toContain("the system’s operators: confirmed as Violence");
    expect(text).toContain("Look at the reporter’s words: the system’s operators. Reason given: INC-7 <b>");
    expect(text).toContain("Held for a person to read21 Nov");
    expect(text).toMatch(/Returned: National Contact Centre[^–]* – no capacity at present/);
    expect(text).toMatch(/Closed: National Contact Centre[^–]* – unfounded/);
  });
});

describe("what is asked of the agency stands first", () => {
  const banner = async (...given: Parameters<typeof aDispatched>) => {
    const desk = aDesk();
    const { body } = await desk.show(await desk.stored(aDispatched(...given)));
    return /<div class="banner.*?<\/div>/s.exec(body)?.[0] ?? "";
  };

  test("with its time limit, and a button to acknowledge", async () => {
    const html = await banner([aDispatch(POLICE, { cause: "escalated" })], {
      reading: aReading({ priority: "immediate" }),
    });
    expect(html).toContain('class="banner pressing"');
    expect(html).toContain("Time limit: Sunday, 22 November 2026 at 01:00.");
    expect(html).toContain("because an agency asked before did not acknowledge it in time");
    expect(html).toMatch(/action="\/desk\/reports\/[0-9a-f]{32}\.0\/acknowledge" method="post"/);
  });

  test("overdue or not", async () => {
    const html = await banner([aDispatch(POLICE, { acknowledgeBy: plus(NOON, minutes(-1)) })]);
    expect(html).toContain('<p class="late">The time limit has passed');
  });

  const { acknowledgeBy: _by, ...unmailed } = aDispatch(POLICE, { state: "pending" });
  test.each([
    ["taken on", aDispatch(POLICE, { answer: "acknowledged" }), "Please close it once the outcome is known.", false],
    ["for information", aDispatch(POLICE, { role: "informed" }), "You need not answer.", true],
    ["not yet mailed", unmailed, "Please acknowledge that your agency takes this report on.<", true],
    ["returned", aDispatch(POLICE, { answer: "returned", reason: "no-capacity" }), "no capacity at present.", false],
    ["handed over", aDispatch(POLICE, { answer: "returned" }), "the report went to other agencies", false],
    ["closed", aDispatch(POLICE, { answer: "closed", outcome: "advised" }), "Outcome: advice or help given.", false],
    ["unreachable", aDispatch(POLICE, { state: "failed" }), "could not be delivered", false],
  ])("when it is %s", async (_what, dispatch, said, asks) => {
    const html = await banner([dispatch, aDispatch(PREVENTION)]);
    expect(html).toContain(said);
    expect(html.includes("<button")).toBe(asks);
  });

  test("when somebody else in the line took it on, or the report is over", async () => {
    const other = aDispatch(PREVENTION, { inPlaceOf: 0, answer: "acknowledged" });
    expect(await banner([aDispatch(POLICE, { answer: "overdue" }), other])).toContain("Another agency has taken on");
    const over = await banner([aDispatch(POLICE, { role: "informed" })], { state: "closed" });
    expect(over).toContain("have closed it");
    expect(over).not.toContain("<button");
  });

  test("of a held report: to decide, or to act while the focal point reads", async () => {
    const reading = aReading({ hold: true });
    expect(await banner([aDispatch(POLICE)], { reading })).toContain("National Contact Centre for Child Safety");
    const desk = aDesk();
    const report = await desk.stored(aDispatched([aDispatch(FOCAL_POINT)], { reading }));
    const { body } = await desk.show(report, 0, anOfficer(FOCAL_POINT, "en"));
    expect(body).toContain("Please read the report and decide on its kind and priority below");
    expect(body).toMatch(/<details open><summary>Decide on kind and priority/);
  });
});
