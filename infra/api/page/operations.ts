import {
  type Operation as Described,
  type Media,
  nameOf,
  type OpenApi,
  operationsIn,
  type Parameter,
  type Paths,
  type Response,
  type Schema,
} from "../openapi.js";

/** An operation of the document as the page tells it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** Whether it is asked with a key. */
  readonly guarded: boolean;
  readonly parameters: readonly Parameter[];
  readonly sent?: { readonly shape: string; readonly examples: readonly Example[] };
  readonly answers: readonly Answer[];
}
interface Example {
  readonly summary: string;
  readonly value: unknown;
}
interface Answer {
  readonly status: string;
  readonly description: string;
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly problems: readonly { readonly code: string; readonly detail: string }[];
  /** When API Gateway answers so by itself. */
  readonly gateway?: string;
}

/** All operations, as they stand in the document. @throws Error when a body has no name */
export const operationsOf = (document: OpenApi, paths: Paths = document.paths): Operation[] =>
  operationsIn(paths).map(({ method, path, operation }) => operationOf(method, path, operation, document));

function operationOf(method: string, path: string, operation: Described, document: OpenApi): Operation {
  const { operationId, summary, description, tags, security, parameters = [], requestBody, responses } = operation;
  const sent = requestBody?.content?.["application/json"];
  return {
    ...{ id: operationId, method, path, tag: tags[0], summary, description, parameters },
    guarded: security === undefined,
    ...(sent && { sent: { shape: shapeOf(sent), examples: examplesOf(sent) } }),
    answers: Object.entries(responses).map(([status, one]) => answerOf(status, resolved(one, document))),
  };
}

function resolved(one: Described["responses"][string], { components }: OpenApi): Response {
  if ("description" in one) return one;
  const found = components.responses?.[nameOf(one.$ref)];
  if (!found) throw new Error(`${one.$ref} leads nowhere`);
  return found;
}

function shapeOf({ schema }: Media): string {
  if (schema?.$ref === undefined) throw new Error("a body without a name");
  return nameOf(schema.$ref);
}

const examplesOf = ({ examples = {} }: Media): Example[] =>
  Object.values(examples).map(({ summary = "For example", value }) => ({ summary, value }));

function answerOf(status: string, { description, content = {} }: Response): Answer {
  const json = Number(status) < 400 ? content["application/json"] : undefined;
  const [good] = json ? examplesOf(json) : [];
  const problems = Object.entries(content["application/problem+json"]?.examples ?? {});
  const gateway = /^API Gateway, as `application\/json`: (.*)$/m.exec(description)?.[1];
  return {
    status,
    description: description.split("\n\n")[0] ?? "",
    ...(json?.schema && { schema: json.schema }),
    ...(good && { example: good.value }),
    problems: problems.map(([code, { value }]) => ({ code, detail: detailIn(value) })),
    ...(gateway !== undefined && { gateway: `API Gateway’s own answer. ${gateway}` }),
  };
}

const detailIn = (problem: unknown): string =>
  typeof problem === "object" && problem !== null && "detail" in problem ? String(problem.detail) : "";
