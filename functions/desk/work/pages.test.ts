import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { minutes, plus } from "../../../shared/domain/instant.js";
import { MOST_NOTICES, NOTICE_STATES, type Notice } from "../../../shared/domain/notices.js";
import {
  DISPATCH_CAUSES,
  type HistoryEntry,
  OUTCOMES,
  RETURN_REASONS,
  type Report,
} from "../../../shared/domain/report.js";
import { STATES } from "../../../shared/domain/states.js";
import { CATEGORIES, type Category, LOCALES, type Locale, PRIORITIES } from "../../../shared/domain/vocabulary.js";
import type { Response } from "../../../shared/http/respond.js";
import { langOf } from "../../../shared/language/locales.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import { memoryOutbox } from "../../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../shared/telemetry/memory.js";
import { aReading, NOON } from "../../../test/support/reports.js";
import type { Officer } from "../officer.js";
import { act } from "./act.js";
import type { ActDeps } from "./actions/action.js";
import { listPage } from "./list.js";
import { showReport } from "./show.js";
import {
  aDispatch,
  aDispatched,
  allOf,
  anActing,
  anOfficer,
  aStatement,
  FOCAL_POINT,
  POLICE,
  PREVENTION,
  textOf,
} from "./testing/case.js";

const HISTORY: readonly HistoryEntry["code"][] = [
  ...(["received", "classified", "routed", "held", "sent", "taken-over", "delivered", "delayed", "bounced"] as const),
  ...(["complained", "undeliverable", "escalated", "reminded", "acknowledged", "returned", "corrected"] as const),
  ...(["redirected", "corroborated", "asked", "answered", "viewed", "closed", "unread", "erased"] as const),
  ...(["replied", "raised", "withdrawn", "notice-asked", "notice-sent", "notice-taken-over"] as const),
  ...(["notice-delivered", "notice-failed", "notice-called-off"] as const),
];

