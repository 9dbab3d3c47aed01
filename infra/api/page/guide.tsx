import { Sample, Words } from "./words.js";

/** What comes before the operations: how to begin. */
export function Guide({ words }: { readonly words: readonly { readonly heading: string; readonly text: string }[] }) {
  return (
    <>
      {words.map(({ heading, text }) => (
        <section key={heading} aria-labelledby={idOf(heading)}>
          <h2 id={idOf(heading)}>{heading}</h2>
          <Words text={text} />
          {heading === "Begin" && <Sample>{BEGIN}</Sample>}
        </section>
      ))}
    </>
  );
}

export const idOf = (heading: string): string => heading.toLowerCase().replaceAll(/[^a-z]+/g, "-");

/** Three requests that show the whole way; each prints what it gets. */
const BEGIN = `export SAFELANE_URL=https://reports.example SAFELANE_KEY=slp_…

curl "$SAFELANE_URL/v1/partner/reports" \\
  -H "authorization: Bearer $SAFELANE_KEY" -H 'content-type: application/json' \\
  -H 'idempotency-key: first-try' \\
  -d '{"jurisdiction":"RS","language":"en","case":"TRY/1",
       "text":"A girl called: somebody asks her for pictures."}'
# {"id":"5f2b8c1d…","reference":"RS-7QK2M-3VX9D","receivedAt":"2026-11-21T12:00:00.000Z"}

curl "$SAFELANE_URL/v1/partner/reports/5f2b8c1d…" -H "authorization: Bearer $SAFELANE_KEY"

curl -X POST "$SAFELANE_URL/v1/partner/reports/5f2b8c1d…/withdraw" \\
  -H "authorization: Bearer $SAFELANE_KEY"`;
