import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

interface Fixture {
  /** The templates, by the names of their stacks. */
  readonly stacks: Readonly<Record<string, object>>;
  /** Source of each function's module, by the name its `Code.S3Key` begins with. */
  readonly modules: Readonly<Record<string, string>>;
}

/** Writes a cloud assembly, as `cdk synth` would. */
export async function writeAssembly(directory: string, { stacks, modules }: Fixture): Promise<string> {
  const files: Record<string, object> = {};
  for (const [name, source] of Object.entries(modules)) {
    await mkdir(join(directory, `asset.${name}`), { recursive: true });
    await writeFile(join(directory, `asset.${name}`, "index.mjs"), source);
    files[name] = { source: { path: `asset.${name}` }, destinations: { here: { objectKey: `${name}.zip` } } };
  }
  await writeFile(join(directory, "all.assets.json"), JSON.stringify({ files }));
  const artifacts: Record<string, object> = {
    assets: { type: "cdk:asset-manifest", properties: { file: "all.assets.json" } },
  };
  for (const [name, template] of Object.entries(stacks)) {
    await writeFile(join(directory, `${name}.template.json`), JSON.stringify(template));
    artifacts[name] = {
      type: "aws:cloudformation:stack",
      environment: "aws://unknown-account/eu-central-1",
      properties: { templateFile: `${name}.template.json` },
    };
  }
  await writeFile(join(directory, "manifest.json"), JSON.stringify({ artifacts }));
  return directory;
}

/** A function as a template declares it; `name` is both its short name and the name of its module. */
export function lambda(name: string, environment: Readonly<Record<string, unknown>> = {}, timeout = 10): object {
  return {
    Type: "AWS::Lambda::Function",
    Properties: {
      Code: { S3Bucket: { "Fn::Sub": "assets-${AWS::AccountId}" }, S3Key: `${name}.zip` },
      Handler: "index.handler",
      Runtime: "nodejs24.x",
      Timeout: timeout,
      Environment: { Variables: { POWERTOOLS_SERVICE_NAME: name, ...environment } },
    },
  };
}

/** A queue with dead letters after `tries`, and the mapping that feeds it to a function. */
export function workQueue(id: string, functionId: string, tries: number, visibilitySeconds: number): object {
  return {
    [`${id}Dead`]: { Type: "AWS::SQS::Queue", Properties: {} },
    [id]: {
      Type: "AWS::SQS::Queue",
      Properties: {
        VisibilityTimeout: visibilitySeconds,
        RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": [`${id}Dead`, "Arn"] }, maxReceiveCount: tries },
      },
    },
    [`${id}Mapping`]: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: {
        EventSourceArn: { "Fn::GetAtt": [id, "Arn"] },
        FunctionName: { Ref: functionId },
        BatchSize: 10,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      },
    },
  };
}

/**
 * A route of an API with its integration; `api` is what its template says of the API's id. With the id of an authorizer
 * that one is asked first.
 */
export function route(id: string, key: string, functionId: string, api: object, authorizerId?: string): object {
  return {
    [`${id}Integration`]: {
      Type: "AWS::ApiGatewayV2::Integration",
      Properties: {
        ApiId: api,
        IntegrationType: "AWS_PROXY",
        PayloadFormatVersion: "2.0",
        IntegrationUri: { "Fn::GetAtt": [functionId, "Arn"] },
      },
    },
    [id]: {
      Type: "AWS::ApiGatewayV2::Route",
      Properties: {
        ApiId: api,
        ...(authorizerId === undefined
          ? { AuthorizationType: "NONE" }
          : { AuthorizationType: "CUSTOM", AuthorizerId: { Ref: authorizerId } }),
        RouteKey: key,
        Target: { "Fn::Join": ["", ["integrations/", { Ref: `${id}Integration` }]] },
      },
    },
  };
}

/** An authorizer of an API that asks a function about one header. */
export function authorizer(functionId: string, api: object, properties: object = {}): object {
  return {
    Type: "AWS::ApiGatewayV2::Authorizer",
    Properties: {
      ApiId: api,
      Name: "key",
      AuthorizerType: "REQUEST",
      AuthorizerPayloadFormatVersion: "2.0",
      EnableSimpleResponses: true,
      AuthorizerUri: {
        "Fn::Sub": `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionId}.Arn}/invocations`,
      },
      IdentitySource: ["$request.header.Authorization"],
      ...properties,
    },
  };
}

/** What CDK makes of a template's value that another stack asks for. */
export function exported(name: string, Value: object): object {
  return { [name]: { Value, Export: { Name: name } } };
}
