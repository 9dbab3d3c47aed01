import { nameOf, type Parameter } from "../openapi.js";
import { curlOf } from "./curl.js";
import { typeOf } from "./fields.js";
import type { Operation } from "./operations.js";
import { shapeId } from "./shapes.js";
import { Json, Line, Sample, Words } from "./words.js";

/** An operation: what it does, what it takes, what it answers, and how it may end. */
export function OperationSection({ operation }: { readonly operation: Operation }) {
  const { id, method, path, summary, description, parameters, sent, answers } = operation;
  return (
    <section id={id} class="operation" aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>{summary}</h3>
      <p class="route">
        <strong>{method}</strong> <code>{path}</code>
      </p>
      <Words text={description} />
      {parameters.length > 0 && <Parameters of={summary} parameters={parameters} />}
      {sent && (
        <>
          <h4>Body</h4>
          <p>
            <code>application/json</code>: <a href={`#${shapeId(sent.shape)}`}>{sent.shape}</a>
          </p>
          {sent.examples.map(({ summary: what, value }) => (
            <div key={what}>
              <p class="hint">{what}:</p>
              <Json value={value} />
            </div>
          ))}
        </>
      )}
      <h4>With curl</h4>
      <Sample>{curlOf(operation)}</Sample>
      <h4>Answers</h4>
      <Answers of={summary} answers={answers} />
    </section>
  );
}

export function Parameters({ of, parameters }: { readonly of: string; readonly parameters: readonly Parameter[] }) {
  return (
    <table>
      <caption>Parameters: {of}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, in: where, required, description = "", schema, example }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {required && <span class="must">required</span>}
            </th>
            <td>
              <p>
                <Line text={description} />
              </p>
              <p class="hint">
                {where}, {typeOf(schema)}
                {example !== undefined && (
                  <>
                    , e.g. <code>{String(example)}</code>
                  </>
                )}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answers({ of, answers }: { readonly of: string; readonly answers: Operation["answers"] }) {
  const good = answers.filter(({ status }) => Number(status) < 400);
  const bad = answers.filter(({ status }) => Number(status) >= 400);
  return (
    <>
      {good.map(({ status, description, schema, example }) => (
        <div key={status}>
          <p>
            <strong>{status}</strong> {description}{" "}
            {schema?.$ref && <a href={`#${shapeId(nameOf(schema.$ref))}`}>{nameOf(schema.$ref)}</a>}
          </p>
          {example !== undefined && <Json value={example} />}
        </div>
      ))}
      <table>
        <caption>What is refused: {of}</caption>
        <thead>
          <tr>
            <th scope="col">Status and code</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {bad.flatMap(({ status, problems, gateway }) => [
            ...problems.map(({ code, detail }) => (
              <tr key={code}>
                <th scope="row">
                  {status} <code>{code}</code>
                </th>
                <td>
                  <p>
                    <Line text={detail} />
                  </p>
                </td>
              </tr>
            )),
            ...(gateway === undefined
              ? []
              : [
                  <tr key={`${status}-gateway`}>
                    <th scope="row">
                      {status} <code>{`{"message":…}`}</code>
                    </th>
                    <td>
                      <p>
                        <Line text={gateway} />
                      </p>
                    </td>
                  </tr>,
                ]),
          ])}
        </tbody>
      </table>
    </>
  );
}
