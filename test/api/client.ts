import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { fileURLToPath } from "node:url";

/** The example clients, as a partner's programmer starts them. */
export const CLIENTS = {
  curl: ["sh", "curl/forward.sh"],
  typescript: [process.execPath, "--import", "tsx", "typescript/forward.ts"],
  python: ["python3", "python/safelane.py"],
  php: ["php", "php/safelane.php"],
} as const;
export type ClientName = keyof typeof CLIENTS;

export interface Ran {
  readonly exit: number | null;
  readonly said: string;
  readonly complained: string;
}

/** Runs an example client. @throws Error when its interpreter isn't there */
export async function runClient(name: ClientName, url: string, key: string): Promise<Ran> {
  const [program, ...args] = CLIENTS[name];
  const child = spawn(program, args, {
    cwd: fileURLToPath(new URL("../../docs/api/examples/", import.meta.url)),
    env: { ...process.env, SAFELANE_URL: url, SAFELANE_KEY: key },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  const [said, complained, [exit]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exited]);
  return { exit: typeof exit === "number" ? exit : null, said, complained };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** What each says when all of it worked, in order. */
export const STEPS = ["forwarded", "repeated", "followed", "listed", "written", "withdrawn"];
export const stepsIn = ({ said }: Ran): string[] =>
  said.split("\n").flatMap((line) => /^(\w+): ./.exec(line)?.[1] ?? []);

/**
 * A bad line in front of a system: its first request is put off, and of the second the answer is lost on the way back. All
 * others go through.
 */
export async function badLine(to: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let asked = 0;
  const server = createServer((incoming, outgoing) => {
    const at = asked++;
    if (at === 0) return void outgoing.writeHead(503, { "retry-after": "0" }).end("{}");
    const { method = "GET", url = "/", headers } = incoming;
    const onward = request(new URL(url, to), { method, headers }, (answer) => {
      if (at === 1) return void answer.resume().once("end", () => incoming.socket.destroy());
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once("error", () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
