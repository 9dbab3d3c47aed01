import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { access } from "../../../../shared/language/access.js";
import { renderPage } from "../../../../shared/pages/page.js";

export type NoticeName =
  | "left"
  | "limit"
  | "missing"
  | "refused"
  | "sign-in"
  | "spent"
  | "stale"
  | "unavailable"
  | "unread"
  | "unsent";

export interface NoticePageProps {
  readonly locale: Locale;
  readonly name: NoticeName;
  readonly params: Readonly<Record<string, string>>;
}

/** What happened, and what to do now. */
export function noticePage({ locale, name, params }: NoticePageProps): string {
  const title = access(locale, "title");
  return renderPage({
    locale,
    title: name === "left" ? title : access(locale, "error.title", { title }),
    children: (
      <>
        <h1>{access(locale, `${name}.heading`)}</h1>
        <p>{access(locale, `${name}.text`, params)}</p>
        {name === "stale" && (
          <p>
            <a href="/desk">{access(locale, "stale.link")}</a>
          </p>
        )}
      </>
    ),
  });
}
