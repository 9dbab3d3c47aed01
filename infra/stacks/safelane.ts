import { App, type AppProps } from "aws-cdk-lib";
import type { AlarmSpec } from "../constructs/alarm.js";
import type { CodeOf } from "../constructs/safelane-function.js";
import type { Settings } from "../settings.js";
import { domainAlarms } from "./alarms.js";
import { Edge } from "./edge.js";
import { Front } from "./front.js";
import { Pipeline } from "./pipeline.js";
import { Shield } from "./shield.js";
import { Stores } from "./stores.js";
import { Watch } from "./watch.js";

export interface Safelane {
  readonly stores: Stores;
  readonly front: Front;
  /** Only where the settings ask for it. */
  readonly shield?: Shield;
  readonly pipeline: Pipeline;
  readonly edge: Edge;
  readonly watch: Watch;
}

const CONTEXT = {
  /** A store that the pipeline still uses can't be deleted: CloudFormation refuses while its export is imported. */
  "@aws-cdk/core:defaultCrossStackReferences": "strong",
  /** What CloudFormation itself would refuse stops the synthesis instead of the deployment. */
  "@aws-cdk/core:validateAgainstDefaultRules": true,
  /** Templates say where each function's code lies (`aws:asset:path`), under the CLI or not. */
  "aws:cdk:enable-asset-metadata": true,
};

/** An empty app with what our templates depend on, the same under the CLI, the local runner and the tests. */
export const newApp = (props: AppProps = {}): App =>
  new App({ analyticsReporting: false, treeMetadata: false, ...props, context: { ...CONTEXT, ...props.context } });

/** A whole deployment: five stacks, or six, each knowing only those before it. */
export function safelane(app: App, settings: Settings, codeOf: CodeOf): Safelane {
  const stores = new Stores(app, settings);
  const front = new Front(app, settings);
  const shield = settings.cdn && new Shield(app, settings, settings.cdn, front);
  const pipeline = new Pipeline(app, settings, { stores, front, codeOf });
  const edge = new Edge(app, settings, { stores, front, pipeline, codeOf });
  const watch = new Watch(app, settings, alarmsOf(settings, { front, pipeline, edge }));
  for (const stack of [stores, front, pipeline, edge]) watch.addStackDependency(stack);
  return { stores, front, ...(shield && { shield }), pipeline, edge, watch };
}

type Watched = Pick<Safelane, "front" | "pipeline" | "edge">;

function alarmsOf(settings: Settings, { front, pipeline, edge }: Watched): AlarmSpec[] {
  const queues = Object.values(pipeline.queues).flatMap(({ express, standard }) => [express, standard]);
  const functions = [...edge.functions, ...pipeline.functions];
  return [
    ...front.alarms,
    ...[...queues, ...functions].flatMap(({ alarms }) => alarms),
    ...pipeline.mail.alarms,
    ...domainAlarms(settings),
  ];
}
