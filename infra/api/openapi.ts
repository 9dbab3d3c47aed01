import * as z from "zod";

/** As much of OpenAPI 3.1 as our document has and its page tells. What else stands there is kept. */

const text = z.exactOptional(z.string());
const count = z.exactOptional(z.number());
const texts = z.exactOptional(z.array(z.string()));

export interface Schema {
  $ref?: string;
  type?: string;
  description?: string;
  format?: string;
  required?: string[];
  enum?: unknown[];
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  [keyword: string]: unknown;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    ...{ $ref: text, type: text, description: text, format: text },
    ...{ minLength: count, maxLength: count, minItems: count, maxItems: count, minimum: count, maximum: count },
    required: texts,
    enum: z.exactOptional(z.array(z.unknown())),
    properties: z.exactOptional(z.record(z.string(), schema)),
    items: z.exactOptional(schema),
    anyOf: z.exactOptional(z.array(schema)),
    oneOf: z.exactOptional(z.array(schema)),
  }),
);

const examples = z.exactOptional(z.record(z.string(), z.looseObject({ summary: text, value: z.unknown() })));
const media = z.looseObject({ schema: z.exactOptional(schema), examples });
export type Media = z.infer<typeof media>;
const content = z.exactOptional(z.record(z.string(), media));

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.exactOptional(z.boolean()),
  description: text,
  schema,
  example: z.optional(z.unknown()),
});
export type Parameter = z.infer<typeof parameter>;

const reference = z.strictObject({ $ref: z.string() });
const response = z.looseObject({ description: z.string(), content });
export type Response = z.infer<typeof response>;

const operation = z.looseObject({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string(),
  security: z.exactOptional(z.array(z.unknown())),
  parameters: z.exactOptional(z.array(parameter)),
  requestBody: z.exactOptional(z.looseObject({ content })),
  responses: z.record(z.string(), z.union([reference, response])),
});
export type Operation = z.infer<typeof operation>;

const paths = z.record(
  z.string(),
  z.strictObject({ get: z.exactOptional(operation), post: z.exactOptional(operation) }),
);
export type Paths = z.infer<typeof paths>;

export const openApiDocument = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), description: z.string() }),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths,
  webhooks: paths,
  components: z.looseObject({
    schemas: z.record(z.string(), schema),
    responses: z.exactOptional(z.record(z.string(), response)),
  }),
});
export type OpenApi = z.infer<typeof openApiDocument>;

/** The name of what a reference leads to. */
export const nameOf = ($ref: string): string => $ref.split("/").at(-1) ?? "";

/** Every operation of these paths, with its method and path. */
export function operationsIn(paths: Paths): { method: "GET" | "POST"; path: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get ? [{ method: "GET" as const, path, operation: get }] : []),
    ...(post ? [{ method: "POST" as const, path, operation: post }] : []),
  ]);
}
