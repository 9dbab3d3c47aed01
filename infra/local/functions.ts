import type { SQSClient } from "@aws-sdk/client-sqs";
import { Environment, type LogSink } from "./environment.js";
import { HttpApi, type Pool } from "./http.js";
import type { LocalTime } from "./local-time.js";
import type { FunctionDeclaration } from "./parts.js";
import type { Plan } from "./plan.js";
import { Poller } from "./pollers.js";
import { Schedule } from "./schedules.js";

/** Requests that the HTTP side of a function answers at the same time. */
const HTTP_POOL = 2;

export interface FunctionsContext {
  readonly client: SQSClient;
  readonly region: string;
  readonly variablesOf: (declaration: FunctionDeclaration) => Record<string, string>;
  readonly log: LogSink;
  readonly time: LocalTime;
}

/** The functions and all that calls them. Each event source of a function has environments of its own. */
export class Functions {
  readonly api: HttpApi;
  readonly #environments: { readonly arn: string; readonly environment: Environment }[] = [];
  readonly #pollers: readonly Poller[];
  readonly #schedules: readonly Schedule[];

  constructor(plan: Plan, context: FunctionsContext) {
    const { client, region, variablesOf, log, time } = context;
    const environmentFor = (arn: string): Environment => {
      const declaration = plan.functions.find((candidate) => candidate.arn === arn);
      if (declaration === undefined) throw new Error(`no function ${arn}`);
      const environment = new Environment(declaration, variablesOf(declaration), context);
      this.#environments.push({ arn, environment });
      return environment;
    };
    this.#pollers = plan.mappings.map(
      (mapping) => new Poller(client, { mapping, region }, environmentFor(mapping.functionArn), log),
    );
    this.#schedules = plan.schedules.map(
      (schedule) => new Schedule(schedule, { region, time }, environmentFor(schedule.functionArn)),
    );
    const asked = plan.routes.flatMap(({ functionArn, authorizer }) => [
      functionArn,
      ...(authorizer ? [authorizer.functionArn] : []),
    ]);
    const pools = [...new Set(asked)].map((arn): [string, Pool] => {
      const first = environmentFor(arn);
      return [arn, [first, ...Array.from({ length: HTTP_POOL - 1 }, () => environmentFor(arn))]];
    });
    this.api = new HttpApi(plan.routes, new Map(pools), time);
  }

  /** Loads every bundle. @throws when one can't be loaded */
  async warm(): Promise<void> {
    await Promise.all(this.#environments.map(({ environment }) => environment.warm()));
  }

  start(withSchedules: boolean): void {
    for (const poller of this.#pollers) poller.start();
    if (withSchedules) for (const schedule of this.#schedules) schedule.start();
  }

  async tick(): Promise<void> {
    await Promise.all(this.#schedules.map((schedule) => schedule.tick()));
  }

  /** Goes on with the bundles of another plan, each environment as soon as it is free. */
  replace(functions: readonly FunctionDeclaration[]): void {
    for (const { arn, environment } of this.#environments) {
      const file = functions.find((candidate) => candidate.arn === arn)?.file;
      if (file !== undefined) environment.replace(file);
    }
  }

  /** Takes nothing new and gives what runs `graceMs` to finish. */
  async stop(graceMs: number): Promise<void> {
    for (const schedule of this.#schedules) schedule.stop();
    await Promise.all([
      ...this.#pollers.map((poller) => poller.stop()),
      ...this.#environments.map(({ environment }) => environment.stop(graceMs)),
    ]);
  }
}
