import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

interface Fixture {
  readonly template: object;
  /** Source of each function's module, by the name its `Code.S3Key` begins with. */
  readonly modules: Readonly<Record<string, string>>;
}

/** Writes a cloud assembly with one stack, as `cdk synth` would. */
export async function writeAssembly(directory: string, { template, modules }: Fixture): Promise<string> {
  const files: Record<string, object> = {};
  for (const [name, source] of Object.entries(modules)) {
    await mkdir(join(directory, `asset.${name}`), { recursive: true });
    await writeFile(join(directory, `asset.${name}`, "index.mjs"), source);
    files[name] = { source: { path: `asset.${name}` }, destinations: { here: { objectKey: `${name}.zip` } } };
  }
  await writeFile(join(directory, "app.assets.json"), JSON.stringify({ files }));
  await writeFile(join(directory, "app.template.json"), JSON.stringify(template));
  await writeFile(
    join(directory, "manifest.json"),
    JSON.stringify({
      artifacts: {
        "app.assets": { type: "cdk:asset-manifest", properties: { file: "app.assets.json" } },
        app: {
          type: "aws:cloudformation:stack",
          environment: "aws://unknown-account/eu-central-1",
          properties: { templateFile: "app.template.json" },
        },
      },
    }),
  );
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
