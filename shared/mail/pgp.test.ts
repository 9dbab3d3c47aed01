import fc from "fast-check";
import { simpleParser } from "mailparser";
import { decrypt, generateKey, type PrivateKey, readMessage, revokeKey } from "openpgp";
import { beforeAll, describe, expect, test } from "vitest";
import { NOON } from "../../test/support/reports.js";
import { days, instantAt, plus } from "../domain/instant.js";
import { pgpMime } from "./pgp.js";

const MADE = new Date(Date.UTC(2020, 0));
const BOUNDARY = "0123456789abcdef-0";

type Kind = Partial<Parameters<typeof generateKey>[0]>;
const keyPair = async (kind: Kind = {}) =>
  generateKey({ userIDs: [{ email: "desk@agency.example" }], date: MADE, ...kind, format: "object" });

let secret: PrivateKey;
let known: string;
beforeAll(async () => {
  const { privateKey, publicKey } = await keyPair();
  [secret, known] = [privateKey, publicKey.armor()];
});

const entity = (text: string): string =>
  `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n`;

/** The two parts, as a mail program's parser sees them in a whole mail. */
async function partsOf({ contentType, body }: { contentType: string; body: string }) {
  const mail = `From: a@safelane.example\r\nMIME-Version: 1.0\r\nContent-Type: ${contentType}\r\n\r\n${body}`;
  return (await simpleParser(mail)).attachments;
}

async function opened(mail: { contentType: string; body: string }): Promise<Uint8Array> {
  const armoredMessage = (await partsOf(mail))[1]?.content.toString("latin1") ?? "";
  const message = await readMessage({ armoredMessage });
  const { data } = await decrypt({ message, decryptionKeys: secret, format: "binary", date: new Date(NOON) });
  return data;
}

describe("an encrypted mail", () => {
  test("is of the two parts that mail programs look for, in lines that mail servers take", async () => {
    const mail = await pgpMime(entity("Помоћ"), known, BOUNDARY, NOON);
    expect(mail.contentType).toBe(`multipart/encrypted; protocol="application/pgp-encrypted"; boundary="${BOUNDARY}"`);
    const [version, content, ...more] = await partsOf(mail);
    expect(version).toMatchObject({ contentType: "application/pgp-encrypted" });
    expect(version?.content.toString().trim()).toBe("Version: 1");
    expect(content).toMatchObject({
      contentType: "application/octet-stream",
      contentDisposition: "inline",
      filename: "encrypted.asc",
    });
    expect(content?.content.toString()).toMatch(/^-----BEGIN PGP MESSAGE-----\r\n[\s\S]*-----END PGP MESSAGE-----\s*$/);
    expect(more).toEqual([]);
    // RFC 5322 §2.3: CR and LF only together; §2.1.1: 78 characters.
    expect(mail.body.replaceAll("\r\n", "")).toMatch(/^[\x20-\x7e]*$/);
    expect(Math.max(...mail.body.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  test("opens to the very bytes that went in, whatever they are", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 400 }).map(entity);
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.uint8Array({ maxLength: 400 })), async (inner) => {
        const expected = Buffer.from(typeof inner === "string" ? Buffer.from(inner) : inner);
        expect(Buffer.from(await opened(await pgpMime(inner, known, BOUNDARY, NOON)))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test("opens to an entity with all letters of our languages", async () => {
    const text = "Шта је — đšžčć, Tố giác: ỷ, ë, 😀";
    const inside = await simpleParser(Buffer.from(await opened(await pgpMime(entity(text), known, BOUNDARY, NOON))));
    expect(inside.text?.trim()).toBe(text);
  });

  test("says nothing of what is inside, nor by how well that could be compressed", async () => {
    const length = async (text: string) => (await pgpMime(entity(text), known, BOUNDARY, NOON)).body.length;
    const mixed = Array.from({ length: 3_000 }, (_, index) => String.fromCharCode(33 + ((index * index * 7) % 94)));
    expect(await length("a".repeat(3_000))).toBe(await length(mixed.join("")));
    const { body } = await pgpMime(entity("topsecret"), known, BOUNDARY, NOON);
    expect(body).not.toContain("topsecret");
  });

  test("is encrypted for a key that is valid now, when no other time is given", async () => {
    expect(Buffer.from(await opened(await pgpMime("x", known, BOUNDARY))).toString()).toBe("x");
  });
});

describe("a key that can't be used is told from one that can", () => {
  const tried = (armoredKey: string, now = NOON) => pgpMime(entity("x"), armoredKey, BOUNDARY, now);
  const unusable = { kind: "permanent", code: "key-unusable" };

  test.each(["", "no key", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----"])(
    "one that can't be read: %j",
    async (text) => {
      await expect(tried(text)).rejects.toMatchObject(unusable);
    },
  );

  test("one that was cut off", async () => {
    await expect(tried(known.slice(0, known.length / 2))).rejects.toMatchObject(unusable);
  });

  test("an expired one, which was usable before", async () => {
    const { publicKey } = await keyPair({ keyExpirationTime: 86_400 * 30 });
    const expiry = instantAt(MADE.getTime() + days(30));
    await expect(tried(publicKey.armor(), plus(expiry, -days(1)))).resolves.toBeDefined();
    await expect(tried(publicKey.armor(), plus(expiry, days(1)))).rejects.toMatchObject(unusable);
  });

  test("a revoked one", async () => {
    const { privateKey } = await keyPair();
    const { publicKey } = await revokeKey({ key: privateKey, date: MADE, format: "object" });
    await expect(tried(publicKey.armor())).rejects.toMatchObject(unusable);
  });

  test("one that only signs", async () => {
    const { publicKey } = await keyPair({ subkeys: [{ sign: true }] });
    await expect(tried(publicKey.armor())).rejects.toMatchObject(unusable);
  });

  test("one whose part that encrypts is expired", async () => {
    const { publicKey } = await keyPair({ subkeys: [{ keyExpirationTime: 86_400 }] });
    await expect(tried(publicKey.armor())).rejects.toMatchObject(unusable);
  });

  test("a secret one", async () => {
    await expect(tried(secret.armor())).rejects.toMatchObject(unusable);
  });

  test("what could not be encrypted is in no error", async () => {
    const error: unknown = await pgpMime("topsecret", "no key", BOUNDARY, NOON).catch((reason: unknown) => reason);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("topsecret");
  });
});
