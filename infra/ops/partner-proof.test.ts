import { generateKeyPairSync } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { days, plus } from "../../shared/domain/instant.js";
import { ONE, SOON_OVER, TWO } from "../../shared/partners/testing/certificates.js";
import { keyIn, pemOf } from "../../shared/partners/testing/keys.js";
import { EXIT, UsageError } from "./command.js";
import { ADD, NAMED, NOON, setUp } from "./partner-setup.js";

const [first, second, third] = ["ed25519", "ed25519", "ed25519"].map(() => generateKeyPairSync("ed25519"));
const pem = (pair = first) => (pair ? pemOf(pair.publicKey) : "");
const idOf = (pair = first) => keyIn(pem(pair)).id;

let one: ReturnType<typeof setUp>;
beforeEach(async () => {
  one = setUp();
  one.files.set("1.pem", pem(first)).set("2.pem", pem(second)).set("3.pem", pem(third));
  one.files.set("one.pem", ONE).set("two.pem", TWO).set("soon.pem", SOON_OVER);
  await one.run(...ADD);
  one.said.splice(0);
});

const stored = () => one.partners.partner("alo-116111");
const sign = (...words: string[]) => one.run("sign", "alo-116111", ...words, ...NAMED);
const bind = (...words: string[]) => one.run("certificate", "alo-116111", ...words, ...NAMED);
const keys = async () => (await stored())?.signing?.keys.map(({ id }) => id);

describe("sign", () => {
  test("keeps a partner's public key, shows by which name it signs, and asks for nothing yet", async () => {
    expect(await sign("--public-key-file", "1.pem")).toBe(EXIT.done);
    expect((await stored())?.signing).toEqual({ required: false, keys: [{ ...keyIn(pem(), NOON) }] });
    expect(one.said).toContain(`  signing key    ${idOf()} (ed25519, 0 d)`);
    expect(one.said).toContain("  signing        optional");
  });

  test("is required, and optional again, without a word of keys", async () => {
    await sign("--public-key-file", "1.pem", "--required");
    expect((await stored())?.signing).toMatchObject({ required: true });
    await sign("--public-key-file", "2.pem");
    expect((await stored())?.signing).toMatchObject({ required: true });
    await sign("--optional");
    expect((await stored())?.signing).toMatchObject({ required: false });
    expect(await keys()).toEqual([idOf(), idOf(second)]);
  });

  test("rotates: a second key beside the first, then the first away, or both in one", async () => {
    await sign("--public-key-file", "1.pem", "--required");
    await sign("--public-key-file", "2.pem");
    expect(await sign("--public-key-file", "3.pem")).toBe(EXIT.refused);
    expect(one.complained.splice(0)).toEqual([expect.stringContaining("two keys sign its requests already")]);
    await sign("--public-key-file", "3.pem", "--remove", idOf());
    expect(await keys()).toEqual([idOf(second), idOf(third)]);
    await sign("--public-key-file", "3.pem");
    expect(await keys()).toEqual([idOf(second), idOf(third)]);
  });

  test("does not leave a partner that has to sign without a key", async () => {
    await sign("--public-key-file", "1.pem", "--required");
    expect(await sign("--remove", idOf())).toBe(EXIT.refused);
    expect(await keys()).toEqual([idOf()]);
    expect(await sign("--remove", idOf(), "--optional")).toBe(EXIT.done);
    expect(await stored()).not.toHaveProperty("signing");
    expect(await sign("--required")).toBe(EXIT.refused);
  });

  test.each([
    ["private.pem", "private key"],
    ["rsa.pem", "neither of Ed25519 nor of ECDSA"],
    ["one.pem", "no public key in PEM"],
  ])("refuses a file that holds none: %s", async (file, why) => {
    const { privateKey } = generateKeyPairSync("ed25519");
    one.files.set("private.pem", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    one.files.set("rsa.pem", pemOf(generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey));
    expect(await sign("--public-key-file", file)).toBe(EXIT.refused);
    expect(one.complained).toEqual([expect.stringContaining(why)]);
    expect(await stored()).toMatchObject({ version: 1 });
  });

  test("by two at once is done by one; a key that isn't there can't be removed", async () => {
    one.world.between = () => one.run("suspend", "alo-116111", ...NAMED);
    expect(await sign("--public-key-file", "1.pem")).toBe(EXIT.refused);
    expect(await sign("--remove", idOf())).toBe(EXIT.refused);
    expect(one.complained).toEqual([
      expect.stringContaining("somebody else changed it"),
      expect.stringContaining(`no key ${idOf()} signs its requests`),
    ]);
  });
});

describe("certificate", () => {
  const fingerprints = async () => (await stored())?.certificates?.map(({ fingerprint }) => fingerprint);

  test("binds a partner to one, to a second while it is renewed, and to none again", async () => {
    expect(await bind("--file", "one.pem")).toBe(EXIT.done);
    const [old = ""] = (await fingerprints()) ?? [];
    expect(one.said.at(-1)).toMatch(new RegExp(`^  certificate    ${old} \\(ends 2036-`));
    await bind("--file", "two.pem");
    expect(await bind("--file", "soon.pem")).toBe(EXIT.refused);
    await bind("--remove", old);
    expect(await fingerprints()).toHaveLength(1);
    expect(await fingerprints()).not.toContain(old);
    await bind("--remove", (await fingerprints())?.[0] ?? "");
    expect(await stored()).not.toHaveProperty("certificates");
  });

  test("refuses what is none, several, over, or not there", async () => {
    one.files.set("both.pem", ONE + TWO);
    one.world.at = plus(NOON, days(60));
    const refused = [await bind("--file", "1.pem"), await bind("--file", "both.pem"), await bind("--file", "soon.pem")];
    expect([...refused, await bind("--remove", "AA:BB")]).toEqual(Array(4).fill(EXIT.refused));
    expect(one.complained.map((line) => line.replace(/^alo-116111: refused: /, ""))).toEqual([
      expect.stringContaining("no certificate in PEM"),
      expect.stringContaining("or several"),
      expect.stringContaining("the certificate ended 2026-12-22"),
      "it is bound to no certificate AA:BB",
    ]);
    expect(await stored()).toMatchObject({ version: 1 });
  });
});

test("other changes leave both as they are", async () => {
  await sign("--public-key-file", "1.pem", "--required");
  await bind("--file", "one.pem");
  const before = await stored();
  await one.run("change", "alo-116111", "--per-minute", "5", ...NAMED);
  await one.run("rotate", "alo-116111", ...NAMED);
  expect(await stored()).toMatchObject({ signing: before?.signing, certificates: before?.certificates, perMinute: 5 });
});

test.each([
  [["sign"]],
  [["sign", "--required", "--optional"]],
  [["sign", "--file", "1.pem"]],
  [["certificate"]],
  [["certificate", "--file", "one.pem", "--required"]],
  [["rotate", "--required"]],
])("not understood, and nothing changed: partner %j", async ([action = "", ...words]) => {
  await expect(one.run(action, "alo-116111", ...words, ...NAMED)).rejects.toThrow(UsageError);
  expect(await stored()).toMatchObject({ version: 1 });
});
