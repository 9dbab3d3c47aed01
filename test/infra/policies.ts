import { runSimulation } from "@cloud-copilot/iam-simulate";
import * as z from "zod";
import type { FunctionName } from "../../infra/bundle.js";
import { ACCOUNT } from "./cloud.js";
import { cloud } from "./synthesized.js";

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const Statement = z.looseObject({
  Effect: z.enum(["Allow", "Deny"]),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.infer<typeof Statement>;
const Policy = z.object({
  PolicyDocument: z.object({ Version: z.string(), Statement: z.array(Statement) }),
  Roles: z.array(z.string()),
});
const LambdaFunction = z.object({
  FunctionName: z.string(),
  Role: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});
const Key = z.object({ KeyPolicy: z.object({ Statement: z.array(z.unknown()) }) });

/** The one role of a function, by ARN. */
function roleOf(name: FunctionName): string {
  const functions = cloud.all("AWS::Lambda::Function").map(({ properties }) => LambdaFunction.parse(properties));
  const found = functions.find(({ Environment }) => Environment.Variables["POWERTOOLS_SERVICE_NAME"] === name);
  if (!found) throw new Error(`No function ${name}`);
  return found.Role;
}

/** All that a function's role is allowed or denied. */
export function statementsOf(name: FunctionName): Statement[] {
  const roleId = roleOf(name).split("/").at(-1) ?? "";
  return cloud
    .all("AWS::IAM::Policy")
    .map(({ properties }) => Policy.parse(properties))
    .filter(({ Roles }) => Roles.includes(roleId))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

type RequestContext = Readonly<Record<string, string | string[]>>;

/**
 * Whether AWS would let a function do this, by the synthesized policies.
 * @throws if the simulator doesn't know the action, the resource, or a key of the context
 */
export async function may(
  name: FunctionName,
  action: string,
  resource: string,
  context: RequestContext = {},
): Promise<boolean> {
  const simulation = {
    request: {
      principal: roleOf(name),
      action,
      resource: { resource, accountId: ACCOUNT },
      contextVariables: { ...context },
    },
    identityPolicies: [{ name, policy: { Version: "2012-10-17", Statement: statementsOf(name) } }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(resource.includes(":kms:") && { resourcePolicy: keyPolicyOf(resource) }),
  };
  const outcome = await runSimulation(known(simulation), {});
  if (outcome.resultType === "error") throw new Error(`${action} on ${resource}: ${outcome.errors.message}`);
  return outcome.overallResult === "Allowed";
}

/**
 * The simulator leaves out keys with a variable part after a colon, as encryption contexts have. A tag, whose variable
 * part comes after a slash, takes their place in policy and request alike.
 */
function known<T>(simulation: T): T {
  const renamed = JSON.stringify(simulation).replaceAll(/"kms:EncryptionContext:([^"]+)"/g, '"aws:PrincipalTag/$1"');
  return JSON.parse(renamed);
}

function keyPolicyOf(arn: string): unknown {
  const key = cloud.all("AWS::KMS::Key").find((resource) => cloud.arn(resource) === arn);
  return { Version: "2012-10-17", ...Key.parse(key?.properties).KeyPolicy };
}
