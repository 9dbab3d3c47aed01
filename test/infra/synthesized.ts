import type { Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Code } from "aws-cdk-lib/aws-lambda";
import cdkJson from "../../cdk.json" with { type: "json" };
import type { CodeOf } from "../../infra/constructs/safelane-function.js";
import { parseSettings, type Settings } from "../../infra/settings.js";
import { newApp, safelane } from "../../infra/stacks/safelane.js";
import { Cloud, type RawTemplate } from "./cloud.js";

/** The example deployment, as it stands in cdk.json. */
export const settings: Settings = parseSettings(cdkJson.context.safelane, "cdk.json");

/** Rules over templates need no bundles. */
export const noCode: CodeOf = () => Code.fromInline("export const handler = () => {};");

/** The templates of a deployment by stack, unresolved; whether AWS would take them is looked at once, elsewhere. */
export function templatesOf(given: Settings): Record<string, RawTemplate> {
  const stacks: Readonly<Record<string, Stack>> = {
    ...safelane(newApp({ builtinCloudFormationValidation: false }), given, noCode),
  };
  return Object.fromEntries(Object.entries(stacks).map(([name, stack]) => [name, templateOf(stack)]));
}

function templateOf(stack: Stack): RawTemplate {
  const { Resources, Outputs } = Template.fromStack(stack).toJSON();
  return { Resources, ...(Outputs && { Outputs }) };
}

/** The example deployment in an account. */
export const cloud = new Cloud(templatesOf(settings), settings.region);
