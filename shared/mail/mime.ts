import MimeNode from "nodemailer/lib/mime-node";
import type { Letter } from "./letter.js";
import { htmlOf } from "./letter-html.js";
import { textOf } from "./letter-text.js";

/** The body of a message and what it is. */
export interface Content {
  readonly contentType: string;
  readonly body: string;
}

type Headers = Parameters<MimeNode["setHeader"]>[0];

/** A letter as text and HTML, the less faithful first (RFC 2046 §5.1.4). */
export function alternativesOf(letter: Letter, boundary: string): Content {
  const parts = [part(PLAIN, textOf(letter), boundary), part("text/html; charset=utf-8", htmlOf(letter), boundary)];
  return multipart("alternative", parts, boundary);
}

/** Text for people and a file for programs (RFC 2046 §5.1.3). */
export function withFile(
  text: string,
  file: { readonly type: string; readonly name: string; readonly content: string },
  boundary: string,
): Content {
  const attached = [`Content-Disposition: attachment; filename="${file.name}"`];
  const parts = [
    part(PLAIN, text, boundary),
    part(`${file.type}; name="${file.name}"`, file.content, boundary, attached),
  ];
  return multipart("mixed", parts, boundary);
}

const PLAIN = "text/plain; charset=utf-8";

const multipart = (kind: "alternative" | "mixed", parts: readonly string[], boundary: string): Content => ({
  contentType: `multipart/${kind}; boundary="${boundary}"`,
  body: `${parts.join("")}--${boundary}--\r\n`,
});

/** In base64, whose lines can't be taken for a boundary, of at most 76 characters (RFC 2045 §6.8). */
function part(type: string, content: string, boundary: string, more: readonly string[] = []): string {
  return [
    `--${boundary}`,
    `Content-Type: ${type}`,
    "Content-Transfer-Encoding: base64",
    ...more,
    "",
    ...(Buffer.from(content)
      .toString("base64")
      .match(/.{1,76}/g) ?? []),
    "",
  ].join("\r\n");
}

/** Content as a part of another, which is what gets encrypted (RFC 3156 §4). */
export const entityOf = ({ contentType, body }: Content): string => `Content-Type: ${contentType}\r\n\r\n${body}`;

/**
 * The whole message. Headers are the library's, where encoding is an art; streaming two short texts through it would
 * cost more than all the rest of a dispatch.
 */
export function messageOf(headers: Headers, { contentType, body }: Content): Uint8Array {
  const message = new MimeNode(contentType, { disableFileAccess: true, disableUrlAccess: true });
  message.setHeader(headers);
  return Buffer.from(`${message.buildHeaders()}\r\n\r\n${body}`);
}
