import { nameOf, type Schema } from "../openapi.js";
import { type Field, fieldsOf } from "./fields.js";
import { Line, Words } from "./words.js";

export const shapeId = (name: string): string => `shape-${name}`;

/** A shape's fields as a table of two columns: there is room for it on 320 px. */
function FieldTable({ caption, fields }: { readonly caption: string; readonly fields: readonly Field[] }) {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, required, type, shape, description }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {required && <span class="must">required</span>}
            </th>
            <td>
              {description && (
                <p>
                  <Line text={description} />
                </p>
              )}
              <p class="hint">
                {type} {shape && <a href={`#${shapeId(shape)}`}>{shape}</a>}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A shape with what it is about; one that is several is told by its parts. */
export function Shape({ name, schema }: { readonly name: string; readonly schema: Schema }) {
  const fields = fieldsOf(schema);
  const { oneOf: parts = [] } = schema;
  return (
    <section id={shapeId(name)} aria-labelledby={`${shapeId(name)}-name`}>
      <h3 id={`${shapeId(name)}-name`}>{name}</h3>
      {schema.description && <Words text={schema.description} />}
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => {
            const to = nameOf(part.$ref ?? "");
            return (
              <li key={to}>
                <a href={`#${shapeId(to)}`}>{to}</a>
              </li>
            );
          })}
        </ul>
      )}
      {fields.length > 0 && <FieldTable caption={`Fields of ${name}`} fields={fields} />}
    </section>
  );
}
