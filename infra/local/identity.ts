import type { Resource, Stack } from "./assembly.js";
import { type Lookup, resolve, type TemplateValue } from "./resolve.js";

/** The account of every local resource; the SQS stand-in knows no other. */
export const ACCOUNT = "000000000000";
const PARTITION = "aws";

/** Where the local system stands, as far as names depend on it. */
export interface Place {
  readonly region: string;
  /** Base of queue URLs, without a slash at the end. */
  readonly sqsUrl: string;
  /** Base URL of the HTTP API, without a slash at the end. */
  readonly httpUrl: string;
}

interface Named {
  readonly name: string;
  readonly place: Place;
}

/** What `Ref` and `Fn::GetAtt` give for one type of resource, and the property that holds its own name. */
interface Identity {
  readonly nameProperty?: string;
  readonly ref: (named: Named) => string;
  readonly attributes: Readonly<Record<string, (named: Named) => string>>;
}

const byName = ({ name }: Named): string => name;
const arn =
  (service: string, prefix = "") =>
  ({ name, place }: Named): string =>
    `arn:${PARTITION}:${service}:${place.region}:${ACCOUNT}:${prefix}${name}`;

const table: Identity = { nameProperty: "TableName", ref: byName, attributes: { Arn: arn("dynamodb", "table/") } };

/** Every type that something may refer to. What isn't here can be declared, but nothing that runs can depend on it. */
const identities: Readonly<Record<string, Identity>> = {
  "AWS::DynamoDB::Table": table,
  "AWS::DynamoDB::GlobalTable": table,
  "AWS::SQS::Queue": {
    nameProperty: "QueueName",
    ref: ({ name, place }) => `${place.sqsUrl}/${ACCOUNT}/${name}`,
    attributes: { Arn: arn("sqs"), QueueName: byName },
  },
  "AWS::Lambda::Function": {
    nameProperty: "FunctionName",
    ref: byName,
    attributes: { Arn: arn("lambda", "function:") },
  },
  "AWS::ApiGatewayV2::Api": { ref: byName, attributes: { ApiId: byName, ApiEndpoint: ({ place }) => place.httpUrl } },
  "AWS::ApiGatewayV2::Integration": { ref: byName, attributes: {} },
  "AWS::ApiGatewayV2::Authorizer": { ref: byName, attributes: {} },
  "AWS::Events::Rule": { nameProperty: "Name", ref: byName, attributes: { Arn: arn("events", "rule/") } },
  "AWS::Scheduler::Schedule": { nameProperty: "Name", ref: byName, attributes: { Arn: arn("scheduler", "schedule/") } },
  // Nobody assumes a role here, and nothing is encrypted: the names are all there is.
  "AWS::IAM::Role": { nameProperty: "RoleName", ref: byName, attributes: { Arn: arn("iam", "role/") } },
  "AWS::KMS::Key": { ref: byName, attributes: { Arn: arn("kms", "key/"), KeyId: byName } },
  "AWS::SES::EmailIdentity": { nameProperty: "EmailIdentity", ref: byName, attributes: {} },
  "AWS::SES::ConfigurationSet": { nameProperty: "Name", ref: byName, attributes: {} },
};

/** Everything the templates of all stacks can look up in each other, at one place. */
export class World {
  readonly #stacks: readonly Stack[];
  readonly place: Place;

  constructor(stacks: readonly Stack[], place: Place) {
    this.#stacks = stacks;
    this.place = place;
  }

  /** The look-ups that the template of this stack may make. */
  lookupIn(stack: Stack): Lookup {
    return {
      ref: (id) => this.#pseudo(stack, id) ?? this.#parameter(stack, id) ?? this.#identify(stack, id, "Ref"),
      attribute: (id, name) => this.#identify(stack, id, name),
      exported: (name) => this.#exported(name),
      output: (stackName, outputName) => {
        const producer = this.#stacks.find((candidate) => candidate.name === stackName);
        const output = producer?.template.Outputs[outputName];
        if (producer === undefined || output === undefined) throw new Error(`no output ${stackName}.${outputName}`);
        return resolve(output.Value, this.lookupIn(producer));
      },
    };
  }

  /** What `Ref` (said as an attribute) or `Fn::GetAtt` gives for a declared resource. @throws when it gives nothing here */
  attribute({ stack, id }: { readonly stack: Stack; readonly id: string }, name: string): string {
    return this.#identify(stack, id, name);
  }

  #pseudo(stack: Stack, id: string): TemplateValue | undefined {
    const pseudo: Record<string, string> = {
      "AWS::AccountId": ACCOUNT,
      "AWS::Partition": PARTITION,
      "AWS::Region": this.place.region,
      "AWS::StackName": stack.name,
      "AWS::URLSuffix": "amazonaws.com",
    };
    return pseudo[id];
  }

  #parameter(stack: Stack, id: string): TemplateValue | undefined {
    return stack.template.Parameters[id]?.Default;
  }

  #exported(name: string): TemplateValue {
    for (const stack of this.#stacks) {
      const lookup = this.lookupIn(stack);
      for (const output of Object.values(stack.template.Outputs)) {
        if (output.Export !== undefined && resolve(output.Export.Name, lookup) === name) {
          return resolve(output.Value, lookup);
        }
      }
    }
    throw new Error(`no stack exports ${name}`);
  }

  #identify(stack: Stack, id: string, attribute: string): string {
    const resource = stack.template.Resources[id];
    if (resource === undefined) throw new Error(`${stack.name} declares no ${id}`);
    const identity = identities[resource.Type];
    const give = attribute === "Ref" ? identity?.ref : identity?.attributes[attribute];
    if (identity === undefined || give === undefined) {
      throw new Error(`${attribute} of ${id} (${resource.Type}) does not exist in the local system`);
    }
    return give({ name: this.#nameOf(stack, id, resource, identity), place: this.place });
  }

  /** The name a resource gives itself, else one that stays the same from start to start. */
  #nameOf(stack: Stack, id: string, resource: Resource, { nameProperty }: Identity): string {
    const own = nameProperty === undefined ? undefined : resource.Properties[nameProperty];
    return own === undefined ? `${stack.name}-${id}` : String(resolve(own, this.lookupIn(stack)));
  }
}
