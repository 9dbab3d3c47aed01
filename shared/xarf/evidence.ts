import { createHash } from "node:crypto";
import type { EvidenceItem } from "./core.js";
import { fieldOf, type XarfFault, type XarfFaultCode } from "./fault.js";
import type { XarfReport } from "./types.js";

/** Text and URLs only: a mail can hold a picture, a PDF is one, so what is taken is a short list. */
const TEXT_EVIDENCE = ["text/plain", "text/html", "text/csv", "application/json"] as const;

/** Evidence of these is the abuse itself, whatever it calls itself. */
const NO_EVIDENCE: readonly XarfReport["type"][] = ["csam", "csem"];

/** Content in a base64 `data:` URI (RFC 2397). */
const DATA_URI = /data:[a-z]+\/[a-z0-9.+-]+(;[a-z0-9=.-]+)*;base64,/i;
/** How PNG, JPEG, GIF, RIFF, PDF, ZIP, MP4, Matroska, Ogg and ID3 begin in base64, and then some: a hash is shorter. */
const MEDIA =
  /(?<![A-Za-z0-9+/])(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR|JVBERi0|UEsDB|AAAA..Z0eX|GkXfo|T2dnU|SUQz)(?:[\r\n]*[A-Za-z0-9+/]){250}/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

type Part = Partial<Pick<EvidenceItem, "content_type" | "hash">> & Pick<EvidenceItem, "payload">;

/** `text/html; charset=utf-8` is `text/html`. */
export const mediaType = (contentType: string): string => contentType.split(";", 1).join("").trim().toLowerCase();

/** The bytes that a payload stands for (RFC 4648 §4; MIME's line breaks don't count). */
export function bytesOf(payload: string): Buffer | undefined {
  const plain = payload.replaceAll(/\s/g, "");
  return BASE64.test(plain) ? Buffer.from(plain, "base64") : undefined;
}

/** Bytes as text: UTF-8 without control characters. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return /[^\P{Cc}\s]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/**
 * What is wrong with the evidence of a report that may have other faults: all is told at once. An empty payload is evidence
 * that the sender describes and keeps; its hash is then taken on trust.
 */
export function evidenceFaults(evidence: unknown, type: unknown): XarfFault[] {
  const refused = NO_EVIDENCE.some((one) => one === type);
  return list(evidence).flatMap((item, index) => {
    const part = partOf(item);
    if (part === undefined || part.payload === "") return [];
    const bytes = bytesOf(part.payload);
    const at = (name: string) => fieldOf(["evidence", index, name]);
    const unfit: XarfFault[] = refused
      ? [{ field: at("payload"), code: "evidence-refused" }]
      : unfitness(part, bytes, at);
    const differs = bytes !== undefined && part.hash !== undefined && !isHashOf(part.hash, bytes);
    return differs ? [...unfit, { field: at("hash"), code: "evidence-hash-mismatch" }] : unfit;
  });
}

/** What of any text in a report is no text: media by the back door. */
export function disguise(text: string): XarfFaultCode | undefined {
  if (DATA_URI.test(text)) return "data-uri";
  return MEDIA.test(text) ? "media-refused" : undefined;
}

function unfitness({ content_type }: Part, bytes: Buffer | undefined, at: (name: string) => string): XarfFault[] {
  if (content_type === undefined) return [];
  if (!TEXT_EVIDENCE.some((one) => one === mediaType(content_type))) {
    return [{ field: at("content_type"), code: "evidence-type-refused", accepted: TEXT_EVIDENCE }];
  }
  const field = at("payload");
  if (bytes === undefined) return [{ field, code: "evidence-not-base64" }];
  const text = textOf(bytes);
  const code = text === undefined ? "evidence-not-text" : disguise(text);
  return code === undefined ? [] : [{ field, code }];
}

function isHashOf(hash: string, bytes: Buffer): boolean {
  const [, algorithm, digest] = /^(md5|sha1|sha256|sha512):([a-f0-9]+)$/i.exec(hash) ?? [];
  // What is no hash at all is the schema's to say.
  if (algorithm === undefined || digest === undefined) return true;
  return createHash(algorithm).update(bytes).digest("hex") === digest.toLowerCase();
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function partOf(item: unknown): Part | undefined {
  if (typeof item !== "object" || item === null || !("payload" in item) || typeof item.payload !== "string") return;
  return {
    payload: item.payload,
    ...("content_type" in item && typeof item.content_type === "string" && { content_type: item.content_type }),
    ...("hash" in item && typeof item.hash === "string" && { hash: item.hash }),
  };
}
