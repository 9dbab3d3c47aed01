import { describe, expect, test } from "vitest";
import { hours, type Instant, minutes, seconds } from "../../../shared/domain/instant.js";
import type { HistoryEntry, Report } from "../../../shared/domain/report.js";
import type { Transition } from "../../../shared/domain/transition.js";
import { closed, replied, withdrawn } from "../../../shared/domain/transitions/index.js";
import { aReading, NOON } from "../../../test/support/reports.js";
import { listPage } from "./list.js";
import {
  aDispatch,
  aDispatched,
  allOf,
  anActing,
  anOfficer,
  FOCAL_POINT,
  POLICE,
  PREVENTION,
  textOf,
} from "./testing/case.js";
import { aDesk } from "./testing/showing.js";

const officer = anOfficer(POLICE, "en");
const NEW = "New messages from the reporter since your agency last looked: ";
const MARK = "New message from the reporter";

/** The desk with one report, whose reporter writes, and whose agency looks. */
async function aConversation(dispatches = [aDispatch(POLICE), aDispatch(PREVENTION)], facts: Partial<Report> = {}) {
  const desk = aDesk();
  const { id } = await desk.stored(aDispatched(dispatches, facts));
  const current = async (): Promise<Report> => {
    const report = await desk.reports.get(id);
    if (!report) throw new Error("the report is gone");
    return report;
  };
  const apply = async (change: (report: Report, now: Instant) => Transition) => {
    const { applied } = await desk.reports.apply(id, change(await current(), desk.deps.time.now()));
    expect(applied).toBe(true);
  };
  return {
    ...desk,
    current,
    apply,
    reply: async (text: string, more: Parameters<typeof replied>[1] = {}) => {
      await desk.statements.addMessage(id, { at: desk.deps.time.now(), kind: "reply", text }, NOON);
      await apply((report, now) => replied(report, more, now));
    },
    look: async (index = 0, who = officer) => desk.show(await current(), index, who),
    list: async (who = officer) => textOf((await listPage(who, desk.deps)).body ?? ""),
  };
}

/** What stands above the messages that are marked as new. */
const fresh = (html: string) =>
  allOf(html, /<article><h3>(.*?)<\/article>/gs)
    .filter((entry) => entry.startsWith('<span class="late">New'))
    .map((entry) => entry.replace(/^.*<div[^>]*>(.*)<\/div>$/s, "$1"));

describe("a message that the reporter wrote since the agency last looked", () => {
  test("is marked on the list, on the report's page and beside its words", async () => {
    const desk = await aConversation();
    await desk.look();
    expect(await desk.list()).not.toContain(MARK);
    desk.pass(hours(1));
    await desk.reply("She is at home now.");
    expect(await desk.list()).toContain(MARK);
    expect(await desk.list()).toContain("With something new from the reporter since you last looked: 1.");
    const { body, text } = await desk.look();
    expect(body).toContain(`<p class="late"><a href="#messages">${NEW}1</a></p>`);
    expect(body).toContain('class="banner pressing"');
    expect(fresh(body)).toEqual(["She is at home now."]);
    expect(text).toContain("Message from the reporter");
  });

  test("is new once: neither on the list after the look, nor at the next look", async () => {
    const desk = await aConversation();
    await desk.reply("She is at home now.");
    expect((await desk.look()).text).toContain(`${NEW}1`);
    expect(await desk.list()).not.toContain(MARK);
    desk.pass(minutes(2));
    const { text, body } = await desk.look();
    expect(text).not.toContain(NEW);
    expect(text).toContain("She is at home now.");
    expect(body).not.toContain("banner pressing");
  });

  test("is still marked on a page that is loaded again, and when it came while somebody was looking", async () => {
    const desk = await aConversation();
    await desk.reply("First.");
    await desk.look();
    desk.pass(seconds(20));
    await desk.reply("Second.");
    desk.pass(seconds(20));
    expect(fresh((await desk.look()).body)).toEqual(["First.", "Second."]);
    expect(await desk.list()).toContain(MARK);
    desk.pass(minutes(5));
    expect(fresh((await desk.look()).body)).toEqual(["Second."]);
    expect(await desk.list()).not.toContain(MARK);
  });

  test("is new to each agency by itself, whichever of its dispatches it looked by", async () => {
    const desk = await aConversation([aDispatch(POLICE), aDispatch(PREVENTION), aDispatch(POLICE)]);
    await desk.reply("She is at home now.");
    desk.pass(minutes(1));
    await desk.look(1, anOfficer(PREVENTION, "en"));
    expect(await desk.list()).toContain(MARK);
    expect(await desk.list(anOfficer(PREVENTION, "en"))).not.toContain(MARK);
    await desk.look(2);
    expect(await desk.list()).not.toContain(MARK);
  });

  test("is not counted as seen because the people who run the system looked", async () => {
    const desk = await aConversation();
    await desk.reply("She is at home now.");
    const entries: HistoryEntry[] = [{ at: NOON, code: "viewed", detail: "INC-7" }];
    await desk.apply(({ state, version }) => ({ from: [state], version, entries }));
    expect(await desk.list()).toContain(MARK);
  });

  test("brings a report that is taken on up to those that wait for an answer", async () => {
    const desk = await aConversation([aDispatch(POLICE, { answer: "acknowledged" })], {
      reading: aReading({ priority: "urgent" }),
      state: "acknowledged",
    });
    const waiting = await desk.stored(aDispatched([aDispatch(POLICE)]));
    const { reference } = await desk.current();
    const isFirst = async () => {
      const list = await desk.list();
      return list.indexOf(reference) < list.indexOf(waiting.reference);
    };
    expect(await isFirst()).toBe(false);
    await desk.reply("She is at home now.");
    expect(await isFirst()).toBe(true);
  });

  test("is not marked where its words are no longer shown", async () => {
    const desk = await aConversation([aDispatch(POLICE, { answer: "returned" }), aDispatch(PREVENTION)]);
    await desk.reply("She is at home now.");
    const { text, body } = await desk.look();
    expect(text).not.toContain(NEW);
    expect(body).not.toContain("banner pressing");
  });
});

