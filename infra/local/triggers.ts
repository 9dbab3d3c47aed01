import type { Stack } from "./assembly.js";
import { declared, kinds, propertiesOf } from "./declarations.js";
import type { World } from "./identity.js";
import type {
  AuthorizerDeclaration,
  FunctionDeclaration,
  MappingDeclaration,
  QueueDeclaration,
  RouteDeclaration,
  ScheduleDeclaration,
} from "./parts.js";

interface Scope {
  readonly stacks: readonly Stack[];
  readonly world: World;
  readonly functions: readonly FunctionDeclaration[];
}

/** The ARN of the function that a property names by ARN, by name, or by API Gateway's URI around the ARN. */
function functionArn(functions: readonly FunctionDeclaration[], reference: string, where: string): string {
  const named = /arn:aws:lambda:[^/]+/.exec(reference)?.[0] ?? reference;
  const found = functions.find(({ arn, physicalName }) => named === arn || named === physicalName);
  if (found === undefined) throw new Error(`${where}: ${reference} is no function of these stacks`);
  return found.arn;
}

/** The event source mappings that are enabled. */
export function mappingsOf(
  { stacks, world, functions }: Scope,
  queues: readonly QueueDeclaration[],
): MappingDeclaration[] {
  return declared(stacks, kinds.mapping.type).flatMap((item) => {
    const properties = propertiesOf(world, kinds.mapping, item);
    const queue = queues.find(({ arn }) => arn === properties.EventSourceArn);
    if (queue === undefined) throw new Error(`${item.id}: ${properties.EventSourceArn} is no queue of these stacks`);
    const mapping = {
      queue,
      functionArn: functionArn(functions, properties.FunctionName, item.id),
      batchSize: properties.BatchSize,
      windowMs: properties.MaximumBatchingWindowInSeconds * 1000,
      partial: properties.FunctionResponseTypes.length > 0,
    };
    return properties.Enabled ? [mapping] : [];
  });
}

/** The schedules that are enabled, one for each target, whichever service declares them. */
export function schedulesOf({ stacks, world, functions }: Scope): ScheduleDeclaration[] {
  const rules = declared(stacks, kinds.rule.type)
    .filter(({ resource }) => !("EventPattern" in resource.Properties))
    .map((item) => {
      const { Targets, ...rest } = propertiesOf(world, kinds.rule, item);
      return { ...rest, item, targets: Targets };
    });
  const schedules = declared(stacks, kinds.schedule.type).map((item) => {
    const { Target, ...rest } = propertiesOf(world, kinds.schedule, item);
    return { ...rest, item, targets: [Target] };
  });
  return [...rules, ...schedules]
    .filter(({ State }) => State === "ENABLED")
    .flatMap(({ item, targets, ScheduleExpression }) =>
      targets.map(({ Arn, Input }) => ({
        arn: world.attribute(item, "Arn"),
        functionArn: functionArn(functions, Arn, item.id),
        everyMs: everyMs(ScheduleExpression, item.id),
        input: Input,
      })),
    );
}

/** `rate(1 minute)` → 60,000. */
function everyMs(expression: string, id: string): number {
  const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const length = new Map([
    ["minute", 60_000],
    ["hour", 3_600_000],
    ["day", 86_400_000],
  ]).get(unit);
  if (length === undefined) throw new Error(`${id}: only rate(…) schedules are emulated, not ${expression}`);
  return Number(count) * length;
}

/** The routes of the HTTP API, each with the function behind its integration. */
export function routesOf({ stacks, world, functions }: Scope): RouteDeclaration[] {
  const apis = declared(stacks, kinds.api.type);
  if (apis.length > 1) throw new Error(`one HTTP API is served locally, not ${apis.length}`);
  for (const item of apis) propertiesOf(world, kinds.api, item);
  for (const item of declared(stacks, kinds.stage.type)) propertiesOf(world, kinds.stage, item);
  const integrations = new Map(
    declared(stacks, kinds.integration.type).map((item) => {
      const { IntegrationUri } = propertiesOf(world, kinds.integration, item);
      return [`integrations/${world.attribute(item, "Ref")}`, functionArn(functions, IntegrationUri, item.id)];
    }),
  );
  const authorizers = authorizersOf({ stacks, world, functions });
  return declared(stacks, kinds.route.type).map((item) => {
    const { RouteKey, Target, AuthorizationType, AuthorizerId } = propertiesOf(world, kinds.route, item);
    const target = integrations.get(Target);
    if (target === undefined) throw new Error(`${item.id}: ${Target} is no integration of these stacks`);
    const route = { key: RouteKey, functionArn: target };
    if (AuthorizationType === "NONE") return route;
    const authorizer = authorizers.find(({ id }) => id === AuthorizerId);
    if (authorizer === undefined) throw new Error(`${item.id}: ${AuthorizerId} is no authorizer of these stacks`);
    return { ...route, authorizer };
  });
}

function authorizersOf({ stacks, world, functions }: Scope): AuthorizerDeclaration[] {
  return declared(stacks, kinds.authorizer.type).map((item) => {
    const properties = propertiesOf(world, kinds.authorizer, item);
    return {
      id: world.attribute(item, "Ref"),
      functionArn: functionArn(functions, properties.AuthorizerUri, item.id),
      headers: properties.IdentitySource,
      ttlMs: properties.AuthorizerResultTtlInSeconds * 1000,
    };
  });
}
