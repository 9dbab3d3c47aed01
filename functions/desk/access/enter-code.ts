import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { parseDispatchId } from "../../../shared/domain/dispatch-id.js";
import { type Duration, hours, plus } from "../../../shared/domain/instant.js";
import { freshSecret, hashOfSecret } from "../../../shared/domain/secrets.js";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import { clearedCookie, cookieFor, cookieOf } from "../../../shared/http/cookies.js";
import { html, type Response } from "../../../shared/http/respond.js";
import { PAGE_CSP } from "../../../shared/pages/style.js";
import type { Challenge } from "../../../shared/stores/sessions.js";
import type { DeskDeps } from "../desk-deps.js";
import { SESSION_COOKIE } from "../officer.js";
import { goTo, notice } from "./answers.js";
import { CHALLENGE_COOKIE, CODE_DIGITS, codeIn } from "./code.js";
import { type CodePageProps, codePage } from "./pages/code-page.js";
import { hashOfCode, isSame } from "./secrets.js";

/** A working day. */
const SESSION_LIFETIME: Duration = hours(8);

/**
 * Lets in who enters the code that was mailed, in the browser that asked for it. A try is taken away before anything is
 * compared, and the challenge is used up before there is a session: neither guesses nor right answers that come at once
 * get more than one by one would. A new session has a new secret, whatever cookies were brought along.
 */
export async function enterCode(
  event: APIGatewayProxyEventV2,
  typed: string | undefined,
  locale: Locale,
  deps: DeskDeps,
): Promise<Response> {
  const { sessions, time, telemetry } = deps;
  const secret = cookieOf(event, CHALLENGE_COOKIE);
  if (secret === undefined) return spent(locale, deps);
  const code = codeIn(typed);
  if (code === undefined) return wrong(locale, "malformed");

  const id = hashOfSecret(secret);
  const challenge = await sessions.takeTry(id, time.now());
  const agency = challenge && (await agencyOf(challenge, deps));
  if (!challenge || !agency) return spent(locale, deps);
  if (!isSame(hashOfCode(secret, code), challenge.code)) {
    const { triesLeft } = challenge;
    telemetry.record("desk-code-wrong", { ...factsOf(challenge), count: triesLeft });
    return triesLeft === 0 ? spent(agency.locale, deps) : wrong(agency.locale, { triesLeft });
  }
  return (await sessions.useUp(id)) ? letIn(challenge, deps) : spent(agency.locale, deps);
}

async function letIn(challenge: Challenge, { sessions, time, telemetry }: DeskDeps): Promise<Response> {
  const { jurisdiction, agency, dispatch } = challenge;
  const secret = freshSecret();
  await sessions.open(hashOfSecret(secret), { jurisdiction, agency, until: plus(time.now(), SESSION_LIFETIME) });
  telemetry.record("desk-opened", factsOf(challenge));
  const cookies = [cookieFor(SESSION_COOKIE, secret, SESSION_LIFETIME), clearedCookie(CHALLENGE_COOKIE)];
  return goTo(`/desk/reports/${dispatch}`, cookies);
}

/** An agency that left the directory meanwhile has nothing to open any more. */
async function agencyOf({ jurisdiction, agency }: Challenge, { directory }: DeskDeps) {
  const { agencies } = await directory.current(jurisdiction);
  return agencies.find(({ id }) => id === agency);
}

function factsOf({ jurisdiction, dispatch }: Challenge) {
  const id = parseDispatchId(dispatch);
  return { jurisdiction, ...(id && { reportId: id.reportId, dispatch: id.index }) };
}

/** Used, burnt, expired, unknown, or of another browser: which of them it is nobody is told. */
function spent(locale: Locale, { telemetry }: DeskDeps): Response {
  telemetry.record("desk-refused", { reason: "code" });
  return notice("spent", locale);
}

function wrong(locale: Locale, problem: NonNullable<CodePageProps["problem"]>): Response {
  return html(422, codePage({ locale, digits: CODE_DIGITS, problem }), PAGE_CSP);
}
