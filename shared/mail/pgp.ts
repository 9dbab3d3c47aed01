import { permanent } from "../domain/errors.js";
import type { Instant } from "../domain/instant.js";

export interface PgpMime {
  /** The value of the message's `Content-Type`. */
  readonly contentType: string;
  /** What stands after the message's headers. */
  readonly body: string;
}

/**
 * Encrypts a whole MIME entity (its own header fields, an empty line, its body; lines end in CRLF) for one agency, as
 * RFC 3156 §4 writes it. The `boundary` is at most 70 letters, digits and hyphens, and begins with no hyphen.
 *
 * Not signed: a deployment holds no long-lived key that could sign, and one that leaked would prove what is not so. Who
 * sent a mail is for DKIM to say.
 *
 * @param now when the key has to be valid; the machine's own time when left out
 * @throws Failure `permanent: key-unusable` when nothing can be encrypted for this key: it can't be read, is expired or
 *   revoked, has no part that encrypts, or is a secret one, which no longer protects what it shall. The caller then
 *   sends an open mail without the statement.
 */
export async function pgpMime(
  inner: string | Uint8Array,
  armoredKey: string,
  boundary: string,
  now?: Instant,
): Promise<PgpMime> {
  const message = await encrypted(typeof inner === "string" ? Buffer.from(inner) : inner, armoredKey, now);
  return {
    contentType: `multipart/encrypted; protocol="application/pgp-encrypted"; boundary="${boundary}"`,
    body: [
      `--${boundary}`,
      "Content-Type: application/pgp-encrypted",
      "Content-Description: PGP/MIME version identification",
      "",
      "Version: 1",
      "",
      `--${boundary}`,
      'Content-Type: application/octet-stream; name="encrypted.asc"',
      "Content-Description: OpenPGP encrypted message",
      'Content-Disposition: inline; filename="encrypted.asc"',
      "",
      ...message.trimEnd().split(/\r?\n/),
      "",
      `--${boundary}--`,
      "",
    ].join("\r\n"),
  };
}

/** The armoured message. The library is loaded at the first need: most agencies have no key, and every start counts. */
async function encrypted(binary: Uint8Array, armoredKey: string, now: Instant | undefined): Promise<string> {
  const { createMessage, encrypt, enums, readKey } = await import("openpgp");
  const date = now === undefined ? new Date() : new Date(now);
  const message = await createMessage({ binary, date });
  // How well a text can be compressed tells of the text, and base64 inside would gain little.
  const config = { preferredCompressionAlgorithm: enums.compression.uncompressed };
  try {
    const key = await readKey({ armoredKey });
    if (key.isPrivate()) throw new Error("a secret key");
    return await encrypt({ message, encryptionKeys: key, date, config });
  } catch (error) {
    throw permanent("key-unusable", error);
  }
}
