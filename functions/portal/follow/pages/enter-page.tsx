import type { Book } from "../../../../shared/directory/book.js";
import type { Locale } from "../../../../shared/domain/vocabulary.js";
import { follow } from "../../../../shared/language/follow.js";
import { page } from "../../../../shared/language/pages.js";
import { TextField } from "../../../../shared/pages/fields.js";
import { CallFirst } from "../../report/pages/call-first.js";
import type { Site } from "../../shell/site.js";
import { type Fault, problemsOf } from "../faults.js";
import { ADDRESS, followPage } from "./follow-page.js";

export interface EnterPageProps {
  readonly site: Site;
  readonly locale: Locale;
  readonly books: readonly Book[];
  /** What was typed before. */
  readonly typed?: string;
  readonly faults?: readonly Fault[];
}

/** Asks for the receipt, and says what it looks like and what to do without it. */
export function enterPage({ site, locale, books, typed = "", faults = [] }: EnterPageProps): string {
  return followPage({
    site,
    locale,
    title: follow(locale, "enter.title"),
    faults,
    children: (
      <>
        <h1>{follow(locale, "enter.heading")}</h1>
        <p>{follow(locale, "enter.intro")}</p>
        <form action={ADDRESS.enter(locale)} method="post" autocomplete="off" noValidate data-once>
          <ReceiptField locale={locale} typed={typed} faults={faults} />
          <button type="submit">{follow(locale, "enter.button")}</button>
        </form>
        <h2>{follow(locale, "enter.lost")}</h2>
        <p>{follow(locale, "enter.lost-text")}</p>
        <p>
          <a href={`/${locale}`}>{follow(locale, "write-again")}</a>
        </p>
        <CallFirst locale={locale} place="receipt" books={books} />
      </>
    ),
  });
}

/** Nobody's receipt: its check character is wrong. */
const EXAMPLE = "4X7Q-M2KD-9TBR-C3WH-6JPN-8VZA";

type ReceiptFieldProps = Pick<EnterPageProps, "locale"> & Required<Pick<EnterPageProps, "typed" | "faults">>;

export function ReceiptField({ locale, typed, faults }: ReceiptFieldProps) {
  return (
    <TextField
      code
      name="receipt"
      id="receipt"
      label={follow(locale, "enter.label")}
      hint={follow(locale, "enter.hint", { example: EXAMPLE })}
      value={typed}
      problems={problemsOf(locale, faults, "receipt")}
      errorMark={page(locale, "error.mark")}
    />
  );
}
