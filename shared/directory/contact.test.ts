import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReading, aReport } from "../../test/support/reports.js";
import type { Report } from "../domain/report.js";
import type { Statement } from "../domain/statement.js";
import { AGE_BANDS, CONSENTS, JURISDICTIONS, REPORTERS } from "../domain/vocabulary.js";
import { consentsNeeded } from "./consent.js";
import { contactPassedOn } from "./contact.js";
import { builtInBook } from "./jurisdictions.js";

const reach: Pick<Statement, "contact" | "contactSafely"> = { contact: "posta" };

const asked = fc.record(
  { reporter: fc.constantFrom(...REPORTERS), age: fc.constantFrom(...AGE_BANDS), danger: fc.boolean() },
  { requiredKeys: ["danger"] },
);

describe.each(JURISDICTIONS)("a contact in %s", (jurisdiction) => {
  const book = builtInBook(jurisdiction);
  const reported = (facts: Partial<Report>): Report => ({
    ...aReport({ jurisdiction }),
    reading: aReading(),
    ...facts,
  });

  test("is passed on freely with all consents, for life in danger, and else not", () => {
    fc.assert(
      fc.property(asked, fc.subarray([...CONSENTS]), (facts, contactConsent) => {
        const report = reported(facts);
        const isAgreed = consentsNeeded(book, report).every((one) => contactConsent.includes(one));
        const passedOn = contactPassedOn(book, report, { ...reach, contactConsent });
        expect(passedOn).toBe(isAgreed ? "freely" : facts.danger ? "for-life" : "withheld");
      }),
    );
  });

  test("that nobody gave is not withheld; what was written of when it is safe counts as one", () => {
    expect(contactPassedOn(book, reported({}), {})).toBe("freely");
    expect(contactPassedOn(book, reported({}), { contactSafely: "0601234567" })).toBe("withheld");
  });

  test("is passed on for life where the reading says that it is at stake", () => {
    const report = reported({ reading: aReading({ priority: "immediate" }) });
    expect(contactPassedOn(book, report, reach)).toBe("for-life");
  });
});
