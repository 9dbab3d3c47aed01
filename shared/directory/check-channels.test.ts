import { expect, test } from "vitest";
import type { Book, Channel } from "./book.js";
import { checkBook, parseBook } from "./check.js";
import { builtInBook } from "./jurisdictions.js";

const serbia = builtInBook("RS");
const AGENCY = "me-social-secretariat";
const MONTENEGRO: Channel = { deployment: "https://safelane.me.example", jurisdiction: "ME" };

const withChannels = (channels: Readonly<Record<string, unknown>>): Book => ({
  ...serbia,
  agencies: serbia.agencies.map((one) => ({
    ...one,
    ...(one.id in channels && { channel: channels[one.id] as Channel }),
  })),
});
const codes = (book: Book) => checkBook(book).map(({ code }) => code);

test("a channel to the deployment that an agency stands for is well, and its book is read as it was written", () => {
  const book = withChannels({ [AGENCY]: MONTENEGRO });
  expect(checkBook(book)).toEqual([]);
  expect(parseBook(JSON.parse(JSON.stringify(book)))).toEqual(book);
});

test("books without channels stay readable", () => {
  expect(parseBook(serbia).agencies.every(({ channel }) => channel === undefined)).toBe(true);
});

test.each([
  ["own-jurisdiction", { [AGENCY]: { ...MONTENEGRO, jurisdiction: "RS" } }],
  ["other-jurisdiction", { [AGENCY]: { ...MONTENEGRO, jurisdiction: "AL" } }],
  ["own-focal-point", { [serbia.focalPoint]: MONTENEGRO }],
  ["duplicate-channel", { education: MONTENEGRO, [AGENCY]: MONTENEGRO }],
])("%s", (code, channels) => {
  expect(codes(withChannels(channels))).toContain(code);
});

test.each([
  "http://safelane.me.example",
  "https://safelane.me.example/",
  "https://safelane.me.example/v1",
  "https://user:word@safelane.me.example",
  "https://localhost",
  "https://10.0.0.1",
  "http://127.0.0.1",
  "http://127.0.0.1:80@evil.example",
  "ftp://safelane.me.example",
  "",
])("%j is no address of a deployment", (deployment) => {
  const book = withChannels({ [AGENCY]: { ...MONTENEGRO, deployment } });
  expect(() => parseBook(JSON.parse(JSON.stringify(book)))).toThrow("channel.deployment");
});

test("another system on the same machine is one, to try it out", () => {
  const book = withChannels({ [AGENCY]: { ...MONTENEGRO, deployment: "http://127.0.0.1:4410" } });
  expect(parseBook(JSON.parse(JSON.stringify(book)))).toEqual(book);
});
