import { Failure } from "../../../shared/domain/errors.js";
import { type Instant, minutes, plus, seconds } from "../../../shared/domain/instant.js";
import { freshSecret, hashOfSecret } from "../../../shared/domain/secrets.js";
import { cookieFor } from "../../../shared/http/cookies.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { dateText } from "../../../shared/language/dates.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import type { DeskDeps } from "../desk-deps.js";
import { notice } from "./answers.js";
import { CHALLENGE_COOKIE, CODE_DIGITS, CODE_LIFETIME, CODE_LIMIT, CODE_TRIES, newCode } from "./code.js";
import { masked, type OpenLink } from "./link.js";
import { codePage } from "./pages/code-page.js";
import { hashOfCode } from "./secrets.js";

/** Mails a one-time code to where the dispatch's mail went, and gives this browser the secret that goes with it. */
export async function sendCode(link: OpenLink, deps: DeskDeps): Promise<Response> {
  const { sessions, time, telemetry } = deps;
  const { id, index, report, agency, address } = link;
  const facts = { reportId: report.id, jurisdiction: report.jurisdiction, dispatch: index };
  const now = time.now();
  const counted = await sessions.countCode(id, CODE_LIMIT, now);
  if (!counted.ok) {
    telemetry.record("desk-refused", { ...facts, reason: "codes-too-many" });
    return tooMany(link, counted.until, now);
  }

  const secret = freshSecret();
  const code = newCode(deps.randomBelow);
  await sessions.addChallenge(hashOfSecret(secret), {
    jurisdiction: report.jurisdiction,
    agency: agency.id,
    dispatch: id,
    code: hashOfCode(secret, code),
    triesLeft: CODE_TRIES,
    until: plus(now, CODE_LIFETIME),
  });
  try {
    await mail(code, link, now, deps);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    telemetry.record("desk-unavailable", { ...facts, reason: error.code });
    return unsent(link);
  }
  telemetry.record("desk-code-sent", facts);
  const sent = { address: masked(address), minutes: CODE_LIFETIME / minutes(1) };
  const page = codePage({ locale: agency.locale, digits: CODE_DIGITS, sent });
  return { ...html(200, page, PAGE_CSP), cookies: [cookieFor(CHALLENGE_COOKIE, secret, CODE_LIFETIME)] };
}

async function mail(code: string, { agency, book, address }: OpenLink, now: Instant, deps: DeskDeps): Promise<void> {
  const { composeCode, mailer, from } = deps;
  const composed = composeCode({ agency, address, book, code, minutes: CODE_LIFETIME / minutes(1), from, now });
  await mailer.send({ ...composed, from });
}

function tooMany({ agency }: OpenLink, until: Instant, now: Instant): Response {
  const { locale, timeZone } = agency;
  const wait = Math.ceil((Date.parse(until) - Date.parse(now)) / seconds(1));
  return notice("limit", locale, { time: dateText(locale, until, timeZone, "short") }, { "retry-after": String(wait) });
}

function unsent({ agency, book }: OpenLink): Response {
  const focalPoint = book.agencies.find(({ id }) => id === book.focalPoint)?.addresses[0] ?? "";
  return notice("unsent", agency.locale, { focalPoint });
}