describe("danger that the reporter speaks of later", () => {
  const asked = [{ agency: FOCAL_POINT, role: "acts" as const }];

  test("stands above all else for as long as the report is open, in the list until somebody looked", async () => {
    const desk = await aConversation();
    await desk.look();
    desk.pass(hours(1));
    await desk.reply("He is at the door.", { danger: true, priority: "immediate", asked });
    expect(await desk.list()).toContain("New: the reporter says that somebody is in danger");
    const said = "The reporter now says that somebody is in danger: Saturday, 21 November 2026 at 14:00.";
    expect((await desk.look()).body).toContain(`<p class="late">${said}</p>`);
    desk.pass(hours(1));
    const { body, text } = await desk.look();
    expect(body).toContain(`<p>${said}</p>`);
    expect(text).toContain("Priority: immediate");
    expect(text).toContain("The priority was raised when the reporter said that somebody is in danger");
    expect(text).toMatch(/Message from the reporter – Somebody in danger now.*Priority raised/s);
    expect(await desk.list()).not.toContain("New:");
  });

  test("is why an agency that was not asked before has the report", async () => {
    const desk = await aConversation();
    await desk.reply("He is at the door.", { danger: true, priority: "immediate", asked });
    const { text } = await desk.look(2, anOfficer(FOCAL_POINT, "en"));
    expect(text).toContain("You receive it because the reporter now says that somebody is in danger.");
  });

  test("is told where the priority was the highest already", async () => {
    const desk = await aConversation(undefined, { reading: aReading({ priority: "immediate" }) });
    await desk.reply("He is at the door.", { danger: true, priority: "immediate", asked });
    const { text } = await desk.look();
    expect(text).toContain("The reporter now says that somebody is in danger");
    expect(text).not.toContain("The priority was raised when");
  });
});

test("a report that a message opened again says so, and marks what is new in it", async () => {
  const desk = await aConversation([aDispatch(POLICE)]);
  await desk.look();
  desk.pass(hours(1));
  await desk.apply((report, now) => closed(report, 0, { outcome: "advised", retention: hours(24) }, now));
  expect(await desk.list()).toContain("Your agency has no open report.");
  desk.pass(hours(1));
  const { id } = await desk.current();
  await desk.reply("It began again.", { asked: [{ agency: POLICE, role: "acts", thread: `${id}.0` }] });
  expect(await desk.list()).toContain(MARK);
  const { body, text } = await desk.look(1);
  expect(text).toContain("You receive it because the reporter wrote again after it was closed. It is open again.");
  expect(fresh(body)).toEqual(["It began again."]);
  expect(body).toMatch(/action="\/desk\/reports\/[0-9a-f]{32}\.1\/acknowledge"/);
});

describe("a report that the reporter withdrew", () => {
  test("says when, what is left of it here, and what remains the agency's own affair", async () => {
    const desk = await aConversation();
    desk.pass(hours(1));
    await desk.apply(withdrawn);
    const { text, body } = await desk.look();
    expect(text).toContain("The reporter has withdrawn this report. What they wrote is no longer kept here.");
    expect(text).toContain("Withdrawn: Saturday, 21 November 2026 at 14:00.");
    expect(text).toContain("What is left here are kind and priority");
    expect(text).toContain("Please delete them, unless a law requires you to keep them.");
    expect(text).toContain("If there is reason to believe that a child is in danger, act on it all the same.");
    expect(text).toContain("Withdrawn by the reporter");
    expect(text).not.toContain("insults");
    expect(body).not.toMatch(/action="\/desk\/reports/);
    expect(await desk.list()).toContain("Your agency has no open report.");
  });

  test("was never sent to an agency whose mail was called off, and says so to it and to others", async () => {
    const { sentAt: _, ...unsent } = aDispatch(PREVENTION, { state: "pending" });
    const desk = await aConversation([aDispatch(POLICE), unsent]);
    await desk.apply(withdrawn);
    expect((await desk.look()).text).toContain("extremism: not written to, withdrawn before");
    const { text } = await desk.look(1, anOfficer(PREVENTION, "en"));
    expect(text).toContain("The reporter withdrew this report before it was sent to your agency.");
    expect(text).not.toContain("Please delete them");
  });

  test("takes no answer any more", async () => {
    const desk = await anActing(aDispatched([aDispatch(POLICE)], { state: "withdrawn" }));
    const { status, text } = await desk.act("acknowledge");
    expect(status).toBe(409);
    expect(text).toContain("The reporter has withdrawn this report.");
  });
});
