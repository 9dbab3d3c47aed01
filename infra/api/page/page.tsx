import { renderDocument } from "../../../shared/pages/page.js";
import type { OpenApi } from "../openapi.js";
import { ABOUT, GUIDE } from "../prose.js";
import { Guide, idOf } from "./guide.js";
import { OperationSection, Parameters } from "./operation.js";
import { type Operation, operationsOf } from "./operations.js";
import { Shape, shapeId } from "./shapes.js";
import { API_STYLE } from "./style.js";
import { Json, Words } from "./words.js";

/** The document as a page for people: for those who write programs, so in English alone. Nothing is loaded, no script runs. */
export function apiPage(document: OpenApi): string {
  const { info, tags, components } = document;
  const operations = operationsOf(document);
  const shapes = Object.entries(components.schemas);
  return renderDocument({
    locale: "en",
    title: info.title,
    style: API_STYLE,
    head: <link rel="icon" href="data:," />,
    children: (
      <>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="top">
          <div class="in">
            <a class="name" href="/en">
              Safelane
            </a>
          </div>
        </header>
        <div class="in">
          <main id="main" class="sheet">
            <h1>{info.title}</h1>
            <Words text={ABOUT} />
            <p>
              For programs: <a href="/v1/openapi.json">openapi.json</a> (OpenAPI {document.openapi}).
            </p>
            <Contents operations={operations} tags={tags} />
            <Guide words={GUIDE} />
            {tags
              .filter(({ name }) => name !== "Webhook")
              .map(({ name, description }) => (
                <section key={name} aria-labelledby={`tag-${name}`}>
                  <h2 id={`tag-${name}`}>{name}</h2>
                  <p>{description}</p>
                  {operations
                    .filter(({ tag }) => tag === name)
                    .map((operation) => (
                      <OperationSection key={operation.id} operation={operation} />
                    ))}
                </section>
              ))}
            <Webhooks document={document} />
            <section aria-labelledby="shapes">
              <h2 id="shapes">Shapes</h2>
              {shapes.map(([name, schema]) => (
                <Shape key={name} name={name} schema={schema} />
              ))}
            </section>
          </main>
        </div>
      </>
    ),
  });
}

interface ContentsProps {
  readonly operations: readonly Operation[];
  readonly tags: OpenApi["tags"];
}

function Contents({ operations, tags }: ContentsProps) {
  return (
    <nav class="contents" aria-label="On this page">
      <ul>
        {GUIDE.map(({ heading }) => (
          <li key={heading}>
            <a href={`#${idOf(heading)}`}>{heading}</a>
          </li>
        ))}
        {tags.map(({ name }) => (
          <li key={name}>
            <a href={`#tag-${name}`}>{name}</a>
            <ul>
              {operations
                .filter(({ tag }) => tag === name)
                .map(({ id, summary }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{summary}</a>
                  </li>
                ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#shapes">Shapes</a>
        </li>
      </ul>
    </nav>
  );
}

/** What comes to a partner's own address: told otherwise than what is asked of ours. */
function Webhooks({ document }: { readonly document: OpenApi }) {
  return (
    <section aria-labelledby="tag-Webhook">
      <h2 id="tag-Webhook">Webhook</h2>
      {operationsOf(document, document.webhooks).map(({ id, path, summary, description, parameters, sent }) => (
        <section key={id} id={id} class="operation" aria-labelledby={`${id}-name`}>
          <h3 id={`${id}-name`}>{summary}</h3>
          <p class="route">
            <strong>POST</strong> <code>{path}</code>, to your address
          </p>
          <Words text={description} />
          <Parameters of={summary} parameters={parameters} />
          {sent && (
            <>
              <h4>Body</h4>
              <p>
                <code>application/json</code>: <a href={`#${shapeId(sent.shape)}`}>{sent.shape}</a>
              </p>
              {sent.examples.map((example) => (
                <div key={example.summary}>
                  <p class="hint">{example.summary}:</p>
                  <Json value={example.value} />
                </div>
              ))}
            </>
          )}
        </section>
      ))}
    </section>
  );
}
