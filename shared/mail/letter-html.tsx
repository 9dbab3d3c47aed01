import { renderToStaticMarkup } from "preact-render-to-string";
import type { Priority } from "../domain/vocabulary.js";
import { langOf } from "../language/locales.js";
import type { Letter, Section } from "./letter.js";

/**
 * A letter as HTML for mail programs: inline styles and tables only (Outlook lays out with Word's engine), one column
 * that fits a phone, nothing loaded from anywhere. Text and ground keep the reader's own colours, so dark mode needs
 * no second set; the bar that shows the priority stands out on both.
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

const FONT = "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5";
const CELL = "padding:4px 16px 4px 0;text-align:left;vertical-align:top";

function Document({ locale, priority, subject, heading, sections: [asked, ...sections], footer }: Letter) {
  return (
    <html lang={langOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
      </head>
      <body style={`margin:0;padding:16px;${FONT}`}>
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="max-width:640px">
          <tr>
            <td style={FONT}>
              <h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{heading}</h1>
              <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
                <tr>
                  <td style={`${FONT};border-left:8px solid ${BAR[priority]};padding:0 0 0 16px`}>
                    {asked && <Part {...asked} />}
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

function Part({ heading, paragraphs = [], facts = [], items = [] }: Section) {
  return (
    <>
      <h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3">{heading}</h2>
      {paragraphs.map((text) => (
        <p key={text} style="margin:0 0 8px">
          {text}
        </p>
      ))}
      {facts.length > 0 && (
        <table cellPadding="0" cellSpacing="0" style={FONT}>
          {facts.map(([label, value]) => (
            <tr key={label}>
              <th scope="row" style={`${CELL};font-weight:normal`}>
                {label}
              </th>
              <td style={`${CELL};font-weight:bold`}>{value}</td>
            </tr>
          ))}
        </table>
      )}
      {items.length > 0 && (
        <ul style="margin:0;padding:0 0 0 24px">
          {items.map((text) => (
            <li key={text} style="margin:0 0 4px">
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
