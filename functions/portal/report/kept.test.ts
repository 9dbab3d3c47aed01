import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transient } from "../../../shared/domain/errors.js";
import { AGE_BANDS, CATEGORIES, JURISDICTIONS, REPORTERS } from "../../../shared/domain/vocabulary.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../shared/stores/statements.memory.js";
import { formIn, sent } from "../testing/form-in.js";
import { aPortal } from "../testing/portal.js";

const STORY = "Somebody from school threatens me.";

describe("nothing that is typed is lost", () => {
  const hostile = fc.constantFrom(
    "</textarea><script>alert(1)</script>",
    '" autofocus onfocus="alert(1)',
    "\n\nfirst lines empty",
    "&lt;b&gt; &amp;amp;",
    "]]>",
    "<!--",
  );
  const typed = fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), hostile);
  const line = typed.map((text) => text.replaceAll(/[\r\n\0]/g, " "));
  const lines = typed.map((text) => text.replaceAll(/[\r\0]/g, " "));
  const answers = fc.record({
    jurisdiction: fc.constantFrom(...JURISDICTIONS),
    text: lines,
    urls: lines,
    contact: line,
    contactSafely: line,
    danger: fc.constantFrom("yes", "no"),
    reporter: fc.constantFrom(...REPORTERS),
    age: fc.constantFrom(...AGE_BANDS),
    place: fc.constantFrom("", "niksic", "hoa-lu"),
    category: fc.constantFrom("", ...CATEGORIES),
    contactConsent: fc.constantFrom("self", "parent", "self\nparent"),
  });
  const tagsOf = (html: string) => [...html.matchAll(/<(\/?[a-z]\w*)/gi)].map(([, tag]) => tag);
  const unavailable = () => Promise.reject(transient("statements-unavailable"));

  test("whatever it is, it comes back as it was on an error, and adds nothing to the page", async () => {
    const portal = aPortal({ served: JURISDICTIONS, statements: { ...memoryStatements(), create: unavailable } });
    const plain = tagsOf((await portal.post("/en", { jurisdiction: "VN-18" })).body).filter((tag) => tag === "script");
    await fc.assert(
      fc.asyncProperty(answers, async (written) => {
        const nonce = randomUUID();
        const { status, body } = await portal.post("/en", { nonce, ...written });
        expect([422, 503]).toContain(status);
        expect(formIn(body)).toEqual({ nonce, proof: "", website: "", ...written });
        expect(tagsOf(body).filter((tag) => tag === "script")).toEqual(plain);
      }),
    );
  });

  test.each(["statements", "reports"] as const)(
    "by %s that can't be written: it is sent again, and is one report",
    async (store) => {
      const stores = { statements: memoryStatements(), reports: memoryReports() };
      const failing = aPortal({ ...stores, [store]: { ...stores[store], create: unavailable } });
      const again = await sent(failing, { text: STORY, place: "montenegro" });
      expect([again.status, again.headers["retry-after"]]).toEqual([503, "30"]);
      expect(failing.telemetry.records.map(({ code }) => code)).toContain("portal-unavailable");
      expect((await aPortal(stores).post("/en", formIn(again.body))).status).toBe(201);
      expect([stores.reports.all().length, stores.statements.all()]).toMatchObject([1, [{ text: STORY }]]);
    },
  );

  test("by a bug", async () => {
    const time = { now: () => expect.fail("a bug") };
    const { status, body } = await sent(aPortal({ time }), { text: STORY });
    expect(status).toBe(503);
    expect(formIn(body)).toMatchObject({ text: STORY });
  });

  test("by pasting far more than fits", async () => {
    const text = "ђ".repeat(60_000);
    const { status, body } = await sent(aPortal(), { text });
    expect(status).toBe(422);
    expect(formIn(body)["text"]).toBe(text);
  });
});
