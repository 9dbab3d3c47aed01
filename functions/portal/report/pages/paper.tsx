import type { ComponentChildren } from "preact";
import { page } from "../../../../shared/language/pages.js";
import { problemText, problemTitle } from "../../../../shared/language/problems.js";
import { ErrorSummary, type ErrorSummaryProps } from "../../../../shared/pages/error-summary.js";
import type { FieldProps } from "../../../../shared/pages/fields.js";
import { portalPage } from "../../shell/portal-page.js";
import { addressOf, type FormView, type PublicForm, sendingAddressOf } from "../public-form.js";

interface PaperProps extends Pick<PublicForm, "path"> {
  readonly view: FormView;
  readonly heading: string;
  /** The names of its fields in the order of the page. */
  readonly fields: readonly string[];
  /** What stands before the form. */
  readonly before: ComponentChildren;
  /** The questions. */
  readonly children: ComponentChildren;
}

/** A page with a form: what is wrong stands at its top, and all that was typed is in it. */
export function paper({ view, path, heading, fields, before, children }: PaperProps): string {
  const { site, locale, chosen, state, nonce } = view;
  const title = page(locale, "form.title");
  return portalPage({
    site,
    locale,
    title: state === "faulty" || state === "unavailable" ? page(locale, "error.title", { title }) : title,
    address: (other) => addressOf({ path }, other, view.served.length > 1 ? chosen : undefined),
    children: (
      <>
        <Summary view={view} fields={fields} />
        <h1>{heading}</h1>
        {before}
        {/* No "off" here: it outweighs what controls say, and on "back" the browser then forgets what was typed. Without it
            Chromium brings all of it back, also of a page that caches don't keep. With scripts, drafts do that. */}
        <form
          action={sendingAddressOf({ path }, view)}
          method="post"
          noValidate
          data-once
          data-draft={path === "" ? "form" : path.slice(1)}
          data-fresh={state === "fresh" ? true : undefined}
          data-proof={nonce}
        >
          <input type="hidden" name="nonce" value={nonce} />
          <input type="hidden" name="proof" value="" />
          {children}
          <Trap locale={locale} />
          <button type="submit">{page(locale, "form.submit")}</button>
        </form>
      </>
    ),
  });
}

/** For programs that fill in whatever there is. People neither see it nor hear of it; where styles fail, it says so. */
function Trap({ locale }: Pick<FormView, "locale">) {
  return (
    <div class="seen-by-none" aria-hidden="true">
      <label for="website">{page(locale, "form.empty")}</label>
      <input type="text" id="website" name="website" value="" tabIndex={-1} autoComplete="off" />
    </div>
  );
}

function Summary({ view, fields }: { readonly view: FormView; readonly fields: readonly string[] }) {
  const { locale, state } = view;
  if (state === "fresh") return null;
  if (state === "brought") {
    return (
      <div class="inset" role="status">
        <h2>{page(locale, "form.elsewhere-heading")}</h2>
        <p>{page(locale, "form.elsewhere")}</p>
      </div>
    );
  }
  const isFaulty = state === "faulty";
  return (
    <ErrorSummary
      heading={isFaulty ? page(locale, "error.heading") : problemTitle(locale, "unavailable")}
      kept={page(locale, "error.kept")}
      entries={isFaulty ? entriesOf(view, fields) : [{ detail: problemText(locale, { code: "unavailable" }, "page") }]}
    />
  );
}

/** "urls.3" is about the field "urls". */
const fieldOf = (path: string): string => path.split(".")[0] ?? path;

/** Twenty wrong links are one thing to mend; what is not on the page has no way to it. In the order of the page. */
function entriesOf({ problems }: FormView, fields: readonly string[]): ErrorSummaryProps["entries"] {
  const entries = problems.map(({ field: path, detail }) => {
    const field = fieldOf(path);
    return { detail, ...(fields.includes(field) && { field }) };
  });
  const once = [...new Map(entries.map((entry) => [`${entry.field} ${entry.detail}`, entry])).values()];
  const rank = ({ field }: { field?: string }): number => (field === undefined ? fields.length : fields.indexOf(field));
  return once.toSorted((a, b) => rank(a) - rank(b));
}

/** What a control needs of the page for the field of this name. Each name is on a page once. */
export function fieldFrom({ locale, values, problems }: FormView, name: string): Omit<FieldProps, "label"> {
  return {
    name,
    id: name,
    value: values[name] ?? "",
    problems: [...new Set(problems.filter(({ field }) => fieldOf(field) === name).map(({ detail }) => detail))],
    errorMark: page(locale, "error.mark"),
    keep: true,
  };
}

/** Whether one of the fields has something to show: what was written there, or what is wrong with it. */
export function isTouched({ values, problems }: FormView, names: readonly string[]): boolean {
  return names.some(
    (name) => (values[name] ?? "").trim() !== "" || problems.some(({ field }) => fieldOf(field) === name),
  );
}
