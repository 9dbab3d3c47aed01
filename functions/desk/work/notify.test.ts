import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { minutes, plus } from "../../../shared/domain/instant.js";
import type { Report } from "../../../shared/domain/report.js";
import type { Category } from "../../../shared/domain/vocabulary.js";
import { aReading, NOON } from "../../../test/support/reports.js";
import { addressesIn, addressTyped } from "./notice.js";
import { aDispatch, aDispatched, allOf, anActing, aStatement, POLICE, PREVENTION } from "./testing/case.js";
import { aDesk } from "./testing/showing.js";

const taken = (category: Category = "csam", facts: Partial<Report> = {}) =>
  aDispatched([aDispatch(POLICE, { answer: "acknowledged" }), aDispatch(PREVENTION)], {
    state: "acknowledged",
    reading: aReading({ category, spans: [] }),
    ...facts,
  });

/** Of `aStatement`. */
const [chat] = addressesIn(aStatement("x"));
const right = {
  nonce: "n",
  address: chat?.key ?? "",
  provider: "abuse@host.example",
  kind: "csam-baseline",
  basis: "reported",
  urgency: "urgent",
  entitled: "yes",
};

test("each chosen address becomes a notice: what it says lies with the statement, the report has nothing of it", async () => {
  const desk = await anActing(taken());
  const { status, location } = await desk.act("notify", { ...right, other: "hxxps://pictures[.]okapi[.]example/a" });
  expect([status, location]).toEqual([303, `/desk/reports/${desk.id}.0`]);
  const report = await desk.report();
  const ids = report.notices?.map(({ id }) => id) ?? [];
  expect(report.notices).toMatchObject([
    { dispatch: 0, state: "pending", at: NOON },
    { dispatch: 0, state: "pending", at: NOON },
  ]);
  expect(await desk.statements.notices(desk.id, ids)).toMatchObject([
    { url: "https://chat.example/u/1", provider: "abuse@host.example", kind: "csam-baseline", at: NOON },
    { url: "https://pictures.okapi.example/a", basis: "reported", urgency: "urgent" },
  ]);
  expect(report.history.map(({ code }) => code)).toEqual(["received", "viewed", "notice-asked", "notice-asked"]);
  expect(desk.noticeOutbox.sent.map(({ event }) => event)).toEqual([
    { type: "notice-due.1", reportId: desk.id, jurisdiction: "RS", notice: 0 },
    { type: "notice-due.1", reportId: desk.id, jurisdiction: "RS", notice: 1 },
  ]);
  expect(desk.codes()).toEqual(["statement-viewed", "notice-asked"]);
  const outside = JSON.stringify([report, desk.noticeOutbox.sent, desk.telemetry.records]);
  expect(outside).not.toMatch(/okapi|chat\.example|host\.example/);
});

