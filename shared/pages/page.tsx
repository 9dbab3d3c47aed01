import type { ComponentChildren } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import type { Locale } from "../domain/vocabulary.js";
import { langOf } from "../language/locales.js";
import { STYLE } from "./style.js";

interface DocumentProps {
  readonly locale: Locale;
  /** Stays in the browser's history: says nothing of what the page is for. */
  readonly title: string;
  /** The one style sheet; its hash stands in the page's policy. */
  readonly style: string;
  /** What else the head holds. */
  readonly head?: ComponentChildren;
  /** Of the body. */
  readonly class?: string | undefined;
  /** All that the body holds. */
  readonly children: ComponentChildren;
}

/** A whole document as HTML. All text is escaped. Telephones make no links of what they take for numbers and dates. */
export function renderDocument({ locale, title, style, head, children, ...props }: DocumentProps): string {
  const document = (
    <html lang={langOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{title}</title>
        <style>{style}</style>
        {head}
      </head>
      <body class={props.class}>{children}</body>
    </html>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}

export interface PageProps extends Pick<DocumentProps, "locale" | "title" | "children"> {
  /** Above the page's own part. */
  readonly header?: ComponentChildren;
  /** For work at a desk: room for tables. */
  readonly desk?: boolean;
}

/** A page for officers. Nothing is loaded, and no script runs. */
export function renderPage({ locale, title, header, desk = false, children }: PageProps): string {
  return renderDocument({
    locale,
    title,
    style: STYLE,
    class: desk ? "desk" : undefined,
    children: (
      <>
        {header && <header>{header}</header>}
        <main>{children}</main>
      </>
    ),
  });
}