/** All that the desk can ever say, in one language: each kind of page in each state it can be in. */
async function everyPage(locale: Locale): Promise<Record<string, Response>> {
  const now = plus(NOON, minutes(5));
  const reports = memoryReports();
  const statements = memoryStatements();
  const deps = {
    reports,
    statements,
    dispatch: memoryOutbox().send,
    notify: memoryOutbox().send,
    time: { now: () => now },
    telemetry: memoryTelemetry(),
  };
  const police = anOfficer(POLICE, locale);
  const focalPoint = anOfficer(FOCAL_POINT, locale);
  const pages: Record<string, Response> = {};
  const stored = async (report: Report) => {
    await reports.create(report);
    await statements.create(aStatement(report.id), NOON);
    return report;
  };
  const show = async (name: string, report: Report, who = police) => {
    await stored(report);
    pages[name] = await showReport(who, `${report.id}.0`, deps);
    pages[`${name}, a post refused`] = await act(
      who,
      { dispatch: `${report.id}.0`, action: "close", fields: {} },
      deps,
    );
  };

  const related = await Promise.all(STATES.map((state) => stored(aDispatched([aDispatch(PREVENTION)], { state }))));
  const many = [...Array.from({ length: 12 }, () => "0".repeat(32)), ...related.map(({ id }) => id)];
  const others = [
    ...OUTCOMES.map((outcome) => aDispatch(PREVENTION, { answer: "closed", outcome })),
    ...RETURN_REASONS.map((reason) => aDispatch(PREVENTION, { answer: "returned", reason })),
    ...(["none", "overdue", "acknowledged"] as const).map((answer) => aDispatch(PREVENTION, { answer })),
    aDispatch(PREVENTION, { state: "failed" }),
    aDispatch(PREVENTION, { role: "informed" }),
  ];
  const from = { category: "abuse", priority: "low", hold: true } as const;
  const full = aDispatched([aDispatch(POLICE), ...others], {
    partner: { id: "hotline", digest: "x", case: "2026/7" },
    related: many,
    reading: aReading({ secondary: ["hate"] }),
    danger: true,
    history: [
      ...HISTORY.map((code) => ({ at: NOON, code, dispatch: 0, detail: "urgent-abuse" })),
      { at: NOON, code: "viewed", detail: "INC-7" },
      { at: NOON, code: "returned", dispatch: 1, detail: "no-capacity" },
    ],
    corrections: [
      { at: NOON, from, to: { category: "abuse", priority: "urgent" } },
      { at: NOON, from, to: { category: "abuse", priority: "low" } },
    ],
  });
  for (const kind of ["question", "answer", "reply", "note"] as const)
    await statements.addMessage(full.id, { at: NOON, kind, dispatch: 0, text: kind }, NOON);
  await statements.create(aStatement(full.id, { contact: "after school", done: "called" }), NOON);
  await show("a report with all there can be", full);
  for (const cause of DISPATCH_CAUSES) await show(`sent because ${cause}`, aDispatched([aDispatch(POLICE, { cause })]));
  const { acknowledgeBy: _by, ...unmailed } = aDispatch(POLICE, { state: "pending" });
  await show("not mailed yet", aDispatched([unmailed]));
  await show("late", aDispatched([aDispatch(POLICE, { acknowledgeBy: NOON })]));
  await show("overdue", aDispatched([aDispatch(POLICE, { answer: "overdue", acknowledgeBy: NOON })]));
  await show("taken on", aDispatched([aDispatch(POLICE, { answer: "acknowledged" })]));
  await show(
    "taken on elsewhere",
    aDispatched([aDispatch(POLICE), aDispatch(PREVENTION, { answer: "acknowledged", inPlaceOf: 0 })]),
  );
  await show("informed", aDispatched([aDispatch(POLICE, { role: "informed" }), aDispatch(PREVENTION)]));
  await show("over", aDispatched([aDispatch(POLICE, { role: "informed" })], { state: "closed" }));
  await show("returned", aDispatched([aDispatch(POLICE, { answer: "returned", reason: "no-capacity" })]));
  await show("handed over", aDispatched([aDispatch(POLICE, { answer: "returned" })]));
  await show("closed", aDispatched([aDispatch(POLICE, { answer: "closed", outcome: "advised" })]));
  await show("unreachable", aDispatched([aDispatch(POLICE, { state: "failed" })]));
  const ended = [aDispatch(POLICE), aDispatch(PREVENTION, { state: "called-off" })];
  const withdrawn: HistoryEntry[] = [{ at: NOON, code: "withdrawn" }];
  await show("withdrawn", aDispatched(ended, { state: "withdrawn", history: withdrawn }));
  await show("never sent", aDispatched([...ended].reverse(), { state: "withdrawn" }), anOfficer(PREVENTION, locale));
  await show("erased", aDispatched([aDispatch(POLICE), aDispatch(PREVENTION)], { state: "erased" }));
  await show("held", aDispatched([aDispatch(POLICE)], { reading: aReading({ hold: true }) }));
  await show("held, read", aDispatched([aDispatch(FOCAL_POINT)], { reading: aReading({ hold: true }) }), focalPoint);
  const silent = await stored(aDispatched([aDispatch(POLICE)]));
  await statements.addMessage(silent.id, { at: NOON, kind: "note", text: "x" }, NOON);
  await show("without contact", silent);
  const shy = aDispatched([aDispatch(POLICE)], { institution: "school" });
  await statements.create(aStatement(shy.id, { contact: "after school" }), NOON);
  await show("with a contact that is not passed on", shy);
  await stored(aDispatched([aDispatch(POLICE)], { history: [{ at: NOON, code: "replied", detail: "danger" }] }));
  await show(
    "over for others",
    aDispatched(
      [aDispatch(POLICE, { answer: "closed", outcome: "advised" }), aDispatch(PREVENTION, { role: "informed" })],
      { state: "closed" },
    ),
  );

  pages["the list"] = await listPage({ ...police, agency: { ...police.agency, capacity: 9 } }, deps);
  pages["the empty list"] = await listPage(police, { ...deps, reports: memoryReports() });
  pages["nothing there"] = await showReport(police, "nothing", deps);
  const long = "x".repeat(2_001);
  for (const action of ["ask", "answer", "return", "close", "correct"]) {
    const post = { dispatch: `${full.id}.0`, action };
    pages[`${action}, empty`] = await act(police, { ...post, fields: {} }, deps);
    pages[`${action}, too long`] = await act(police, { ...post, fields: { text: long, note: long } }, deps);
  }
  Object.assign(pages, await noticePages(police, deps, stored));
  const { category, priority } = aReading();
  pages["correct, unchanged"] = await act(
    police,
    { dispatch: `${full.id}.0`, action: "correct", fields: { category, priority } },
    deps,
  );
  const read = aDispatched([aDispatch(FOCAL_POINT)]);
  await stored(read);
  pages["return, unnamed"] = await act(focalPoint, { dispatch: `${read.id}.0`, action: "return", fields: {} }, deps);
  const down = { ...deps, reports: { ...reports, get: () => Promise.reject(new Error("down")) } };
  pages["acknowledge, unavailable"] = await act(
    police,
    { dispatch: `${full.id}.0`, action: "acknowledge", fields: {} },
    down,
  );
  return pages;
}

