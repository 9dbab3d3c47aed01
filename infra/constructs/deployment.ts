import { RemovalPolicy, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Settings } from "../settings.js";

/**
 * Name of a resource of this deployment, fixed: runbooks can say it, alarms can watch it without a reference, and a
 * change that would silently replace a table fails instead, as the old name is still taken.
 */
export const nameOf = (settings: Settings, thing: string): string => `${settings.name}-${thing}`;

/** What happens to things that hold data or history when their stack goes. */
export const removalOf = (settings: Settings): RemovalPolicy =>
  settings.data === "destroy" ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;

/** A stack of the deployment, in its region: reports must not land in another country by a slip of the shell. */
export abstract class SafelaneStack extends Stack {
  protected constructor(
    scope: Construct,
    id: string,
    settings: Settings,
    description: string,
    region = settings.region,
  ) {
    super(scope, id, {
      stackName: nameOf(settings, id),
      description: `Safelane: ${description}`,
      env: { region },
      terminationProtection: settings.purpose === "production",
      tags: { "safelane:deployment": settings.name },
    });
  }
}
