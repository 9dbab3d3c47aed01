import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { type Duration, seconds } from "../domain/instant.js";

/**
 * Cookies that hold a secret. Their names begin with `__Host-`: a browser then takes them from this host alone, over
 * HTTPS, and for the whole of it (RFC 6265bis §4.1.3.2), so that no neighbouring host can plant or overwrite one.
 */
export type CookieName = `__Host-${string}`;

/** What {@link freshSecret} makes; anything else was never ours. */
const SECRET = /^[A-Za-z0-9_-]{22}$/;

/** The secret in a cookie. A name that comes twice is nobody's: which of the two is ours can't be told. */
export function cookieOf({ cookies = [] }: Pick<APIGatewayProxyEventV2, "cookies">, name: CookieName) {
  const [value, ...others] = cookies
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${name}=`))
    .map((cookie) => cookie.slice(name.length + 1));
  return value !== undefined && others.length === 0 && SECRET.test(value) ? value : undefined;
}

/** No script reads it, and no other site's link or form brings it along. */
const ATTRIBUTES = "Path=/; HttpOnly; Secure; SameSite=Strict";

export function cookieFor(name: CookieName, secret: string, lifetime: Duration): string {
  return `${name}=${secret}; Max-Age=${Math.floor(lifetime / seconds(1))}; ${ATTRIBUTES}`;
}

export function clearedCookie(name: CookieName): string {
  return `${name}=; Max-Age=0; ${ATTRIBUTES}`;
}
