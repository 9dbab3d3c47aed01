import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { LocalStores } from "../../infra/local/start.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { systemTime } from "../../shared/domain/instant.js";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { dynamoDirectory } from "../../shared/stores/directory.dynamo.js";

/** Puts the documents that come with the code in force. */
export async function fillDirectory(stores: LocalStores): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: stores.endpoints.dynamodb,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const directory = dynamoDirectory(client, stores.tableName("directory"));
  for (const jurisdiction of JURISDICTIONS) {
    await directory.apply(builtInBook(jurisdiction), { appliedAt: systemTime.now(), rollback: false });
  }
  client.destroy();
}
