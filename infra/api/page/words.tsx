import type { ComponentChildren } from "preact";

/** The little Markdown that the document's descriptions are written in: paragraphs, lists, `code`. */
export function Words({ text }: { readonly text: string }) {
  return (
    <>
      {text.split("\n\n").map((block) =>
        block.startsWith("- ") ? (
          <ul key={block}>
            {block.split("\n").map((line) => (
              <li key={line}>
                <Line text={line.slice(2)} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={block}>
            <Line text={block} />
          </p>
        ),
      )}
    </>
  );
}

/** Words in one line. */
export function Line({ text }: { readonly text: string }) {
  return (
    <>{text.split("`").map((part, at): ComponentChildren => (at % 2 === 1 ? <code key={part}>{part}</code> : part))}</>
  );
}

/** What a program sends or gets, or somebody types. */
export function Sample({ children }: { readonly children: string }) {
  return (
    <pre>
      <code>{children}</code>
    </pre>
  );
}

export const Json = ({ value }: { readonly value: unknown }) => <Sample>{JSON.stringify(value, null, 2)}</Sample>;
