import type { ComponentChildren } from "preact";
import { nameIn } from "../../../../shared/directory/book.js";
import { desk } from "../../../../shared/language/desk.js";
import { renderPage } from "../../../../shared/pages/page.js";
import type { Officer } from "../../officer.js";

export interface DeskPageProps {
  readonly officer: Officer;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A page for somebody who is at the desk: whose desk it is, the way to the list and the way out stand above it. */
export function deskPage({ officer, title, children }: DeskPageProps): string {
  const { agency, locale, formToken } = officer;
  return renderPage({
    locale,
    title,
    desk: true,
    header: (
      <>
        <p>{nameIn(agency.names, locale)}</p>
        <a href="/desk">{desk(locale, "frame.list")}</a>
        <form action="/desk/leave" method="post">
          <input type="hidden" name="form" value={formToken} />
          <button type="submit" class="plain">
            {desk(locale, "frame.leave")}
          </button>
        </form>
      </>
    ),
    children,
  });
}

export interface SectionProps {
  /** Its own on the page. */
  readonly id: string;
  readonly heading: string;
  readonly children: ComponentChildren;
}

export function Section({ id, heading, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}
