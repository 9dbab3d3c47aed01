import type { ComponentChildren } from "preact";
import type { Locale } from "../../../shared/domain/vocabulary.js";
import { LOCALE_NAMES, langOf } from "../../../shared/language/locales.js";
import { shell } from "../../../shared/language/shell.js";
import { renderDocument } from "../../../shared/pages/page.js";
import { Leave } from "./leave.js";
import type { Site } from "./site.js";
import { PORTAL_STYLE } from "./style.js";

interface PortalPageProps {
  readonly site: Site;
  readonly locale: Locale;
  /** Stays in the browser's history: says nothing of what the page is for. */
  readonly title: string;
  /** Where this page is in another language, or what comes nearest. */
  readonly address: (locale: Locale) => string;
  readonly children: ComponentChildren;
}

/** A page for the public: the way out first, then name and languages, the page itself, and where else one can go. */
export function portalPage({ site, locale, title, address, children }: PortalPageProps): string {
  const { path, integrity } = site.assets.script;
  return renderDocument({
    locale,
    title,
    style: PORTAL_STYLE,
    head: (
      <>
        {/* Empty: browsers ask for none, and histories and tabs show what they show for anything. */}
        <link rel="icon" href="data:," />
        <script src={path} integrity={integrity} defer />
      </>
    ),
    children: (
      <>
        <a class="skip" href="#main">
          {shell(locale, "skip")}
        </a>
        <Leave site={site} locale={locale} />
        <header class="top">
          <div class="in">
            <a class="name" href={`/${locale}`}>
              <Mark />
              {shell(locale, "name")}
            </a>
            <Languages site={site} locale={locale} address={address} />
          </div>
        </header>
        <div class="in">
          <main id="main" class="sheet">
            {children}
          </main>
          <Footer locale={locale} />
        </div>
      </>
    ),
  });
}

/** Each language by its own name, without the name of its script: one sees which it is. */
function Languages({ site, locale, address }: Pick<PortalPageProps, "site" | "locale" | "address">) {
  return (
    <nav class="languages" aria-label={shell(locale, "languages")}>
      <ul>
        {site.locales.map((other) => {
          const name = LOCALE_NAMES[other].replace(/ \(.*\)$/, "");
          return other === locale ? (
            <li key={other} lang={langOf(other)} aria-current="true">
              <span>{name}</span>
            </li>
          ) : (
            <li key={other} lang={langOf(other)}>
              <a href={address(other)} hreflang={langOf(other)}>
                {name}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Somebody speaks, in a friendly way. It is no coat of arms: who looks over a shoulder learns nothing from it. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M10 3h12a8 8 0 0 1 8 8v4a8 8 0 0 1-8 8h-5l-7 6v-6a8 8 0 0 1-8-8v-4a8 8 0 0 1 8-8z" />
      <path fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" d="M10 12c2 4.5 10 4.5 12 0" />
    </svg>
  );
}

function Footer({ locale }: Pick<PortalPageProps, "locale">) {
  return (
    <footer class="foot">
      <nav aria-label={shell(locale, "footer.label")}>
        <ul>
          <li>
            <a href={`/${locale}`}>{shell(locale, "footer.form")}</a>
          </li>
          <li>
            <a href={`/${locale}/answer`}>{shell(locale, "footer.answer")}</a>
          </li>
          <li>
            <a href={`/${locale}/training`}>{shell(locale, "footer.training")}</a>
          </li>
        </ul>
      </nav>
      <p>{shell(locale, "footer.promise")}</p>
    </footer>
  );
}
