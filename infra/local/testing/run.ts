// A process that runs the local system on an assembly, for tests that kill it. Arguments: assembly, data directory.
import { startLocal } from "../start.js";

const [assembly = "", data = ""] = process.argv.slice(2);
const { endpoints, httpUrl } = await startLocal({
  assembly,
  data,
  ports: { http: 0, inbox: 0, dynamodb: 0, sqs: 0 },
  schedules: false,
});
console.log(JSON.stringify({ endpoints, httpUrl }));
