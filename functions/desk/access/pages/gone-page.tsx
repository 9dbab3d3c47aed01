import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { access } from "../../../../shared/language/access.js";
import { renderPage } from "../../../../shared/pages/page.js";

/** One and the same for each link that opens nothing, so that it tells nobody what there is. */
export function gonePage(locale: Locale): string {
  return renderPage({
    locale,
    title: access(locale, "error.title", { title: access(locale, "title") }),
    children: (
      <>
        <h1>{access(locale, "gone.heading")}</h1>
        <p>{access(locale, "gone.why")}</p>
        <ul>
          {(["gone.newer", "gone.old", "gone.over", "gone.cut"] as const).map((reason) => (
            <li key={reason}>{access(locale, reason)}</li>
          ))}
        </ul>
        <p>{access(locale, "gone.renew")}</p>
        <form method="post">
          <button type="submit" name="renew" value="yes">
            {access(locale, "gone.button")}
          </button>
        </form>
      </>
    ),
  });
}

/** The answer to who asked for a new link, whether or not one is sent. */
export function renewedPage(locale: Locale): string {
  return renderPage({
    locale,
    title: access(locale, "title"),
    children: (
      <>
        <h1>{access(locale, "renewed.heading")}</h1>
        <p>{access(locale, "renewed.text")}</p>
        <p>{access(locale, "renewed.wait")}</p>
      </>
    ),
  });
}
