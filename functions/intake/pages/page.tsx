import type { ComponentChildren } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import { langOf } from "../../../shared/language/locales.js";
import { page } from "../../../shared/language/pages.js";
import { STYLE } from "./style.js";

/** A number to call now, named in the language of the page. */
export interface EmergencyNumber {
  readonly number: string;
  readonly name: string;
}

export interface PageProps {
  readonly locale: Locale;
  /** Stays in the browser's history: says nothing of what the page is for. */
  readonly title: string;
  /** Above the page's own part. */
  readonly header?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A whole page as HTML. All text is escaped; nothing is loaded, no script runs, and no address is told to other sites. */
export function renderPage({ locale, title, header, children }: PageProps): string {
  const document = (
    <html lang={langOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        {header && <header>{header}</header>}
        <main>{children}</main>
      </body>
    </html>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}

interface CallFirstProps {
  readonly locale: Locale;
  readonly place: "form" | "receipt";
  readonly numbers: readonly EmergencyNumber[];
}

/** Whom to call when somebody is in danger: the numbers if they are known, the police otherwise. */
export function CallFirst({ locale, place, numbers }: CallFirstProps) {
  if (numbers.length === 0) {
    return (
      <div class="danger">
        <p>
          <strong>{page(locale, `${place}.danger-police`)}</strong>
        </p>
      </div>
    );
  }
  return (
    <div class="danger">
      <p>
        <strong>{page(locale, `${place}.danger`)}</strong>
      </p>
      <ul>
        {numbers.map(({ number, name }) => (
          <li key={number}>
            <a href={`tel:${number.replaceAll(/[^0-9+]/g, "")}`}>{number}</a> {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
