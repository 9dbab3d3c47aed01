import { NOTES, type ShapeNotes } from "./notes.js";
import type { OpenApi, Schema } from "./openapi.js";

/** The document with the notes on its shapes. @throws Error when a note is about something that isn't there */
export function noted(document: OpenApi): OpenApi {
  const schemas = { ...document.components.schemas };
  for (const [name, notes] of Object.entries(NOTES)) {
    const schema = schemas[name];
    if (!schema) throw new Error(`no shape ${name}`);
    schemas[name] = { ...schema, ...notes.self, ...withFields(schema, notes) };
  }
  return { ...document, components: { ...document.components, schemas } };
}

function withFields({ properties }: Schema, { fields = {} }: ShapeNotes): Pick<Schema, "properties"> {
  const all = { ...properties };
  for (const [name, added] of Object.entries(fields)) {
    const field = all[name];
    if (!field) throw new Error(`no field ${name}`);
    all[name] = { ...field, ...added };
  }
  return properties ? { properties: all } : {};
}
