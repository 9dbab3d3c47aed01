import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { httpPost, type Resolve } from "./post.http.js";

const SIGNED = {
  body: '{"type":"report.updated","š":"đ"}',
  headers: { "content-type": "application/json", "webhook-id": "1" },
};
const servers: Server[] = [];

async function receiver(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return `http://127.0.0.1:${address.port}/hook?of=safelane`;
}
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

const here = httpPost({ toThisMachine: true });

test("posts what was signed, byte for byte, and says how it was answered", async () => {
  const got: unknown[] = [];
  const url = await receiver((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      got.push(request.method, request.url, request.headers["webhook-id"], Buffer.concat(chunks).toString());
      response.writeHead(204).end();
    });
  });
  expect(await here(url, SIGNED)).toEqual({ kind: "answered", status: 204 });
  expect(got).toEqual(["POST", "/hook?of=safelane", "1", SIGNED.body]);
});

test("follows no redirection", async () => {
  let followed = 0;
  const target = await receiver((_, response) => {
    followed += 1;
    response.end();
  });
  const url = await receiver((_, response) => response.writeHead(308, { location: target }).end());
  expect(await here(url, SIGNED)).toEqual({ kind: "answered", status: 308 });
  expect(followed).toBe(0);
});

test("passes on when it is asked to come again", async () => {
  const url = await receiver((_, response) => response.writeHead(503, { "retry-after": "120" }).end());
  expect(await here(url, SIGNED)).toEqual({ kind: "answered", status: 503, retryAfter: "120" });
});

test("waits for an answer that does not come for as long as it has, and no longer", async () => {
  const url = await receiver(() => undefined);
  expect(await httpPost({ toThisMachine: true, patience: 50 })(url, SIGNED)).toEqual({
    kind: "failed",
    reason: "timeout",
  });
});

test("reads nothing of an answer without end", async () => {
  const url = await receiver((_, response) => {
    response.writeHead(200);
    const pour = (): void => {
      if (!response.destroyed && response.write(Buffer.alloc(65_536))) setImmediate(pour);
    };
    pour();
  });
  expect(await here(url, SIGNED)).toEqual({ kind: "answered", status: 200 });
});

test("says that nobody is there", async () => {
  const url = await receiver(() => undefined);
  const [server] = servers.splice(0);
  await new Promise((closed) => server?.close(closed));
  expect(await here(url, SIGNED)).toEqual({ kind: "failed", reason: "unreachable" });
});

test("takes a certificate that nobody can verify for nobody", async () => {
  const url = await receiver(() => undefined);
  expect(await here(url.replace("http:", "https:"), SIGNED)).toEqual({ kind: "failed", reason: "unreachable" });
});

test("posts nothing unencrypted, and nothing to an address that is not public, whatever its name promised", async () => {
  let asked = 0;
  const url = await receiver((_, response) => {
    asked += 1;
    response.end();
  });
  const refused = { kind: "failed", reason: "address-refused" };
  for (const one of [url, url.replace("http:", "https:"), "https://[::1]/"]) {
    expect(await httpPost()(one, SIGNED)).toEqual(refused);
  }
  const resolve: Resolve = (_host, answer) =>
    answer(null, [
      { address: "93.184.216.34", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ]);
  const named = url.replace("http://127.0.0.1", "https://receiver.example");
  expect(await httpPost({ resolve })(named, SIGNED)).toEqual(refused);
  expect(asked).toBe(0);
});
