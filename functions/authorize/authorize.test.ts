import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transient } from "../../shared/domain/errors.js";
import { days, instantAt, plus } from "../../shared/domain/instant.js";
import { newKey } from "../../shared/partners/key.js";
import type { Partner } from "../../shared/partners/partner.js";
import { memoryPartners } from "../../shared/stores/partners.memory.js";
import { memoryTelemetry } from "../../shared/telemetry/memory.js";
import { type AuthorizeDeps, authorize } from "./authorize.js";

const NOON = instantAt(Date.UTC(2026, 10, 20, 12));

/** A hotline with a key, asked for by a header. */
async function aDoor(change: Partial<Partner> = {}, overrides: Partial<AuthorizeDeps["partners"]> = {}) {
  const partners = memoryPartners();
  const key = newKey();
  await partners.addKey({ id: key.id, hash: key.hash, partner: "hotline", createdAt: NOON });
  await partners.save({
    id: "hotline",
    name: "Hotline",
    jurisdictions: ["RS"],
    endpoints: ["reports"],
    perMinute: 60,
    perDay: 1_000,
    suspended: false,
    keys: [{ id: key.id, createdAt: NOON }],
    ...change,
  });
  const telemetry = memoryTelemetry();
  const deps: AuthorizeDeps = { partners: { ...partners, ...overrides }, time: { now: () => NOON }, telemetry };
  return { key, records: telemetry.records, ask: (header?: string) => authorize(header, deps) };
}

test("a partner with a good key is let in, by its id and nothing else of it", async () => {
  const { key, ask, records } = await aDoor();
  expect(await ask(`Bearer ${key.text}`)).toEqual({ isAuthorized: true, context: { partner: "hotline" } });
  expect(records).toEqual([]);
});

describe("who has no good key is nobody, to be refused by the function that is asked", () => {
  const refused = { isAuthorized: true, context: { partner: "-" } };

  test("and a key that was ours, or is made up after ours, is counted by its id", async () => {
    const suspended = await aDoor({ suspended: true });
    expect(await suspended.ask(`Bearer ${suspended.key.text}`)).toEqual(refused);
    const ended = await aDoor({ keys: [] });
    expect(await ended.ask(`Bearer ${ended.key.text}`)).toEqual(refused);
    const other = await aDoor();
    const unknown = newKey();
    expect(await other.ask(`Bearer ${unknown.text}`)).toEqual(refused);
    // A good key, sent the wrong way: its owner has to hear of it.
    expect(await other.ask(`Basic ${other.key.text}`)).toEqual(refused);
    expect(suspended.records).toEqual([{ code: "key-refused", facts: { keyId: suspended.key.id } }]);
    expect(ended.records).toEqual([{ code: "key-refused", facts: { keyId: ended.key.id } }]);
    expect(other.records.map(({ facts }) => facts)).toEqual([{ keyId: unknown.id }, { keyId: other.key.id }]);
  });

  test("and what is no key of ours is counted without anything of it", async () => {
    const header = fc.oneof(fc.string(), fc.stringMatching(/^Bearer (slp_)?\w{0,70}$/), fc.constant(undefined));
    const { ask, records } = await aDoor();
    await fc.assert(
      fc.asyncProperty(header, async (text) => {
        expect(await ask(text)).toEqual(refused);
        expect(records.splice(0)).toEqual([{ code: "key-malformed", facts: {} }]);
      }),
    );
  });
});

test("nothing that is recorded holds a secret", async () => {
  const { key, ask, records } = await aDoor({
    keys: [{ id: newKey().id, createdAt: NOON, until: plus(NOON, days(1)) }],
  });
  await ask(`Bearer ${key.text}`);
  expect(JSON.stringify(records)).not.toContain(key.text.split("_")[2]);
});

test.each([
  [transient("directory-unavailable"), { code: "transient-failure", facts: { reason: "directory-unavailable" } }],
  [new TypeError("slp_ in a message"), { code: "unknown-failure", facts: { reason: "TypeError" } }],
])(
  "when keys can't be looked up nobody is refused: it fails, and says no more than what failed",
  async (fault, record) => {
    const { key, ask, records } = await aDoor({}, { keyOf: () => Promise.reject(fault) });
    await expect(ask(`Bearer ${key.text}`)).rejects.toThrow("transient: partner-unknown-now");
    await expect(ask(`Bearer ${key.text}`)).rejects.not.toHaveProperty("cause", fault);
    expect(records).toMatchObject([record, record]);
    expect(JSON.stringify(records)).not.toContain("slp_");
  },
);
