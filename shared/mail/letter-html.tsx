import { renderToStaticMarkup } from "preact-render-to-string";
import type { Priority } from "../domain/vocabulary.js";
import { langOf } from "../language/locales.js";
import type { Letter, Link, Section } from "./letter.js";

/**
 * A letter as HTML for mail programs: inline styles and tables only (Outlook lays out with Word's engine), one column
 * that fits a phone, nothing loaded from anywhere. Text and ground keep the reader's own colours, so dark mode needs
 * no second set; the bar that shows the priority and the button stand out on both.
 */
export function htmlOf(letter: Letter): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Document {...letter} />)}`;
}

/** At least 3:1 on white and on #121212 (WCAG 2.2, 1.4.11). The priority is also written out. */
const BAR: Readonly<Record<Priority, string>> = {
  immediate: "#d32f2f",
  urgent: "#e65100",
  standard: "#2979c8",
  low: "#6b7d87",
};
/** White text on it has 5:1, and it 3:1 or more on white and on #121212 (WCAG 2.2, 1.4.3 and 1.4.11). */
const BUTTON = "#2f6fbf";

const FONT = "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5";
const CELL = "padding:4px 16px 4px 0;text-align:left;vertical-align:top;overflow-wrap:anywhere";

function Document({ locale, priority, subject, heading, sections: [first, ...sections], footer }: Letter) {
  return (
    <html lang={langOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Phones make links of what looks like a number, a time or a place. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{subject}</title>
        <style>{":root{color-scheme:light dark;supported-color-schemes:light dark}"}</style>
      </head>
      <body style={`margin:0;padding:16px;${FONT}`}>
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="max-width:640px">
          <tr>
            <td style={FONT}>
              <h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{heading}</h1>
              <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
                <tr>
                  <td style={priority ? `${FONT};border-left:8px solid ${BAR[priority]};padding:0 0 0 16px` : FONT}>
                    {first && <Part {...first} />}
                  </td>
                </tr>
              </table>
              {sections.map((section) => (
                <Part key={section.heading} {...section} />
              ))}
              <p style="margin:24px 0 0;font-size:14px">{footer}</p>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

function Part({ heading, paragraphs, code, quote, facts, items, link }: Section) {
  return (
    <>
      {heading && <h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3">{heading}</h2>}
      {paragraphs.map((text) => (
        <p key={text} style="margin:0 0 8px">
          {text}
        </p>
      ))}
      {code && <p style="margin:8px 0 16px;font:bold 30px Consolas,monospace;letter-spacing:4px">{code}</p>}
      {quote && (
        <div dir="auto" style="margin:0 0 8px;padding:0 0 0 12px;border-left:4px solid #6b7d87;overflow-wrap:anywhere">
          <Lines text={quote} />
        </div>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
      {items.length > 0 && (
        <ul style="margin:0;padding:0 0 0 24px">
          {items.map((text) => (
            <li key={text} style="margin:0 0 4px;overflow-wrap:anywhere">
              {text}
            </li>
          ))}
        </ul>
      )}
      {link && <Button {...link} />}
    </>
  );
}

function Facts({ facts }: Pick<Section, "facts">) {
  return (
    <table cellPadding="0" cellSpacing="0" style={FONT}>
      {facts.map(([label, value]) => (
        <tr key={label}>
          <th scope="row" style={`${CELL};font-weight:normal`}>
            {label}
          </th>
          <td style={`${CELL};font-weight:bold`}>
            <Lines text={value} />
          </td>
        </tr>
      ))}
    </table>
  );
}

/** Word's engine knows no `white-space: pre-wrap`. */
function Lines({ text }: { readonly text: string }) {
  return text.split("\n").flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]));
}

/** A button of which Outlook, too, shows ground and padding: they are a table cell's. */
function Button({ label, url }: Link) {
  return (
    <>
      <table role="presentation" cellPadding="0" cellSpacing="0" style="margin:16px 0 8px">
        <tr>
          <td style={`background-color:${BUTTON};border-radius:4px;padding:12px 24px`}>
            <a href={url} style={`${FONT};font-weight:bold;color:#ffffff;text-decoration:none;display:inline-block`}>
              <span style="color:#ffffff">{label}</span>
            </a>
          </td>
        </tr>
      </table>
      <p style="margin:0 0 8px;font-size:14px;word-break:break-all">{url}</p>
    </>
  );
}
