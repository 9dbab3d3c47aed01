import { createHash } from "node:crypto";
import type { Book } from "./book.js";

/** A book as one text, its keys in alphabetical order: the same content is the same text however its file was laid out. */
export function documentOf(book: Book): string {
  return JSON.stringify(book, (_key, value: unknown) => (isObject(value) ? sorted(value) : value));
}

/** What tells two documents of the same version apart. */
export function hashOf(document: string): string {
  return createHash("sha256").update(document).digest("hex");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
