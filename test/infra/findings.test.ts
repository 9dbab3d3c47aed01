import { Validations } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { expect, test } from "vitest";
import { checkRules } from "../../infra/constructs/rules.js";
import { newApp, safelane } from "../../infra/stacks/safelane.js";
import { noCode, settings } from "./synthesized.js";

test("AWS's rules find nothing that nobody has answered for, and CloudFormation nothing to refuse", () => {
  const app = newApp();
  safelane(app, settings, noCode);
  checkRules(app);
  expect(() => app.synth()).not.toThrow();
});

test("a finding that nobody has answered for stops the synthesis", () => {
  const app = newApp({ builtinCloudFormationValidation: false });
  new Queue(safelane(app, settings, noCode).pipeline, "careless");
  checkRules(app);
  expect(() => app.synth()).toThrow(/AwsSolutions-SQS3/);
});

test("findings are answered for one by one, where they are, with a reason", () => {
  const app = newApp();
  safelane(app, settings, noCode);
  const answers = app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries<string>(data))
      .map(([id, reason]) => {
        expect(reason.length, `${node.path}: ${id}`).toBeGreaterThan(40);
        return `${node.path}: ${id.replace(/^annotation::/i, "")}`;
      }),
  );
  expect(answers.sort()).toEqual([
    "edge/authorize/role: AwsSolutions-IAM5[Resource::*]",
    "edge/desk/role: AwsSolutions-IAM5[Resource::*]",
    "edge/intake/role: AwsSolutions-IAM5[Resource::*]",
    "edge/officers: AwsSolutions-APIG4",
    "edge/partner/role: AwsSolutions-IAM5[Resource::*]",
    "edge/people: AwsSolutions-APIG4",
    "edge/portal/role: AwsSolutions-IAM5[Resource::*]",
    "edge/public: AwsSolutions-APIG4",
    "pipeline/classify/role: AwsSolutions-IAM5[Resource::*]",
    "pipeline/clock/role: AwsSolutions-IAM5[Resource::*]",
    "pipeline/dispatch/role: AwsSolutions-IAM5[Resource::*]",
    "pipeline/feedback/role: AwsSolutions-IAM5[Resource::*]",
    "pipeline/route/role: AwsSolutions-IAM5[Resource::*]",
    "pipeline/webhook/role: AwsSolutions-IAM5[Resource::*]",
  ]);
});
