import { isIPv4, isIPv6 } from "node:net";

/**
 * The formats that XARF's schemas name (JSON Schema 2020-12 §7.3), as strict as its reference validator reads them
 * (`ajv-formats`, full mode): a report that passes at the partner's passes here.
 */
export type Format = "uuid" | "date-time" | "email" | "hostname" | "uri" | "ipv4" | "ipv6";

/** RFC 9562 without a look at version and variant: XARF's own examples have neither right. */
const UUID = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** RFC 1123 §2.1: labels of 1 to 63 characters, 253 in all, with or without the root's dot. */
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const HOSTNAME = new RegExp(String.raw`^(?=.{1,253}\.?$)${LABEL}(?:\.${LABEL})*\.?$`, "i");

const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const EMAIL = new RegExp(
  String.raw`^${ATOM}(?:\.${ATOM})*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`,
  "i",
);

/** RFC 3986 appendix A. Something has to follow the scheme. */
const ESCAPED = "%[0-9a-f]{2}";
const PCHAR = `(?:[a-z0-9._~!$&'()*+,;=:@-]|${ESCAPED})`;
const SEGMENTS = `(?:/${PCHAR}*)*`;
const HOST = String.raw`\[(?<literal>[^\]]*)\]|(?:[a-z0-9._~!$&'()*+,;=-]|${ESCAPED})*`;
const AUTHORITY = String.raw`(?:(?:[a-z0-9._~!$&'()*+,;=:-]|${ESCAPED})*@)?(?:${HOST})(?::\d*)?`;
const BEHIND = `(?:${PCHAR}|[/?])*`;
const URI = new RegExp(
  `^[a-z][a-z0-9+.-]*:(?://?${AUTHORITY}${SEGMENTS}|/${PCHAR}+${SEGMENTS}|${PCHAR}+${SEGMENTS})(?:[?]${BEHIND})?(?:#${BEHIND})?$`,
  "i",
);
const IP_FUTURE = /^v[0-9a-f]+\.[a-z0-9._~!$&'()*+,;=:-]+$/i;

/** RFC 3339 §5.6; a blank for the T, and an offset without colon or minutes, are let through. */
const DATE_TIME =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[t\s](?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.\d+)?(?:z|(?<sign>[+-])(?<offsetHour>\d\d)(?::?(?<offsetMinute>\d\d))?)$/i;

const TESTS: Readonly<Record<Format, (written: string) => boolean>> = {
  uuid: (written) => UUID.test(written),
  "date-time": isDateTime,
  email: (written) => EMAIL.test(written),
  hostname: (written) => HOSTNAME.test(written),
  uri: isUri,
  ipv4: isIPv4,
  // A zone (`%eth0`) says something on one machine only.
  ipv6: (written) => isIPv6(written) && !written.includes("%"),
};

export const isFormatted = (format: Format, written: string): boolean => TESTS[format](written);

function isUri(written: string): boolean {
  const match = URI.exec(written);
  if (match === null) return false;
  const literal = match.groups?.["literal"];
  return literal === undefined || TESTS.ipv6(literal) || IP_FUTURE.test(literal);
}

function isDateTime(written: string): boolean {
  const { sign, ...groups } = DATE_TIME.exec(written)?.groups ?? {};
  if (groups["year"] === undefined) return false;
  const part = (name: string) => Number(groups[name] ?? 0);
  const [month, day, hour, minute] = [part("month"), part("day"), part("hour"), part("minute")];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(part("year"), month) || hour > 23 || minute > 59) return false;
  const [offsetHour, offsetMinute] = [part("offsetHour"), part("offsetMinute")];
  if (offsetHour > 23 || offsetMinute > 59) return false;
  if (part("second") < 60) return true;
  // A leap second comes at the end of a day in UTC.
  const utc = hour * 60 + minute - (offsetHour * 60 + offsetMinute) * (sign === "-" ? -1 : 1);
  return part("second") === 60 && (utc + 2 * 1440) % 1440 === 1439;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
