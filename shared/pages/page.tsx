import type { ComponentChildren } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import type { Locale } from "../domain/vocabulary.js";
import { langOf } from "../language/locales.js";
import { STYLE } from "./style.js";

export interface PageProps {
  readonly locale: Locale;
  /** Stays in the browser's history: says nothing of what the page is for. */
  readonly title: string;
  /** Above the page's own part. */
  readonly header?: ComponentChildren;
  /** For work at a desk: room for tables, and telephones make no links of what they take for numbers and dates. */
  readonly desk?: boolean;
  readonly children: ComponentChildren;
}

/** A whole page as HTML. All text is escaped; nothing is loaded, and no script runs. */
export function renderPage({ locale, title, header, desk = false, children }: PageProps): string {
  const document = (
    <html lang={langOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {desk && <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />}
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body class={desk ? "desk" : undefined}>
        {header && <header>{header}</header>}
        <main>{children}</main>
      </body>
    </html>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}
