import { once } from "node:events";
import { createServer } from "node:net";

/** The parts that listen, each with the port it has unless told otherwise. */
export const DEFAULT_PORTS = { http: 3000, inbox: 3001, dynamodb: 3002, sqs: 3003 };
export type Ports = Readonly<Record<keyof typeof DEFAULT_PORTS, number>>;
export const PORT_NAMES = ["http", "inbox", "dynamodb", "sqs"] as const satisfies readonly (keyof Ports)[];

/** Some ports can't be had. The message names each with its part, and says what to do. */
export class PortsTaken extends Error {
  override readonly name = "PortsTaken";
}

export const flagOf = (name: keyof Ports): string => `port-${name}`;
export const variableOf = (name: keyof Ports): string => `SAFELANE_PORT_${name.toUpperCase()}`;

/**
 * Makes sure that every port can be listened on; 0 always can.
 * @throws PortsTaken
 */
export async function checkPorts(ports: Ports): Promise<void> {
  const troubles = await Promise.all(
    PORT_NAMES.map(async (name) => {
      const code = await listenOnce(ports[name], name === "sqs" ? "0.0.0.0" : "127.0.0.1");
      if (code === undefined) return [];
      const why = code === "EADDRINUSE" ? "is taken by another process" : `can't be listened on (${code})`;
      return [
        `port ${ports[name]} (${name}) ${why}: stop it, or give another with --${flagOf(name)}=<number> or ${variableOf(name)}`,
      ];
    }),
  );
  if (troubles.flat().length > 0) throw new PortsTaken(troubles.flat().join("\n"));
}

async function listenOnce(port: number, host: string): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
  server.close();
  await once(server, "close");
  return undefined;
}
