import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { systemTime } from "../../shared/domain/instant.js";
import { JURISDICTIONS } from "../../shared/domain/vocabulary.js";
import { dynamoDirectory } from "../../shared/stores/directory.dynamo.js";
import type { LocalStores } from "./start.js";

/**
 * Puts the directories that come with the code in force where none is: what ops teams do once after deploying, with
 * `npm run ops -- directory apply`. One that was applied by hand stays.
 */
export async function applyDirectories({ endpoints, tableName }: LocalStores): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: endpoints.dynamodb, region: "eu-central-1", credentials });
  const directory = dynamoDirectory(client, tableName("directory"));
  for (const jurisdiction of JURISDICTIONS) {
    if ((await directory.currentVersion(jurisdiction)) === undefined) {
      await directory.apply(builtInBook(jurisdiction), { appliedAt: systemTime.now(), rollback: false });
    }
  }
  client.destroy();
}
