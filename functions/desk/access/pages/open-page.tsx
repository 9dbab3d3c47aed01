import type { Locale, Priority } from "../../../../shared/domain/vocabulary.js";
import { access } from "../../../../shared/language/access.js";
import { priorityName } from "../../../../shared/language/names.js";
import { renderPage } from "../../../../shared/pages/page.js";

export interface OpenPageProps {
  readonly locale: Locale;
  readonly reference: string;
  readonly priority: Priority | undefined;
  /** Masked. */
  readonly address: string;
}

/** Where the link of a mail leads. Programs look at it, too: only the button does anything. */
export function openPage({ locale, reference, priority, address }: OpenPageProps): string {
  return renderPage({
    locale,
    title: access(locale, "title"),
    children: (
      <>
        <h1>{access(locale, "open.heading", { reference })}</h1>
        {priority && <p>{access(locale, "open.priority", { priority: priorityName(locale, priority) })}</p>}
        <p>{access(locale, "open.next", { address })}</p>
        <p>{access(locale, "open.harmless")}</p>
        {/* Without an action it posts to where it stands. */}
        <form method="post">
          <button type="submit" name="open" value="yes">
            {access(locale, "open.button")}
          </button>
        </form>
      </>
    ),
  });
}
