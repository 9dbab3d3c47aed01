import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { access } from "../../../../shared/language/access.js";
import { renderPage } from "../../../../shared/pages/page.js";

export interface CodePageProps {
  readonly locale: Locale;
  readonly digits: number;
  /** Where the code went, masked, and for how long it is valid. Absent once one was entered. */
  readonly sent?: { readonly address: string; readonly minutes: number };
  /** What is wrong with the code that was entered. */
  readonly problem?: { readonly triesLeft: number } | "malformed";
}

/** Where the code from the mail is entered. A wrong one is never shown again. */
export function codePage({ locale, digits, sent, problem }: CodePageProps): string {
  const title = access(locale, "title");
  const error = problem && problemText(locale, digits, problem);
  return renderPage({
    locale,
    title: error ? access(locale, "error.title", { title }) : title,
    children: (
      <>
        {error && (
          <div class="errors" role="alert">
            <a href="#code">{error}</a>
          </div>
        )}
        <h1>{access(locale, "code.heading")}</h1>
        {sent && <p>{access(locale, "code.sent", { digits, ...sent })}</p>}
        <p>{access(locale, "code.none")}</p>
        <form method="post" action="/desk/code">
          <div class={error ? "question wrong" : "question"}>
            <label for="code">{access(locale, "code.label")}</label>
            <p class="hint" id="code-hint">
              {access(locale, "code.hint")}
            </p>
            {error && (
              <p class="error" id="code-error">
                {access(locale, "error.mark")} {error}
              </p>
            )}
            <input
              type="text"
              id="code"
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              spellcheck={false}
              aria-describedby={error ? "code-hint code-error" : "code-hint"}
              aria-invalid={error ? true : undefined}
            />
          </div>
          <button type="submit">{access(locale, "code.button")}</button>
        </form>
      </>
    ),
  });
}

function problemText(locale: Locale, digits: number, problem: NonNullable<CodePageProps["problem"]>): string {
  if (problem === "malformed") return access(locale, "code.malformed", { digits });
  return access(locale, "code.wrong", { tries: problem.triesLeft });
}
