import type { ComponentChildren } from "preact";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { page } from "../../../../shared/language/pages.js";
import { problemTitle } from "../../../../shared/language/problems.js";
import { ErrorSummary } from "../../../../shared/pages/error-summary.js";
import { portalPage } from "../../shell/portal-page.js";
import type { Site } from "../../shell/site.js";
import { type Fault, faultText } from "../faults.js";

/** Where a receipt is entered, and where what follows is posted to. */
export const ADDRESS = {
  enter: (locale: Locale): string => `/${locale}/answer`,
  reply: (locale: Locale): string => `/${locale}/answer/reply`,
  withdraw: (locale: Locale): string => `/${locale}/answer/withdraw`,
} as const;

interface FollowPageProps {
  readonly site: Site;
  readonly locale: Locale;
  readonly title: string;
  readonly faults?: readonly Fault[];
  readonly children: ComponentChildren;
}

/** A page of the follow-up: what is wrong stands at its top. In other languages one starts with the receipt again. */
export function followPage({ site, locale, title, faults = [], children }: FollowPageProps): string {
  const entries = faults.map((fault) => ({
    ...(fault.field && { field: fault.field }),
    detail: faultText(locale, fault),
  }));
  const isOurs = entries.every(({ field }) => field === undefined);
  return portalPage({
    site,
    locale,
    title: faults.length > 0 ? page(locale, "error.title", { title }) : title,
    address: ADDRESS.enter,
    children: (
      <>
        {entries.length > 0 && (
          <ErrorSummary
            heading={isOurs ? problemTitle(locale, "unavailable") : page(locale, "error.heading")}
            kept={page(locale, "error.kept")}
            entries={entries}
          />
        )}
        {children}
      </>
    ),
  });
}
