import { createHash } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Agency, Book } from "../../shared/directory/book.js";
import { hashOfSecret } from "../../shared/domain/secrets.js";
import type { Jurisdiction, Locale } from "../../shared/domain/vocabulary.js";
import { cookieOf } from "../../shared/http/cookies.js";
import type { DeskDeps } from "./desk-deps.js";

/** Somebody who reads an agency's mail and is at the desk for it. The desk knows no persons. */
export interface Officer {
  readonly jurisdiction: Jurisdiction;
  readonly agency: Agency;
  readonly book: Book;
  /** The agency's. */
  readonly locale: Locale;
  /** Stands in the hidden field `form` of every form of this session, which other sites can't read. */
  readonly formToken: string;
}

/** The cookie of a session. The prefix makes browsers refuse it from any other host, from plain HTTP and for a part of the site. */
export const SESSION_COOKIE = "__Host-desk";

/**
 * Who asks, by the cookie of a session that has not ended. Nobody as soon as the agency is no longer in the directory.
 *
 * @throws Failure `transient` when that can't be looked up.
 */
export async function officerOf(event: APIGatewayProxyEventV2, deps: OfficerDeps): Promise<Officer | undefined> {
  const secret = cookieOf(event, SESSION_COOKIE);
  if (secret === undefined) return undefined;
  const session = await deps.sessions.session(hashOfSecret(secret), deps.time.now());
  if (!session) return undefined;
  const book = await deps.directory.current(session.jurisdiction);
  const agency = book.agencies.find(({ id }) => id === session.agency);
  if (!agency) return undefined;
  const { jurisdiction } = session;
  return { jurisdiction, agency, book, locale: agency.locale, formToken: formTokenOf(secret) };
}

export type OfficerDeps = Pick<DeskDeps, "sessions" | "directory" | "time">;

const formTokenOf = (secret: string): string => createHash("sha256").update("form").update(secret).digest("base64url");
