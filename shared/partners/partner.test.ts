import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, hours, type Instant, instantAt, plus } from "../domain/instant.js";
import { type Partner, type PartnerKey, partner, rotated, validKeys } from "./partner.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));
const keyId = fc.string({ unit: fc.constantFrom(..."0123456789ABab"), minLength: 12, maxLength: 12 });
const moment = fc.integer({ min: -20, max: 20 }).map((n) => plus(NOON, hours(12 * n)));
const someKey: fc.Arbitrary<PartnerKey> = fc
  .record({ id: keyId, createdAt: fc.constant(NOON), until: fc.option(moment, { nil: undefined }) })
  .map(({ until, ...key }) => (until === undefined ? key : { ...key, until }));
const fresh: PartnerKey = { id: "zzzzzzzzzzzz", createdAt: NOON };
const endOf = ({ until }: PartnerKey): Instant | "never" => until ?? "never";

describe("after a rotation", () => {
  test("each old key is good until the end that was said, and none any longer than before", () => {
    fc.assert(
      fc.property(fc.uniqueArray(someKey, { selector: ({ id }) => id }), moment, (keys, until) => {
        const after = rotated(keys, fresh, until, NOON);
        expect(after.at(-1)).toEqual(fresh);
        for (const key of keys) {
          const end = [endOf(key), until].sort()[0] ?? until;
          const kept = after.find(({ id }) => id === key.id);
          if (end > NOON) expect(kept).toEqual({ ...key, until: end });
          else expect(kept).toBeUndefined();
        }
      }),
    );
  });

  test("the new key is the only one a week later", () => {
    fc.assert(
      fc.property(fc.array(someKey), (keys) => {
        const week = plus(NOON, days(7));
        expect(validKeys(rotated(keys, fresh, week, NOON), week)).toEqual([fresh]);
      }),
    );
  });
});

describe("a partner", () => {
  const okapi: Partner = {
    id: "okapi",
    name: "Окапи, 119 & Sons",
    jurisdictions: ["RS"],
    endpoints: ["reports", "xarf"],
    perMinute: 60,
    perDay: 5_000,
    suspended: false,
    keys: [fresh],
  };

  test("is what its schema takes", () => {
    expect(partner.parse(okapi)).toEqual(okapi);
  });

  test.each<[string, object]>([
    ["an id that doesn't go into keys and commands", { id: "Okapi#1" }],
    ["a name that breaks lines", { name: "Okapi\nkey" }],
    ["no jurisdiction", { jurisdictions: [] }],
    ["a jurisdiction that isn't ours", { jurisdictions: ["XX"] }],
    ["an endpoint twice", { endpoints: ["reports", "reports"] }],
    ["no quota at all", { perMinute: 0 }],
    ["part of a request", { perDay: 0.5 }],
    ["the secret of a key", { keys: [{ ...fresh, secret: "s" }] }],
    ["more than is known", { webhook: "https://okapi.example" }],
  ])("does not have %s", (_, change) => {
    expect(partner.safeParse({ ...okapi, ...change }).success).toBe(false);
  });
});
