import { runSimulation } from "@cloud-copilot/iam-simulate";
import * as z from "zod";
import { ACCOUNT, type Cloud } from "./cloud.js";

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

type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/** What the roles of a deployment's functions are allowed, as AWS would read it. */
export class Policies {
  readonly #cloud: Cloud;
  readonly #roles: ReadonlyMap<string, { readonly arn: string; readonly statements: Statement[] }>;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    const policies = cloud.all("AWS::IAM::Policy").map(({ properties }) => Policy.parse(properties));
    const functions = cloud.all("AWS::Lambda::Function").map(({ properties }) => LambdaFunction.parse(properties));
    this.#roles = new Map(
      functions.map(({ Environment, Role }) => {
        const id = Role.split("/").at(-1) ?? "";
        const own = policies.filter(({ Roles }) => Roles.includes(id));
        const statements = own.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
        return [Environment.Variables["POWERTOOLS_SERVICE_NAME"] ?? "", { arn: Role, statements }];
      }),
    );
  }

  /** All that a function's role is allowed or denied. @throws when there is no such function */
  statementsOf(name: string): Statement[] {
    return this.#roleOf(name).statements;
  }

  /**
   * Whether AWS would let a function do this, by the synthesized policies.
   * @throws if the simulator doesn't know the action, the resource, or a key of the context
   */
  async may(name: string, action: string, resource: string, context: RequestContext = {}): Promise<boolean> {
    const { arn, statements } = this.#roleOf(name);
    const simulation = {
      request: {
        principal: arn,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: Object.fromEntries(
          Object.entries(context).map(([key, value]) => [key, typeof value === "string" ? value : [...value]]),
        ),
      },
      identityPolicies: [{ name, policy: { Version: "2012-10-17", Statement: statements } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resource.includes(":kms:") && { resourcePolicy: this.#keyPolicyOf(resource) }),
    };
    const outcome = await runSimulation(known(simulation), {});
    if (outcome.resultType === "error") throw new Error(`${action} on ${resource}: ${outcome.errors.message}`);
    return outcome.overallResult === "Allowed";
  }

  /** The one role of a function. */
  #roleOf(name: string): { readonly arn: string; readonly statements: Statement[] } {
    const found = this.#roles.get(name);
    if (!found) throw new Error(`No function ${name}`);
    return found;
  }

  #keyPolicyOf(arn: string): unknown {
    const key = this.#cloud.all("AWS::KMS::Key").find((resource) => this.#cloud.arn(resource) === arn);
    return { Version: "2012-10-17", ...Key.parse(key?.properties).KeyPolicy };
  }
}

/**
 * The simulator leaves out keys with a variable part after a colon, as encryption contexts have. A tag, whose variable
 * part comes after a slash, takes their place in policy and request alike.
 */
function known<T>(simulation: T): T {
  const renamed = JSON.stringify(simulation).replaceAll(/"kms:EncryptionContext:([^"]+)"/g, '"aws:PrincipalTag/$1"');
  return JSON.parse(renamed);
}
