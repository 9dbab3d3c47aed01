import type { ResponseTime } from "../../../../shared/directory/book.js";
import { page } from "../../../../shared/language/pages.js";
import { KeepTools } from "../../shell/keep-tools.js";
import { portalPage } from "../../shell/portal-page.js";
import type { ReceiptView } from "../public-form.js";
import { CallFirst } from "./call-first.js";

/** Shows the receipt, once: what it is for, how to keep it, and what happens next. */
export function receiptPage(view: ReceiptView): string {
  const { site, locale, receipt, reference, book, danger } = view;
  return portalPage({
    site,
    locale,
    title: page(locale, "receipt.title"),
    address: (other) => `/${other}/answer`,
    children: (
      <div data-sent>
        <h1>{page(locale, "receipt.heading")}</h1>
        {danger && <CallFirst locale={locale} place="receipt" books={book ? [book] : []} />}
        <div class="receipt">
          <h2>{page(locale, "receipt.code")}</h2>
          <Code receipt={receipt} />
          <p>{page(locale, "receipt.once")}</p>
          <KeepTools locale={locale} of={CODE_ID} />
          <p>{page(locale, "receipt.key")}</p>
          <p>{page(locale, "receipt.lost")}</p>
        </div>
        <h2>{page(locale, "receipt.next")}</h2>
        <p>
          {page(locale, danger ? "receipt.next-danger" : "receipt.next-text")}{" "}
          {book && !danger && page(locale, "receipt.next-days", { days: daysOf(book.acknowledgeWithin.standard) })}
        </p>
        <p>
          {page(locale, "receipt.follow")} <a href={`/${locale}/answer`}>{page(locale, "receipt.follow-link")}</a>
        </p>
        <p>{page(locale, "receipt.reference", { reference })}</p>
        {!danger && <CallFirst locale={locale} place="receipt" books={book ? [book] : []} />}
        <p>{page(locale, "about.device")}</p>
      </div>
    ),
  });
}

export const CODE_ID = "receipt";

/** Lines break between the groups only, so that each is read and written down in one go. */
export function Code({ receipt }: Pick<ReceiptView, "receipt">) {
  return (
    <p>
      <strong id={CODE_ID}>
        {receipt.split(/(?<=-)/).map((group) => (
          <>
            {group}
            <wbr />
          </>
        ))}
      </strong>
    </p>
  );
}

const HOURS_A_DAY = { hours: 24, workingHours: 8 } as const;

/** Whole days, working days where an agency's hours count. */
export function daysOf(time: ResponseTime): number {
  return "hours" in time
    ? Math.ceil(time.hours / HOURS_A_DAY.hours)
    : Math.ceil(time.workingHours / HOURS_A_DAY.workingHours);
}
