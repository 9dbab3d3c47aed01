import { SQSClient } from "@aws-sdk/client-sqs";

/** Queue URLs name their own endpoint, which is not the one that the environment sets where the stand-ins run. */
export const queueClient = (): SQSClient => new SQSClient({ useQueueUrlAsEndpoint: false });
