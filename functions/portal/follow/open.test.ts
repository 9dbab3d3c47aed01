import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { days, hours, minutes, plus } from "../../../shared/domain/instant.js";
import { OUTCOMES } from "../../../shared/domain/report.js";
import { closed, erased, withdrawn } from "../../../shared/domain/transitions/index.js";
import { LOCALES } from "../../../shared/domain/vocabulary.js";
import { NOON } from "../../../test/support/reports.js";
import { enterReceipt, openReport } from "./index.js";
import { aPortal, aReceipt, EDUCATION, FOLLOWABLE, textOf, unescaped } from "./testing/following.js";

test("a receipt is asked for with how it looks, what to do without it, and whom to call", async () => {
  const { status, body, text } = await aPortal().enter();
  expect(status).toBe(200);
  expect(body).toMatch(/<form action="\/en\/answer" method="post"[^>]*>.*name="receipt"/s);
  expect(text).toMatch(/24 letters and numbers.*Is your receipt lost\?.*Call:.*192/s);
  // Whoever copies the example has no receipt.
  const [example = ""] = /\w{4}(-\w{4}){5}/.exec(text) ?? [];
  expect((await aPortal().open({ receipt: example })).status).toBe(400);
});

test("a receipt opens its report however it is typed", async () => {
  const portal = aPortal();
  const { receipt, reference } = await portal.aReport("dispatched");
  for (const typed of [
    receipt,
    receipt.toLowerCase(),
    receipt.replaceAll("-", " "),
    ` ${receipt.replaceAll("0", "O")}`,
  ]) {
    const { status, text } = await portal.open({ receipt: typed });
    expect([status, text.includes(reference)]).toEqual([200, true]);
  }
});

describe("a receipt that leads nowhere", () => {
  test("is told from one that is mistyped, and stays in its field", async () => {
    const portal = aPortal();
    const receipt = aReceipt();
    const wrong = receipt.replace(/.$/, (last) => (last === "7" ? "8" : "7"));
    const mistyped = await portal.open({ receipt: wrong });
    expect([mistyped.status, mistyped.text.includes("A letter or number is wrong")]).toEqual([400, true]);
    expect(mistyped.body).toContain(`value="${wrong}"`);
    const unknown = await portal.open({ receipt });
    expect([unknown.status, unknown.text.includes("We find nothing for this receipt")]).toEqual([404, true]);
    expect((await portal.open({})).text).toContain("Type your receipt");
  });

  test("says the same, byte for byte, whether its report never was, was withdrawn, or was erased", async () => {
    const receipt = aReceipt();
    const never = aPortal();
    const taken = aPortal();
    const { id } = await taken.aReport("dispatched", {}, receipt);
    await taken.mustApply(id, (report) => withdrawn(report, taken.now()));
    const gone = aPortal();
    const other = await gone.aReport("closed", {}, receipt);
    await gone.mustApply(other.id, (report) => erased(report, gone.now()));
    for (const ask of ["open", "reply", "withdraw"] as const) {
      const fields = { receipt, text: "Hello", confirm: "yes" };
      const [first, ...others] = [await never[ask](fields), await taken[ask](fields), await gone[ask](fields)];
      for (const answer of others) expect(answer).toEqual(first);
    }
  });
});

