import { expect, test } from "vitest";
import { instant } from "../domain/instant.js";
import type { Locale } from "../domain/vocabulary.js";
import { dateText, timeZoneText } from "./dates.js";

const winter = instant.parse("2026-11-23T13:05:00.000Z");

test.each<[Locale, string, string]>([
  ["sr-Latn", "Europe/Belgrade", "ponedeljak, 23. novembar 2026. 14:05"],
  ["sr-Cyrl", "Europe/Belgrade", "понедељак, 23. новембар 2026. 14:05"],
  ["cnr", "Europe/Podgorica", "ponedjeljak, 23. novembar 2026. 14:05"],
  ["sq", "Europe/Tirane", "e hënë, 23 nëntor 2026 në 14:05"],
  ["vi", "Asia/Ho_Chi_Minh", "lúc 20:05 Thứ Hai, 23 tháng 11, 2026"],
  ["en", "Europe/Belgrade", "Monday, 23 November 2026 at 14:05"],
])("%s writes a date in its script and zone, by the 24-hour clock", (locale, zone, written) => {
  expect(dateText(locale, winter, zone, "full")).toBe(written);
});

test("the short form has date and time", () => {
  expect(dateText("en", winter, "Europe/Belgrade", "short")).toBe("23 Nov 2026, 14:05");
});

test("summer time is counted and named", () => {
  const summer = instant.parse("2026-07-01T12:00:00.000Z");
  expect(dateText("en", summer, "Europe/Belgrade", "short")).toBe("1 Jul 2026, 14:00");
  expect(timeZoneText("en", summer, "Europe/Belgrade")).toBe("Central European Summer Time");
  expect(timeZoneText("sr-Cyrl", winter, "Europe/Belgrade")).toBe("Средњеевропско стандардно време");
});

test("midnight is 00:00", () => {
  expect(dateText("sq", instant.parse("2026-11-22T23:00:00.000Z"), "Europe/Tirane", "short")).toContain("00:00");
});
