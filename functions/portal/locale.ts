import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { bookOf } from "../../shared/acceptance/book-of.js";
import type { DirectoryReader } from "../../shared/directory/store.js";
import type { Locale } from "../../shared/domain/vocabulary.js";
import { localeAsked, localeOfTag } from "../../shared/http/accept-language.js";
import type { PortalDeps } from "./portal-deps.js";

/** The language of most who are served, for when nothing else is known. */
const FALLBACK: Locale = "sr-Latn";

/**
 * The language of somebody whose address names none: what an older address asked for, what their browser asks for, or what
 * is read first where they say they are. Every page has the way to the others.
 */
export async function localeFor(event: APIGatewayProxyEventV2, deps: LocaleDeps): Promise<Locale> {
  const { language = "", jurisdiction } = event.queryStringParameters ?? {};
  const known = localeOfTag(language) ?? localeAsked(event.headers["accept-language"]);
  if (known) return known;
  const [first] = deps.served;
  const book = await bookOf(deps.served.find((one) => one === jurisdiction) ?? first, deps);
  return book?.locales[0] ?? FALLBACK;
}

type LocaleDeps = Pick<PortalDeps, "served" | "telemetry"> & { readonly directory: DirectoryReader };