describe("the reporter's view", () => {
  test("tells how far it is and when, by the clocks of the place", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("dispatched");
    const before = await portal.stored(id);
    const { text } = await portal.open({ receipt });
    expect(text).toContain("It has arrived. Saturday, 21 November 2026 at 13:00");
    expect(text).toContain("It is with people who can help. Saturday, 21 November 2026 at 13:00");
    expect(text).toContain("Somebody should take it on by this time: Sunday, 22 November 2026 at 01:00");
    portal.pass(hours(13));
    expect((await portal.open({ receipt })).text).toContain("It is taking longer than it should");
    // A look leaves no trace.
    expect(await portal.stored(id)).toEqual(before);
  });

  test("names the agencies that have it, and what they do", async () => {
    const portal = aPortal();
    const { receipt } = await portal.aReport("acknowledged");
    const { text } = await portal.open({ receipt });
    expect(text).toContain("Ministry of Education, protection of pupils from violence: is dealing with it");
    expect(text).toContain("National Contact Centre for Child Safety on the Internet: can read it");
  });

  test("names nobody whose mail is not out, or who gave it back", async () => {
    const portal = aPortal();
    const routed = await portal.aReport("routed");
    expect((await portal.open({ receipt: routed.receipt })).text).not.toContain("Ministry of Education");
    const returned = await portal.aReport("returned");
    expect((await portal.open({ receipt: returned.receipt })).text).not.toContain("Ministry of Education");
  });

  test.each(OUTCOMES)("says in plain words that it ended as %s", async (outcome) => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    await portal.mustApply(id, (report) =>
      closed(report, 0, { outcome, retention: days(180) }, plus(NOON, minutes(5))),
    );
    const { text } = await portal.open({ receipt });
    expect(text).toContain("They have finished. Saturday, 21 November 2026 at 13:05");
    expect(text).not.toContain(outcome);
  });

  test("shows what was asked first, with a place to answer, and what was said before in order", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    await portal.ask(id, "Where is it?");
    await portal.reply({ receipt, text: "In the school." });
    await portal.ask(id, "Which one?");
    const { body, text } = await portal.open({ receipt });
    expect(text).toMatch(
      /Somebody is asking you something.*Which one\?.*Your answer.*What has happened so far.*Where is it\?.*In the school\./s,
    );
    expect(body.match(/<textarea/g)).toHaveLength(1);
  });

  test("never shows notes of agencies, nor who works there", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("acknowledged");
    await portal.statements.addMessage(id, { at: NOON, kind: "note", dispatch: 0, text: "Ask Officer Smith." }, NOON);
    expect((await portal.open({ receipt })).body).not.toContain("Smith");
  });

  test("asks nothing any more once it is closed, and says that writing opens it again", async () => {
    const portal = aPortal();
    const { id, receipt } = await portal.aReport("closed");
    await portal.ask(id, "Which one?");
    const { text } = await portal.open({ receipt });
    expect(text).not.toContain("Somebody is asking you something");
    expect(text).toContain("Then people look at it again");
  });

  test("can be shown without the directory: without names and times, and with the police to call", async () => {
    const directory = { current: () => Promise.reject(transient("directory-missing")) };
    const portal = aPortal({ directory });
    const { receipt } = await portal.aReport("acknowledged");
    const { status, text } = await portal.open({ receipt });
    expect([status, /Call the police\./.test(text), /2026/.test(text)]).toEqual([200, true, false]);
  });

  test("is in no address: what leads on is posted", async () => {
    const portal = aPortal();
    const { receipt } = await portal.aReport("closed");
    const { body } = await portal.open({ receipt });
    for (const [, address] of body.matchAll(/(?:href|action|src)="([^"]*)"/g)) expect(address).not.toContain(receipt);
    expect(body.match(/method="post"/g)).toHaveLength(2);
  });

  test("holds nothing of the statement, whatever that is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 12, unit: "grapheme" }),
        fc.constantFrom(...FOLLOWABLE),
        fc.constantFrom(...LOCALES),
        async (words, state, locale) => {
          const portal = aPortal();
          const { id, receipt } = await portal.aReport(state);
          const secret = `«${words}»`;
          await portal.statements.erase(id);
          await portal.statements.create(
            { id, text: secret, urls: [secret], contact: secret, contactSafely: secret },
            NOON,
          );
          const { statusCode, body = "" } = await openReport({ receipt }, locale, portal.deps);
          expect(statusCode).toBe(200);
          expect(unescaped(body)).not.toContain(secret);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("can't be had from a store that reads statements: there is none among what it is given", async () => {
    const portal = aPortal();
    const { receipt } = await portal.aReport("dispatched");
    const statements = { ...portal.statements, get: () => Promise.reject(new Error("read")) };
    expect((await openReport({ receipt }, "en", { ...portal.deps, statements })).statusCode).toBe(200);
  });

  test.each(LOCALES)("is whole in %s", async (locale) => {
    const portal = aPortal();
    const { receipt } = await portal.aReport("closed");
    const { body = "" } = await openReport({ receipt }, locale, portal.deps);
    expect(textOf(body)).not.toMatch(/\{\w+\}|undefined/);
    expect((await enterReceipt(locale, portal.deps)).statusCode).toBe(200);
  });
});

test("a failure keeps the receipt in its field, and says to try again", async () => {
  const portal = aPortal();
  const { receipt } = await portal.aReport("dispatched");
  for (const broken of [
    { reports: { ...portal.reports, get: () => Promise.reject(transient("reports-unavailable")) } },
    { statements: { ...portal.statements, messages: () => Promise.reject(new TypeError("words of a child")) } },
  ]) {
    const { statusCode, headers, body = "" } = await openReport({ receipt }, "en", { ...portal.deps, ...broken });
    expect([statusCode, headers?.["retry-after"]]).toEqual([503, "30"]);
    expect(body).toContain(`value="${receipt}"`);
    expect(textOf(body)).toContain("We cannot look it up right now");
  }
  expect(portal.codes().filter((code) => code === "portal-unavailable")).toHaveLength(2);
  expect(JSON.stringify(portal.telemetry.records)).not.toContain("words of a child");
});

test("what is told of it says nothing of what was written", async () => {
  const portal = aPortal();
  const { receipt } = await portal.aReport("dispatched");
  await portal.open({ receipt });
  await portal.reply({ receipt, text: "He is at Elm Street." });
  await portal.withdraw({ receipt, confirm: "yes" });
  expect(portal.codes()).toEqual(["progress-told", "reporter-replied", "report-withdrawn"]);
  const told = JSON.stringify([portal.telemetry.records, portal.dispatch.sent, portal.reports.all()]);
  for (const secret of ["Elm", receipt, EDUCATION.toUpperCase()]) expect(told).not.toContain(secret);
});