test("the same form sent twice is one notice, also when both come at once; one opened anew is another", async () => {
  const desk = await anActing(taken());
  const both = await Promise.all([desk.act("notify", right), desk.act("notify", right)]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  desk.pass(minutes(5));
  expect((await desk.act("notify", right)).status).toBe(303);
  expect((await desk.report()).notices).toHaveLength(1);
  await desk.act("notify", { ...right, nonce: "m" });
  await desk.act("notify", { ...right, nonce: "m", provider: "abuse@other.example" });
  expect((await desk.report()).notices).toHaveLength(3);
});

test.each([
  ["an address", { address: "" }, "Choose an address, or enter one."],
  ["an address of this report", { address: "0123456789abcdef" }, "Choose an address, or enter one."],
  ["an address that can be sent", { other: "ftp://okapi.example" }, "begins with http"],
  ["one address", { other: "https://a.example and https://b.example" }, "begins with http"],
  [
    "an address without a picture in it",
    { other: `https://a.example/?x=iVBORw0KGgo${"A".repeat(300)}` },
    "begins with http",
  ],
  ["the provider's address", { provider: "host.example" }, "Enter the provider’s e-mail address."],
  ["one provider", { provider: "a@host.example, b@host.example" }, "Enter the provider’s e-mail address."],
  ["a header", { provider: "a@host.example\r\nBcc: b@host.example" }, "Enter the provider’s e-mail address."],
  ["a kind", { kind: "" }, "Choose what lies there."],
  ["a kind that fits the report", { kind: "fraud-other" }, "Choose what lies there."],
  ["how the agency knows", { basis: "" }, "Choose how your agency knows."],
  ["an urgency", { urgency: "soon" }, "Choose how urgent it is."],
  ["the confirmation", { entitled: "" }, "Confirm that your agency is entitled."],
])("without %s nothing is sent, and what was entered is kept", async (_what, change, said) => {
  const desk = await anActing(taken());
  const { status, text, body } = await desk.act("notify", { ...right, ...change });
  expect([status, text.includes(said)]).toEqual([422, true]);
  expect((await desk.report()).notices).toBeUndefined();
  expect(desk.noticeOutbox.sent).toEqual([]);
  expect(body).toContain('name="nonce" value="n"');
  expect(text).toContain("hxxps://chat[.]example/u/1");
});

test("of data about somebody it asks how they got there", async () => {
  const desk = await anActing(taken("privacy"));
  const fields = { ...right, kind: "exposed-medical" };
  expect((await desk.act("notify", fields)).text).toContain("Choose how the data got there.");
  expect((await desk.act("notify", { ...fields, exposure: "forum_post" })).status).toBe(303);
});

test("only an agency that has taken the report on sends notices", async () => {
  const desk = await anActing(taken(), { as: PREVENTION, index: 1 });
  const { status, text } = await desk.act("notify", right);
  expect([status, text.includes("Acknowledge the report first")]).toEqual([422, true]);
  expect((await desk.report()).notices).toBeUndefined();
});

test("of what XARF has no type for nothing can be sent, and the page says so", async () => {
  const desk = await anActing(taken("bullying"));
  const { status, text } = await desk.act("notify", right);
  expect([status, text.includes("XARF has no type for this kind of report")]).toEqual([422, true]);
  const { show, stored } = aDesk();
  const page = await show(await stored(taken("bullying")));
  expect(page.text).toContain("Notify a hosting provider");
  expect(page.body).not.toContain('name="provider"');
});

test("a look at the addresses is recorded, and one that can't be recorded shows none", async () => {
  const desk = await anActing(taken());
  desk.reports.apply = () => Promise.reject(transient("reports-unavailable"));
  const { status, text } = await desk.act("notify", { ...right, provider: "nobody" });
  expect(status).toBe(503);
  expect(text).not.toContain("chat[.]example");
});

test("after a withdrawal nothing is sent, and nothing is left of what it said", async () => {
  const desk = await anActing(taken());
  const { addNotice } = desk.statements;
  desk.statements.addNotice = async (...of) => {
    await addNotice(...of);
    const report = await desk.report();
    await desk.reports.apply(desk.id, { from: [report.state], to: "withdrawn", version: report.version });
  };
  expect((await desk.act("notify", right)).status).toBe(409);
  expect((await desk.report()).notices).toBeUndefined();
  expect(await desk.statements.get(desk.id)).toBeUndefined();
  expect((await desk.act("notify", right)).status).toBe(409);
});

describe("when any one call fails", () => {
  test("the same form sent again sends each notice once", async () => {
    for (let call = 1; call <= 12; call++) {
      for (const when of ["before", "after"] as const) {
        let calls = 0;
        const desk = await anActing(taken());
        const failing =
          <Args extends unknown[], T>(original: (...args: Args) => Promise<T>) =>
          async (...args: Args): Promise<T> => {
            const isHit = ++calls === call;
            if (isHit && when === "before") throw transient("injected");
            const result = await original(...args);
            if (isHit) throw transient("injected");
            return result;
          };
        desk.reports.get = failing(desk.reports.get);
        desk.reports.apply = failing(desk.reports.apply);
        desk.statements.get = failing(desk.statements.get);
        desk.statements.addNotice = failing(desk.statements.addNotice);
        const fields = { ...right, other: "https://pictures.okapi.example/a" };
        const first = await desk.act("notify", fields);
        expect(first.status === 303 || first.status === 503).toBe(true);
        if (first.status === 503) {
          expect(first.body).toContain(`name="address" value="${chat?.key}"`);
          desk.pass(minutes(1));
          expect((await desk.act("notify", fields)).status).toBe(303);
        }
        calls = 100;
        expect([call, when, (await desk.report()).notices?.length]).toEqual([call, when, 2]);
      }
    }
  });

  test("a lost message is the clock's business", async () => {
    const desk = await anActing(taken(), { notify: () => Promise.reject(transient("queue-unavailable")) });
    expect((await desk.act("notify", right)).status).toBe(303);
    expect(desk.codes()).toContain("send-failed");
    const { dueAt = "" } = await desk.report();
    expect(dueAt <= plus(NOON, minutes(3))).toBe(true);
  });
});

describe("the page", () => {
  test("shows what was sent to whom, and that it came back", async () => {
    const notice = { dispatch: 0, at: NOON } as const;
    const { stored, show, statements } = aDesk();
    const report = taken("csam", {
      notices: [
        { ...notice, id: "1".repeat(32), state: "failed", delivery: "bounced" },
        { ...notice, id: "2".repeat(32), state: "sent", delivery: "delivered" },
      ],
    });
    await stored(report);
    const content = { id: "1".repeat(32), at: NOON, url: "https://okapi.example/", provider: "abuse@host.example" };
    await statements.addNotice(report.id, { ...content, kind: "csam-A1", basis: "seen", urgency: "normal" }, NOON);
    const { text, body } = await show(report);
    for (const said of [
      `${report.reference}/1`,
      "could not be delivered",
      "hxxps://okapi[.]example/",
      "abuse[@]host[.]example",
    ])
      expect(text).toContain(said);
    expect(text).toContain("Please find another one for the provider");
    expect(text).toContain(`${report.reference}/2`);
    expect(body).toContain('href="#notices"');
  });

  test("offers the addresses of the statement once each, proposes the kind, and is a new form each time", async () => {
    const { stored, show } = aDesk();
    const report = taken();
    const text = "See chat.example/u/1 and www.okapi.example/x?fbclid=me, not ftp://okapi.example.";
    await stored(report, aStatement(report.id, { text }));
    const { body } = await show(report);
    expect(allOf(body, /type="checkbox" id="notify-address[^"]*" name="address" value="([0-9a-f]{16})"/g)).toHaveLength(
      2,
    );
    expect(body).toMatch(/<option value="csam-baseline" selected/);
    const nonceOf = (page: string) => allOf(page, /name="nonce" value="([^"]+)"/g);
    expect(nonceOf(body)).toHaveLength(1);
    expect(nonceOf((await show(report)).body)).not.toEqual(nonceOf(body));
  });

  test("has no such form before the report is taken on", async () => {
    const { stored, show } = aDesk();
    const report = aDispatched([aDispatch(POLICE)], { reading: aReading({ category: "csam", spans: [] }) });
    expect((await show(await stored(report))).text).not.toContain("Notify a hosting provider");
  });
});

test.each([
  ["https://okapi.example/x", "https://okapi.example/x"],
  [" hxxps://okapi[.]example/x ", "https://okapi.example/x"],
  ["okapi.example/x", undefined],
  ["mailto:a@okapi.example", undefined],
  ["", undefined],
])("typed %s is taken as %s", (typed, wanted) => {
  expect(addressTyped(typed)).toBe(wanted);
});
