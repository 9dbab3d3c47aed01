import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "../../../shared/domain/statement.js";
import { CONSENTS } from "../../../shared/domain/vocabulary.js";
import { defanged } from "../../../shared/domain/web-address.js";
import { aReading, NOON } from "../../../test/support/reports.js";
import { aDispatch, aDispatched, allOf, aStatement, POLICE, wordsOf } from "./testing/case.js";
import { aDesk } from "./testing/showing.js";

describe("whatever a reporter wrote", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.constantFrom(
      "<script>alert(1)</script>",
      '</mark></div><a href="https://bad.example">x</a>',
      "https://bad.example/x?a=1&b=2 http://x javascript:alert(1) mailto:a@b.rs tel:112 www.bad.rs",
      "\u202ezlo\u2066 \u200b\u200d\ufeff",
      "&lt;b&gt; &amp;amp; ]]> <!-- ",
      "😀👩‍👧‍👦".repeat(40),
      "Ž".repeat(10_000),
    ),
  );
  const spans = fc.array(
    fc
      .tuple(fc.nat(120), fc.nat(40))
      .map(([start, length]) => ({ evidence: "sr.threat.kill", start, end: start + length })),
    { maxLength: 6 },
  );

  test("is shown to the last character, can't be clicked and adds nothing to the page", async () => {
    const tagsOf = (html: string) => allOf(html, /<(\/?[a-z]\w*)/gi).filter((tag) => !/^\/?(mark|sup|a)$/.test(tag));
    await fc.assert(
      fc.asyncProperty(hostile, hostile, spans, async (text, other, found) => {
        const show = async (one: string, two: string) => {
          const desk = aDesk();
          const report = await desk.stored(aDispatched([aDispatch(POLICE)], { reading: aReading({ spans: found }) }));
          const reach = { contact: two, contactSafely: two, contactConsent: [...CONSENTS] };
          const statement = aStatement(report.id, { text: one, urls: [two], ...reach });
          await desk.statements.erase(report.id);
          await desk.statements.create(statement, NOON);
          const message: Message = { at: NOON, kind: "reply", text: two };
          await desk.statements.addMessage(report.id, message, NOON);
          return desk.show(report);
        };
        const { body } = await show(text, other);
        expect(wordsOf(body)).toBe(defanged(text));
        expect(tagsOf(body)).toEqual(tagsOf((await show("x", "x")).body));
        for (const address of allOf(body, /<[^>]*\s(?:href|action|src|formaction)="([^"]*)"/gi)) {
          expect(address).toMatch(/^(#[\w-]+|\/desk(\/leave|\/reports\/[0-9a-f]{32}\.\d+\/[a-z]+)?)$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("is highlighted where the reading found something, and leads to what it was", async () => {
    const desk = aDesk();
    const text = "Ubiću te sutra, kaže.";
    const span = { evidence: "sr.threat.kill", start: 0, end: 5 };
    const report = await desk.stored(aDispatched([aDispatch(POLICE)], { reading: aReading({ spans: [span] }) }));
    await desk.statements.erase(report.id);
    await desk.statements.create(aStatement(report.id, { text }), NOON);
    const { body } = await desk.show(report);
    expect(body).toContain('<mark>Ubiću</mark><sup><a href="#finding-1">1</a></sup> te sutra');
    expect(body).toContain('<li id="finding-1">threat</li>');
  });
});