/** The form for notices to hosting providers, filled in badly, and what became of them. */
async function noticePages(police: Officer, deps: ActDeps, stored: (report: Report) => Promise<Report>) {
  const pages: Record<string, Response> = {};
  const taken = (category: Category, facts: Partial<Report> = {}) =>
    aDispatched([aDispatch(POLICE, { answer: "acknowledged" })], { reading: aReading({ category }), ...facts });
  const notice = (index: number, facts: Partial<Notice>): Notice => ({
    id: `${index}`.padStart(32, "0"),
    ...{ dispatch: 0, state: "sent", at: NOON },
    ...facts,
  });
  const states = NOTICE_STATES.map((state): Partial<Notice> => ({ state }));
  const deliveries = (["delivered", "delayed", "complained"] as const).map((delivery) => ({ delivery }));
  const told = taken("privacy", { notices: [...states, ...deliveries].map((facts, index) => notice(index, facts)) });
  const [first] = told.notices ?? [];
  const content = {
    url: "https://a.example/x",
    provider: "abuse@host.example",
    at: NOON,
    id: first?.id ?? "",
  } as const;
  const said = { kind: "exposed-medical", basis: "seen", urgency: "normal" } as const;
  await deps.statements.addNotice(told.id, { ...content, ...said }, NOON);
  const full = taken("csam", { notices: Array.from({ length: MOST_NOTICES }, (_, index) => notice(index, {})) });
  const [mapped, fresh, other] = [taken("fraud"), aDispatched([aDispatch(POLICE)]), taken("bullying")];
  for (const report of [told, full, mapped, other]) {
    await stored(report);
    pages[`notices, ${report.reading?.category}`] = await showReport(police, `${report.id}.0`, deps);
  }
  await stored({ ...fresh, reading: aReading({ category: "csam" }) });
  const right = { provider: "abuse@host.example", basis: "seen", urgency: "normal", entitled: "yes" };
  const post = async (name: string, report: Report, fields: Record<string, string>) => {
    pages[name] = await act(police, { dispatch: `${report.id}.0`, action: "notify", fields }, deps);
  };
  await post("notify, empty", mapped, {});
  await post("notify, no address", mapped, { other: "somewhere", kind: "csam-A1", ...right });
  await post("notify, how", told, { other: "hxxps://a[.]example/x", ...right, kind: "exposed-medical" });
  await post("notify, too many", full, { other: "hxxps://a[.]example/x", ...right, kind: "csam-A1" });
  await post("notify, not taken on", fresh, {});
  await post("notify, unmapped", other, {});
  return pages;
}

