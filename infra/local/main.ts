import { resolve } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { applyDirectories } from "./directories.js";
import { DEFAULT_PORTS, flagOf, PORT_NAMES, type Ports, PortsTaken, variableOf } from "./ports.js";
import { printer } from "./printer.js";
import { startLocal } from "./start.js";

const USAGE = `npm start -- [options]    runs the whole system on this machine

  --memory              keeps nothing (default: data stays in --data)
  --data=<directory>    where data is kept (default: .safelane; SAFELANE_DATA)
  --quiet               prints nothing of what the functions log
  --no-watch            doesn't restart the functions when code changes
${PORT_NAMES.map((name) => `  ${`--${flagOf(name)}=<n>`.padEnd(22)}default ${DEFAULT_PORTS[name]}; ${variableOf(name)}; 0 for any`).join("\n")}
`;

/** Signals closer than this are one wish, in milliseconds. */
const SAME_CTRL_C_MS = 500;

// Functions in the cloud live in UTC, wherever their developers do.
process.env["TZ"] = "UTC";

const portNumber = z.coerce.number("a number").int().min(0, "0 to 65535").max(65_535, "0 to 65535");

function portsOf(flags: Readonly<Record<string, unknown>>): Ports {
  const port = (name: keyof Ports): number => {
    const given = flags[flagOf(name)] ?? process.env[variableOf(name)] ?? DEFAULT_PORTS[name];
    const parsed = portNumber.safeParse(given);
    if (!parsed.success) throw new TypeError(`--${flagOf(name)}: accepted is a port number, 0 to 65535`);
    return parsed.data;
  };
  return { http: port("http"), inbox: port("inbox"), dynamodb: port("dynamodb"), sqs: port("sqs") };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      memory: { type: "boolean", default: false },
      data: { type: "string", default: process.env["SAFELANE_DATA"] ?? ".safelane" },
      quiet: { type: "boolean", default: false },
      watch: { type: "boolean", default: true },
      help: { type: "boolean", default: false },
      ...Object.fromEntries(PORT_NAMES.map((name) => [flagOf(name), { type: "string" as const }])),
    },
  });
  if (values.help) return console.log(USAGE);

  const began = performance.now();
  const system = await startLocal({
    ...(values.memory ? {} : { data: resolve(values.data) }),
    ports: portsOf(values),
    watch: values.watch,
    afterStores: applyDirectories,
    log: values.quiet ? () => undefined : printer((line) => console.log(line)),
    onCrash: (error) => fail(error),
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`
  form    ${system.httpUrl}/
  API     ${system.httpUrl}/v1/reports
  inbox   ${system.inboxUrl}

  ${values.memory ? "keeps nothing" : `data in ${values.data}`}, ready in ${seconds} s, Ctrl-C ends it
`);

  let asked: number | undefined;
  const stop = (): void => {
    // A terminal and npm both pass on one Ctrl-C. Whoever asks again later doesn't want to wait.
    if (asked !== undefined && performance.now() - asked > SAME_CTRL_C_MS) process.exit(130);
    if (asked === undefined) system.stop().then(() => process.exit(0), fail);
    asked ??= performance.now();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}

function fail(error: unknown): never {
  console.error(error instanceof PortsTaken || error instanceof TypeError ? error.message : error);
  process.exit(1);
}

main().catch(fail);
