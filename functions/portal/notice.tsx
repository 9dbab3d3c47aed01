import { problemOf, type Refusal } from "../../shared/acceptance/refusal.js";
import type { Locale } from "../../shared/domain/vocabulary.js";
import type { Response } from "../../shared/http/respond.js";
import { page } from "../../shared/language/pages.js";
import { problemText, problemTitle } from "../../shared/language/problems.js";
import { portalPage } from "./shell/portal-page.js";
import { portalHtml } from "./shell/respond.js";
import type { Site } from "./shell/site.js";

/** Seconds after which what could not be done may be tried again. */
export const RETRY = { "retry-after": "30" } as const;

/** What is refused as a whole, as a page: one thing to say, and the way to the form. */
export function notice(refused: Refusal, locale: Locale, site: Site): Response {
  const { status } = refused;
  const title = problemTitle(locale, status === 404 || status === 405 ? "not-found" : titleOf(status));
  const body = portalPage({
    site,
    locale,
    title: page(locale, "error.title", { title }),
    address: (other) => `/${other}`,
    children: (
      <>
        <h1>{title}</h1>
        <p>{status === 503 ? page(locale, "notice.unavailable") : problemText(locale, problemOf(refused), "page")}</p>
        <p>
          <a href={`/${locale}`}>{page(locale, "notice.form")}</a>
        </p>
      </>
    ),
  });
  return portalHtml(status, body, site, {
    ...(status === 503 && RETRY),
    ...(status === 405 && { allow: refused.allow }),
  });
}

const titleOf = (status: number) => (status === 503 ? "unavailable" : "not-accepted");
