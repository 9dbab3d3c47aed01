import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { hashOfSecret } from "../../../shared/domain/secrets.js";
import { clearedCookie, cookieOf } from "../../../shared/http/cookies.js";
import type { Response } from "../../../shared/http/respond.js";
import type { DeskDeps } from "../desk-deps.js";
import { type Officer, SESSION_COOKIE } from "../officer.js";
import { notice } from "./answers.js";
import { CHALLENGE_COOKIE } from "./code.js";

/** Ends the session, here and in the table: a copy of the cookie opens nothing after it. */
export async function leave(event: APIGatewayProxyEventV2, officer: Officer, deps: DeskDeps): Promise<Response> {
  const secret = cookieOf(event, SESSION_COOKIE);
  if (secret !== undefined) await deps.sessions.close(hashOfSecret(secret));
  deps.telemetry.record("desk-left", { jurisdiction: officer.jurisdiction });
  const cookies = [clearedCookie(SESSION_COOKIE), clearedCookie(CHALLENGE_COOKIE)];
  return { ...notice("left", officer.locale), cookies };
}
