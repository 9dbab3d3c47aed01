import { type Duration, hours, minutes } from "../../../shared/domain/instant.js";
import type { CodeLimit } from "../../../shared/stores/sessions.js";

/**
 * One-time codes. Five tries of eight digits, five codes an hour: who has a link but not the mailbox comes in with a
 * chance of one in four million an hour.
 */
export const CODE_DIGITS = 8;
export const CODE_TRIES = 5;
export const CODE_LIFETIME: Duration = minutes(10);
export const CODE_LIMIT: CodeLimit = { most: 5, within: hours(1) };

/** Ties a code to the browser that asked for it. */
export const CHALLENGE_COOKIE = "__Host-challenge";

export function newCode(randomBelow: (below: number) => number): string {
  return String(randomBelow(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
}

/** A code as people type or paste it, or undefined for what is none. */
export function codeIn(typed = ""): string | undefined {
  const code = typed.slice(0, 100).replaceAll(/[\s\p{Dash}]/gu, "");
  return /^\d+$/.test(code) && code.length === CODE_DIGITS ? code : undefined;
}
