import { expect, test } from "vitest";
import { minutes } from "../domain/instant.js";
import { freshSecret } from "../domain/secrets.js";
import { clearedCookie, cookieFor, cookieOf } from "./cookies.js";

const secret = freshSecret();
const NAME = "__Host-desk";

test("a cookie comes back as it was set, among others", () => {
  const [pair = ""] = cookieFor(NAME, secret, minutes(10)).split(";");
  expect(cookieOf({ cookies: ["a=b", ` ${pair}`, `__Host-desk2=${freshSecret()}`] }, NAME)).toBe(secret);
});

test.each([
  ["there is none", []],
  ["it was cleared", [clearedCookie(NAME).split(";")[0] ?? ""]],
  ["its value is none of ours", [`${NAME}=${secret}x`]],
  ["its value could break a header", [`${NAME}=${secret.slice(2)}\r\n`]],
  ["another one's name ends alike", [`x${NAME}=${secret}`]],
  ["its name is written otherwise", [`__host-desk=${secret}`]],
  ["there are two, of which one was planted", [`${NAME}=${secret}`, `${NAME}=${freshSecret()}`]],
])("nothing is read when %s", (_why, cookies) => {
  expect(cookieOf({ cookies }, NAME)).toBeUndefined();
});

test("a request without cookies has none", () => {
  expect(cookieOf({}, NAME)).toBeUndefined();
});

test("a cookie lives as long as it is said, one that is cleared not at all", () => {
  expect(cookieFor(NAME, secret, minutes(10))).toContain("; Max-Age=600; ");
  expect(clearedCookie(NAME)).toContain("=; Max-Age=0; ");
});
