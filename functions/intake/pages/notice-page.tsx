import type { Locale } from "../../../shared/domain/vocabulary.js";
import { page } from "../../../shared/language/pages.js";
import { renderPage } from "../../../shared/pages/page.js";
import { formAddress } from "./form-page.js";

export interface NoticePageProps {
  readonly locale: Locale;
  readonly title: string;
  readonly text: string;
}

/** One thing to say and the way to the form: nothing at this address, try again in a minute, and the like. */
export function noticePage({ locale, title, text }: NoticePageProps): string {
  return renderPage({
    locale,
    title: page(locale, "error.title", { title }),
    children: (
      <>
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a href={formAddress(locale)}>{page(locale, "notice.form")}</a>
        </p>
      </>
    ),
  });
}
