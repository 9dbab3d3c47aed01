import { page } from "../../../../shared/language/pages.js";
import { CODE_ID, Code, daysOf } from "../../report/pages/receipt-page.js";
import type { ReceiptView } from "../../report/public-form.js";
import { KeepTools } from "../../shell/keep-tools.js";
import { portalPage } from "../../shell/portal-page.js";

/** The receipt of a request for training or advice. */
export function trainingReceiptPage({ site, locale, receipt, reference, book }: ReceiptView): string {
  return portalPage({
    site,
    locale,
    title: page(locale, "receipt.title"),
    address: (other) => `/${other}/answer`,
    children: (
      <div data-sent>
        <h1>{page(locale, "training.received")}</h1>
        <div class="receipt">
          <h2>{page(locale, "training.receipt")}</h2>
          <Code receipt={receipt} />
          <p>{page(locale, "training.keep")}</p>
          <KeepTools locale={locale} of={CODE_ID} />
          <p>
            <a href={`/${locale}/answer`}>{page(locale, "receipt.follow-link")}</a>
          </p>
        </div>
        <h2>{page(locale, "receipt.next")}</h2>
        <p>
          {page(locale, "training.next")}{" "}
          {book && page(locale, "training.next-days", { days: daysOf(book.acknowledgeWithin.low) })}
        </p>
        <p>{page(locale, "receipt.reference", { reference })}</p>
      </div>
    ),
  });
}
