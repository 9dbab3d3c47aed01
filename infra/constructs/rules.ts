import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { IConstruct } from "constructs";

/** Makes synthesis fail on each finding of AWS's rules that nobody has answered for. */
export const checkRules = (app: App): void => Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

/**
 * Answers for one finding, on the smallest construct that has it. Findings with a part in brackets are answered for
 * one by one: `AwsSolutions-IAM5[Resource::*]` says nothing about any other wildcard.
 */
export const acknowledge = (scope: IConstruct, id: `AwsSolutions-${string}`, reason: string): void =>
  Validations.of(scope).acknowledge({ id, reason });
