import type { Instant } from "../domain/instant.js";
import type { Locale } from "../domain/vocabulary.js";
import { INTL_TAGS } from "./locales.js";

/** How a moment is written: `full` for reading ("Monday, 23 November 2026 at 14:05"), `short` where there is little room. */
export type DateForm = "full" | "short";

/** A moment as people of that language write it, in that time zone (IANA name), by the 24-hour clock of official letters. */
export function dateText(locale: Locale, at: Instant, timeZone: string, form: DateForm): string {
  const dateStyle = form === "full" ? "full" : "medium";
  return format(locale, { timeZone, dateStyle, timeStyle: "short", hourCycle: "h23" }).format(Date.parse(at));
}

/** What a time zone is called at that moment, summer time included: "Central European Summer Time". */
export function timeZoneText(locale: Locale, at: Instant, timeZone: string): string {
  const parts = format(locale, { timeZone, timeZoneName: "long" }).formatToParts(Date.parse(at));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** Costs about a hundred times what formatting does; there are few locales and zones, so all are kept. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = JSON.stringify([locale, options]);
  const known = formats.get(id) ?? new Intl.DateTimeFormat(INTL_TAGS[locale], options);
  formats.set(id, known);
  return known;
}
