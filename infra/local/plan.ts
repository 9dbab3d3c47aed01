import { join } from "node:path";
import type { Stack } from "./assembly.js";
import { type Declared, declared, kinds, propertiesOf } from "./declarations.js";
import { eventRulesOf, mailEventsOf } from "./event-rules.js";
import type { World } from "./identity.js";
import type {
  EventRuleDeclaration,
  FunctionDeclaration,
  MailEventsDeclaration,
  MappingDeclaration,
  QueueDeclaration,
  RouteDeclaration,
  ScheduleDeclaration,
  TableDeclaration,
} from "./parts.js";
import { mappingsOf, routesOf, schedulesOf } from "./triggers.js";

/** Everything that is to run, computed: no template needs to be read after this. */
export interface Plan {
  readonly tables: readonly TableDeclaration[];
  readonly queues: readonly QueueDeclaration[];
  readonly functions: readonly FunctionDeclaration[];
  readonly mappings: readonly MappingDeclaration[];
  readonly schedules: readonly ScheduleDeclaration[];
  readonly eventRules: readonly EventRuleDeclaration[];
  readonly mailEvents: readonly MailEventsDeclaration[];
  readonly routes: readonly RouteDeclaration[];
}

/**
 * Reads out of the templates what is to run.
 * @throws naming the resource that asks for something the local system can't do.
 */
export function planOf(stacks: readonly Stack[], world: World): Plan {
  const tables = [kinds.table, kinds.globalTable].flatMap((kind) =>
    declared(stacks, kind.type).map((item) => ({
      ...propertiesOf(world, kind, item),
      name: world.attribute(item, "Ref"),
    })),
  );
  const queues = declared(stacks, kinds.queue.type).map((item) => ({
    ...propertiesOf(world, kinds.queue, item),
    name: world.attribute(item, "QueueName"),
    url: world.attribute(item, "Ref"),
    arn: world.attribute(item, "Arn"),
  }));
  const functions = declared(stacks, kinds.function.type).map((item) => functionOf(world, item));
  const scope = { stacks, world, functions };
  return {
    tables,
    queues,
    functions,
    mappings: mappingsOf(scope, queues),
    schedules: schedulesOf(scope),
    eventRules: eventRulesOf(stacks, world, queues),
    mailEvents: mailEventsOf(stacks, world),
    routes: routesOf(scope),
  };
}

function functionOf(world: World, item: Declared): FunctionDeclaration {
  const { Code, Handler, Timeout, MemorySize, Environment } = propertiesOf(world, kinds.function, item);
  const asset = item.stack.assets.get(Code.S3Key);
  if (asset === undefined) throw new Error(`${item.stack.name}.${item.id}: no asset ${Code.S3Key} in the assembly`);
  const [module = "", exportName = ""] = Handler.split(".");
  return {
    name: Environment.Variables["POWERTOOLS_SERVICE_NAME"] ?? world.attribute(item, "Ref"),
    physicalName: world.attribute(item, "Ref"),
    arn: world.attribute(item, "Arn"),
    file: join(asset, `${module}.mjs`),
    exportName,
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
    environment: atHome(Environment.Variables, world.place.httpUrl),
  };
}

/** The address that CDK makes up for an HTTP API where it doesn't ask for `ApiEndpoint`, as in `stage.url`. */
const API_ADDRESS = /https:\/\/[\w-]+\.execute-api\.[\w-]+\.amazonaws\.com/g;

/** Variables with the address of the API that runs here. */
function atHome(variables: Readonly<Record<string, string>>, httpUrl: string): Record<string, string> {
  const entries = Object.entries(variables);
  return Object.fromEntries(entries.map(([name, value]) => [name, value.replaceAll(API_ADDRESS, httpUrl)]));
}
