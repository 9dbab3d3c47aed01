import type { Locale } from "../../../shared/domain/vocabulary.js";
import { page } from "../../../shared/language/pages.js";
import { renderPage } from "../../../shared/pages/page.js";
import { CallFirst, type EmergencyNumber } from "./call-first.js";

export interface ReceiptPageProps {
  readonly locale: Locale;
  readonly receipt: string;
  readonly reference: string;
  /** Whom to call now; without any, the police is named without a number. */
  readonly emergency?: readonly EmergencyNumber[];
}

/** Shows the receipt, once: what it is for, and what happens next. */
export function receiptPage({ locale, receipt, reference, emergency = [] }: ReceiptPageProps): string {
  return renderPage({
    locale,
    title: page(locale, "receipt.title"),
    children: (
      <>
        <h1>{page(locale, "receipt.heading")}</h1>
        <div class="receipt">
          <h2>{page(locale, "receipt.code")}</h2>
          <p>
            <strong>{receipt}</strong>
          </p>
          <p>{page(locale, "receipt.once")}</p>
          <p>{page(locale, "receipt.key")}</p>
          <p>{page(locale, "receipt.lost")}</p>
        </div>
        <CallFirst locale={locale} place="receipt" numbers={emergency} />
        <h2>{page(locale, "receipt.next")}</h2>
        <p>{page(locale, "receipt.next-text")}</p>
        <p>{page(locale, "receipt.reference", { reference })}</p>
      </>
    ),
  });
}
