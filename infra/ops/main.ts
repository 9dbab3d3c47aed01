import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { systemTime } from "../../shared/domain/instant.js";
import { httpPeers } from "../../shared/peers/peer.http.js";
import { dynamoAddressMarks } from "../../shared/stores/address-marks.dynamo.js";
import { dynamoChannels } from "../../shared/stores/channels.dynamo.js";
import { dynamoDirectory } from "../../shared/stores/directory.dynamo.js";
import { dynamoPartners } from "../../shared/stores/partners.dynamo.js";
import { dynamoReports } from "../../shared/stores/reports.dynamo.js";
import { dynamoStatements } from "../../shared/stores/statements.dynamo.js";
import { dynamoWebhooks } from "../../shared/stores/webhooks.dynamo.js";
import { CHANNEL_USAGE, type ChannelOps, channel } from "./channel.js";
import { EXIT, UsageError } from "./command.js";
import { DIRECTORY_USAGE, type DirectoryOps, directory } from "./directory.js";
import { recentReports } from "./find-report.js";
import { type PartnerOps, partner } from "./partner.js";
import { PARTNER_USAGE } from "./partner-words.js";
import { REPORTS_USAGE, type ReportsOps, reports } from "./reports.js";
import { type WebhookOps, webhook } from "./webhook.js";
import { WEBHOOK_USAGE } from "./webhook-words.js";

const USAGES: ReadonlyMap<string | undefined, string> = new Map([
  ["directory", DIRECTORY_USAGE],
  ["reports", REPORTS_USAGE],
  ["partner", PARTNER_USAGE],
  ["channel", CHANNEL_USAGE],
  ["webhook", WEBHOOK_USAGE],
]);

const USAGE = `usage: npm run ops -- <command> …

${[...USAGES.values()].join("\n\n")}

AWS account, region and endpoint are taken from the environment, as the AWS command line does.
Exit codes: ${EXIT.done} done, ${EXIT.refused} something is wrong with what was given, ${EXIT.usage} not understood.`;

/** Another deployment, or a partner's program, is on this machine only where the tables are. */
const toThisMachine = URL.parse(process.env["AWS_ENDPOINT_URL_DYNAMODB"] ?? "")?.hostname === "127.0.0.1";

const ops: DirectoryOps & ReportsOps & PartnerOps & ChannelOps & WebhookOps = {
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
  read: (file) => readFile(file, "utf8"),
  openDirectory: (table) => dynamoDirectory(new DynamoDBClient({}), table),
  openReports: (table) => dynamoReports(new DynamoDBClient({}), table),
  openStatements: (table) => dynamoStatements(new DynamoDBClient({}), table),
  openPartners: (table) => dynamoPartners(new DynamoDBClient({}), table),
  openWebhooks: (table) => dynamoWebhooks(new DynamoDBClient({}), table),
  toThisMachine,
  openChannels: (table) => dynamoChannels(new DynamoDBClient({}), table),
  readSecret: (file) => (file === "-" ? text(process.stdin) : readFile(file, "utf8")),
  peers: httpPeers({ fetch, clock: () => performance.now(), toThisMachine }),
  openMarks: (table) => dynamoAddressMarks(new DynamoDBClient({}), table),
  recentReports: (table, jurisdiction, count) =>
    recentReports(dynamoReports(new DynamoDBClient({}), table), jurisdiction, count, systemTime.now()),
  time: systemTime,
};

process.exitCode = await run(process.argv.slice(2));

async function run([command, ...args]: readonly string[]): Promise<number> {
  try {
    if (command === "directory") return await directory(args, ops);
    if (command === "reports") return await reports(args, ops);
    if (command === "partner") return await partner(args, ops);
    if (command === "channel") return await channel(args, ops);
    if (command === "webhook") return await webhook(args, ops);
    if (command === "help" || command === "--help") {
      ops.print(USAGE);
      return EXIT.done;
    }
    throw new UsageError(command === undefined ? "a command is missing" : `there is no command ${command}`);
  } catch (error) {
    if (error instanceof UsageError) {
      ops.complain(`${error.message}\n\n${USAGES.get(command) ?? USAGE}`);
      return EXIT.usage;
    }
    for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
      ops.complain(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
    }
    return EXIT.refused;
  }
}
