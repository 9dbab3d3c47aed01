/** A template as CloudFormation reads it; only what these tests look at. */
export interface RawTemplate {
  readonly Resources: Readonly<Record<string, RawResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } | undefined }>
  >;
}
export interface RawResource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}
/** A resource with every reference replaced by the name or ARN it would have in an account. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: unknown;
}

export const ACCOUNT = "111122223333";

/** How a resource's ARN is written, from its properties and logical id (AWS service authorization reference). */
const ARNS: Readonly<
  Record<string, (name: (property: string) => string, id: string) => [service: string, rest: string]>
> = {
  "AWS::DynamoDB::Table": (name) => ["dynamodb", `table/${name("TableName")}`],
  "AWS::Events::Rule": (_, id) => ["events", `rule/${id}`],
  "AWS::IAM::Role": (_, id) => ["iam", `role/${id}`],
  "AWS::KMS::Key": (_, id) => ["kms", `key/${id}`],
  "AWS::Lambda::Function": (name) => ["lambda", `function:${name("FunctionName")}`],
  "AWS::Logs::LogGroup": (name) => ["logs", `log-group:${name("LogGroupName")}:*`],
  "AWS::SNS::Topic": (name) => ["sns", name("TopicName")],
  "AWS::SQS::Queue": (name) => ["sqs", name("QueueName")],
};

/** The property that `Ref` gives, where it isn't a made-up name (CloudFormation's resource reference). */
const NAMES: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "TableName",
  "AWS::Lambda::Function": "FunctionName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::SES::ConfigurationSet": "Name",
  "AWS::SES::EmailIdentity": "EmailIdentity",
};

/**
 * The templates as they would stand in an account: enough of CloudFormation to read policies and properties as AWS
 * would. A function of CloudFormation that it doesn't know is an error, never a guess.
 */
export class Cloud {
  constructor(
    private readonly templates: Readonly<Record<string, RawTemplate>>,
    private readonly region: string,
  ) {}

  /** All resources of a type, in all stacks. */
  all(type: string): Resource[] {
    return Object.entries(this.templates).flatMap(([stack, { Resources }]) =>
      Object.entries(Resources)
        .filter(([, { Type }]) => Type === type)
        .map(([id, { Properties }]) => ({ stack, id, type, properties: this.resolve(stack, Properties ?? {}) })),
    );
  }

  arn({ stack, id }: Pick<Resource, "stack" | "id">): string {
    const { Type } = this.#resource(stack, id);
    const parts = ARNS[Type]?.((property) => this.#property(stack, id, property), id);
    if (!parts) throw new Error(`No ARN known for ${Type}`);
    return `arn:aws:${parts[0]}:${parts[0] === "iam" ? "" : this.region}:${ACCOUNT}:${parts[1]}`;
  }

  resolve(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.resolve(stack, each));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first && (first[0] === "Ref" || first[0].startsWith("Fn::"))) {
      return this.#intrinsic(stack, first[0], first[1]);
    }
    return Object.fromEntries(entries.map(([key, each]) => [key, this.resolve(stack, each)]));
  }

  #intrinsic(stack: string, name: string, argument: unknown): unknown {
    if (name === "Ref") return this.#ref(stack, String(argument));
    if (name === "Fn::ImportValue") return this.#import(String(this.resolve(stack, argument)));
    if (name === "Fn::Sub" && typeof argument === "string") {
      return argument.replaceAll(/\$\{(.+?)\}/g, (_, id: string) => this.#ref(stack, id));
    }
    if (name === "Fn::GetAtt" && Array.isArray(argument)) return this.#attribute(stack, argument.map(String));
    if (name === "Fn::Join" && Array.isArray(argument)) {
      const parts = this.resolve(stack, argument[1]);
      if (Array.isArray(parts)) return parts.join(String(argument[0]));
    }
    throw new Error(`Not known here: ${name}`);
  }

  #ref(stack: string, id: string): string {
    const pseudo = {
      "AWS::AccountId": ACCOUNT,
      "AWS::Region": this.region,
      "AWS::Partition": "aws",
      "AWS::URLSuffix": "amazonaws.com",
    };
    const known = Object.entries(pseudo).find(([name]) => name === id)?.[1];
    if (known) return known;
    const { Type } = this.#resource(stack, id);
    if (Type === "AWS::SNS::Topic") return this.arn({ stack, id });
    if (Type === "AWS::SQS::Queue") {
      return `https://sqs.${this.region}.amazonaws.com/${ACCOUNT}/${this.#property(stack, id, "QueueName")}`;
    }
    const property = NAMES[Type];
    return property ? this.#property(stack, id, property) : id;
  }

  #attribute(stack: string, [id = "", attribute = ""]: string[]): string {
    if (attribute === "Arn") return this.arn({ stack, id });
    if (attribute === "ApiEndpoint") return `https://${id}.execute-api.${this.region}.amazonaws.com`;
    return attribute === "QueueName" ? this.#property(stack, id, attribute) : `${id}.${attribute}`;
  }

  #import(name: string): unknown {
    for (const [stack, { Outputs = {} }] of Object.entries(this.templates)) {
      const output = Object.values(Outputs).find(({ Export }) => Export?.Name === name);
      if (output) return this.resolve(stack, output.Value);
    }
    throw new Error(`Nobody exports ${name}`);
  }

  #resource(stack: string, id: string): RawResource {
    const resource = this.templates[stack]?.Resources[id];
    if (!resource) throw new Error(`No resource ${id} in ${stack}`);
    return resource;
  }

  #property(stack: string, id: string, property: string): string {
    return String(this.resolve(stack, this.#resource(stack, id).Properties?.[property]));
  }
}
