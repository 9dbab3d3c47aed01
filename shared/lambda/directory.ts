import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { cachedDirectory } from "../directory/cache.js";
import type { DirectoryReader } from "../directory/store.js";
import { systemTime } from "../domain/instant.js";
import { dynamoDirectory } from "../stores/directory.dynamo.js";
import type { Telemetry } from "../telemetry/telemetry.js";

/** The directory as functions read it: looked up once a minute, and said aloud when it can't be. */
export function directoryIn(table: string, tables: DynamoDBClient, telemetry: Telemetry): DirectoryReader {
  return cachedDirectory(dynamoDirectory(tables, table), {
    time: systemTime,
    onStale: (jurisdiction) => telemetry.record("directory-stale", { jurisdiction }),
  });
}