describe.each(LOCALES)("in %s every page", (locale) => {
  test("names its language, has one heading, loads nothing and runs nothing", async () => {
    for (const [name, { body = "" }] of Object.entries(await everyPage(locale))) {
      expect([name, body.startsWith(`<!DOCTYPE html><html lang="${langOf(locale)}">`)]).toEqual([name, true]);
      expect([name, allOf(body, /<(h1)/g)]).toEqual([name, ["h1"]]);
      expect(body).not.toMatch(/https?:|<(script|img|link|iframe|object)\b|src=|style=|\son\w+=|undefined|\[object/i);
      expect(textOf(body)).not.toContain("NaN");
      expect(body).toContain('<meta name="format-detection" content="telephone=no, date=no, address=no, email=no"/>');
    }
  });

  test("is let through by its own policy", async () => {
    for (const { body = "", headers } of Object.values(await everyPage(locale))) {
      const [style = ""] = allOf(body, /<style>([^<]*)<\/style>/g);
      expect(headers?.["content-security-policy"]).toBe(PAGE_CSP);
      expect(PAGE_CSP).toContain(`'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    }
  });

  test("binds each control to its label, hint and problem, and leads only to places it has", async () => {
    for (const [name, { body = "" }] of Object.entries(await everyPage(locale))) {
      const ids = allOf(body, /\sid="([^"]+)"/g);
      expect([name, new Set(ids).size]).toEqual([name, ids.length]);
      const targets = [
        ...allOf(body, /\sfor="([^"]+)"/g),
        ...allOf(body, /\shref="#([^"]+)"/g),
        ...allOf(body, /aria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((one) => one.split(" ")),
      ];
      for (const target of targets) expect([name, ids]).toEqual([name, expect.arrayContaining([target])]);
      const controls = allOf(body, /<(?:input type="(?:radio|checkbox|text)"|textarea|select) id="([^"]+)"/g);
      expect(new Set(allOf(body, /<label for="([^"]+)"/g))).toEqual(new Set(controls));
      for (const form of allOf(body, /<form [^>]*>(.*?)<\/form>/gs))
        expect(form).toContain('name="form" value="token"');
    }
  });
});

test("every text of the desk stands on some page", async () => {
  const said = Object.values(await everyPage("en"))
    .map(
      ({ body = "" }) =>
        `${textOf(body)} ${allOf(body, /data-label="([^"]*)"/g)} ${allOf(body, /aria-label="([^"]*)"/g)}`,
    )
    .join("\n");
  const file = new URL("../../../shared/language/desk/en.json", import.meta.url);
  const texts: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  const missing = Object.entries(texts).filter(([, text]) => {
    const parts = text.split(/\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return !new RegExp(parts.join("[^\n]*?")).test(said);
  });
  expect(missing.map(([key]) => key)).toEqual([]);
});

test("each choice that a form offers is accepted", async () => {
  const report = aDispatched([aDispatch(POLICE)]);
  const page = (await (await anActing(report)).act("return")).body;
  const named = allOf(page, /<option value="([^"]+)"/g);
  expect(named.length).toBeGreaterThan(5);
  const posts = [
    ...allOf(page, /name="reason" value="([^"]+)"/g).map((reason) => ["return", { reason }] as const),
    ...named.map((to) => ["return", { reason: "other-reason", to }] as const),
    ...allOf((await (await anActing(report)).act("close")).body, /name="outcome" value="([^"]+)"/g).map(
      (outcome) => ["close", { outcome }] as const,
    ),
    ...CATEGORIES.flatMap((category) => PRIORITIES.map((priority) => ["correct", { category, priority }] as const)),
  ];
  for (const [action, fields] of posts) {
    const desk = await anActing({ ...report, reading: aReading({ hold: true }) });
    expect([action, fields, (await desk.act(action, fields)).status]).toEqual([action, fields, 303]);
  }
});
