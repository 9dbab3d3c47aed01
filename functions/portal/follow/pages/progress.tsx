import type { Journey } from "../../../../shared/acceptance/journey.js";
import type { Instant } from "../../../../shared/domain/instant.js";
import { follow } from "../../../../shared/language/follow.js";
import { agencyName, type Reader, timeText } from "./words.js";

interface ProgressProps {
  readonly reader: Reader;
  readonly journey: Journey;
}

/** How far it is, what came of it, and who has it. */
export function Progress({ reader, journey }: ProgressProps) {
  const { locale } = reader;
  const { steps, outcomes } = journey;
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{follow(locale, "progress.heading")}</h2>
      <ol class="steps">
        {steps.map(({ progress, at }, index) => (
          <li key={progress} class={index === steps.length - 1 ? "now" : "done"}>
            {follow(locale, `progress.${progress}`)} <Time reader={reader} at={at} />
          </li>
        ))}
      </ol>
      {outcomes.map((outcome) => (
        <p key={outcome}>{follow(locale, `outcome.${outcome}`)}</p>
      ))}
      <Outlook reader={reader} journey={journey} />
      <Holders reader={reader} journey={journey} />
    </section>
  );
}

/** What comes next, as far as that is known. */
function Outlook({ reader, journey: { expected, steps } }: ProgressProps) {
  const { locale } = reader;
  if (expected === "late") return <p>{follow(locale, "progress.late")}</p>;
  const time = expected && timeText(reader, expected);
  if (time) return <p>{follow(locale, "progress.expected", { time })}</p>;
  return <p>{follow(locale, `next.${steps.at(-1)?.progress ?? "received"}`)}</p>;
}

function Holders({ reader, journey: { holders } }: ProgressProps) {
  const { locale } = reader;
  const named = holders.flatMap(({ agency, does }) => {
    const name = agencyName(reader, agency);
    return name === undefined ? [] : [follow(locale, `holder.${does}`, { agency: name })];
  });
  if (named.length === 0) return null;
  return (
    <>
      <h3>{follow(locale, "holder.heading")}</h3>
      <ul>
        {named.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>{follow(locale, "holder.who")}</p>
    </>
  );
}

export function Time({ reader, at }: { readonly reader: Reader; readonly at: Instant | undefined }) {
  const text = at && timeText(reader, at);
  return text ? (
    <time class="hint" dateTime={at}>
      {text}
    </time>
  ) : null;
}
