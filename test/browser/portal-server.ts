import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import { readAssets } from "../../functions/portal/assets/assets.js";
import type { PortalDeps } from "../../functions/portal/portal-deps.js";
import { aPortal } from "../../functions/portal/testing/portal.js";
import { responseOf } from "../../infra/local/http-event.js";
import { LOCALES } from "../../shared/domain/vocabulary.js";
import { compressed } from "../../shared/http/compress.js";

export interface PortalOptions extends Partial<PortalDeps> {
  readonly frameAncestors?: readonly string[];
}

/**
 * The portal on doubles behind a server of its own, with the scripts that are deployed: what pages do in a browser needs
 * no pipeline behind them, and doubles fail when they are told to.
 */
export async function servePortal({ frameAncestors = [], ...overrides }: PortalOptions = {}) {
  const site = { assets: readAssets(assetsFolder()), frameAncestors, leaveTo: undefined, locales: LOCALES };
  const portal = aPortal({ site, ...overrides });
  let isCut = false;

  const respond = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const body = Buffer.concat(await incoming.toArray()).toString("utf8");
    const answered = await portal.send(incoming.method ?? "GET", incoming.url ?? "/", headers, body);
    if (isCut) return void incoming.socket.destroy();
    const answer = compressed({ headers }, { ...answered, statusCode: answered.status });
    const response = responseOf(answer);
    outgoing.writeHead(response.statusCode, { ...response.headers }).end(response.body);
  };
  const server = createServer((incoming, outgoing) => {
    respond(incoming, outgoing).catch(() => outgoing.writeHead(500).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return {
    ...portal,
    url: `http://127.0.0.1:${address.port}`,
    /** While it is cut, requests arrive and are dealt with, and no answer gets back. */
    cut: (cut: boolean): void => {
      isCut = cut;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
export type PortalServer = Awaited<ReturnType<typeof servePortal>>;

/** The portal's scripts, in the cloud assembly as they are deployed. */
function assetsFolder(): URL {
  const assembly = inject("assembly");
  const folders = readdirSync(assembly).map((name) => join(assembly, name, "assets"));
  const folder = folders.find((one) => existsSync(join(one, "manifest.json")));
  if (!folder) throw new Error("the portal's scripts are not in the assembly");
  return new URL(`${pathToFileURL(folder)}/`);
}
