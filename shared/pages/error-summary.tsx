/** One thing to mend; `field` is the id of the control where it is done, absent where no control is at fault. */
interface SummaryEntry {
  readonly field?: string;
  readonly detail: string;
}

export interface ErrorSummaryProps {
  readonly heading: string;
  /** What became of the things typed. */
  readonly kept: string;
  readonly entries: readonly SummaryEntry[];
}

/** What is wrong, at the top of the page, each with the way to its field. A script may lead here. */
export function ErrorSummary({ heading, kept, entries }: ErrorSummaryProps) {
  return (
    <div class="errors" role="alert" aria-labelledby="errors" tabIndex={-1}>
      <h2 id="errors">{heading}</h2>
      <p>{kept}</p>
      <ul>
        {entries.map(({ field, detail }) => (
          <li key={`${field} ${detail}`}>{field === undefined ? detail : <a href={`#${field}`}>{detail}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
