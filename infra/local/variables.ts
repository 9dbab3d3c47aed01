import { devNull } from "node:os";
import type { FunctionDeclaration } from "./parts.js";

/** The AWS settings that any Lambda function finds in its environment, pointing at the stand-ins. */
export function environmentOf(
  { physicalName, memoryMb, environment }: FunctionDeclaration,
  region: string,
  endpoints: { readonly dynamodb: string; readonly sqs: string; readonly ses: string },
): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    // Nothing of whoever runs this: no profile, no endpoint of their own.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    // A partner's program under development is here, too, or another deployment.
    REACHES_THIS_MACHINE: "true",
    AWS_LAMBDA_FUNCTION_NAME: physicalName,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    ...environment,
  };
}
