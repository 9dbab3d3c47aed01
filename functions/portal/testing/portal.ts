import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import type { DispatchDue } from "../../../events/dispatch-due.js";
import type { Received } from "../../../events/received.js";
import { eventOf, matchRoute } from "../../../infra/local/http-event.js";
import { lowerRate } from "../../../shared/acceptance/lower-rate.js";
import { builtInBook } from "../../../shared/directory/jurisdictions.js";
import { transient } from "../../../shared/domain/errors.js";
import { LOCALES } from "../../../shared/domain/vocabulary.js";
import { memoryOutbox } from "../../../shared/stores/outbox.memory.js";
import { memoryReports } from "../../../shared/stores/reports.memory.js";
import { memoryStatements } from "../../../shared/stores/statements.memory.js";
import { memoryTelemetry } from "../../../shared/telemetry/memory.js";
import { documented } from "../../../test/support/openapi.js";
import { NOON } from "../../../test/support/reports.js";
import { answer } from "../answer.js";
import { type Documents, documentOf } from "../documents/documents.js";
import type { PortalDeps } from "../portal-deps.js";

const ROUTES = [
  "GET /",
  "GET /report",
  "GET /{language}",
  "POST /{language}",
  "GET /{language}/training",
  "POST /{language}/training",
  "GET /{language}/answer",
  "POST /{language}/answer",
  "POST /{language}/answer/reply",
  "POST /{language}/answer/withdraw",
  "GET /assets/{file}",
  "GET /v1/openapi.json",
  "GET /v1/docs",
  "GET /v1/form",
  "OPTIONS /v1/form",
  "$default",
];

export type Fields = Readonly<Record<string, string>>;
type Headers = Readonly<Record<string, string>>;

/** A directory that nobody can reach. */
export const NO_DIRECTORY: PortalDeps["directory"] = {
  current: () => Promise.reject(transient("directory-unavailable")),
};

/** What current browsers send with a form of a page that hides its referrer. */
const OWN_FORM = { origin: "null", "sec-fetch-site": "same-origin" };

/** As they are bundled, but for how well they are packed. */
const documents: Documents = (name) =>
  documentOf(brotliCompressSync(readFileSync(new URL(`../../../docs/api/${name}`, import.meta.url))));

/** The portal on doubles, with a browser in front of it. */
export function aPortal(overrides: Partial<PortalDeps> = {}) {
  const reports = memoryReports();
  const statements = memoryStatements();
  const classify = memoryOutbox<Received>();
  const dispatch = memoryOutbox<DispatchDue>();
  const telemetry = memoryTelemetry();
  const deps: PortalDeps = {
    served: ["RS"],
    origins: [],
    reports,
    statements,
    classify: classify.send,
    dispatch: dispatch.send,
    directory: { current: async (jurisdiction) => builtInBook(jurisdiction) },
    site: {
      assets: { find: () => undefined, script: { path: "/assets/portal.js", integrity: "sha256-x" } },
      frameAncestors: [],
      leaveTo: undefined,
      locales: LOCALES,
    },
    documents,
    lowerRate: lowerRate(),
    time: { now: () => NOON },
    telemetry,
    ...overrides,
  };

  const send = async (method: string, url: string, headers: Headers, body = "") => {
    const [path = ""] = url.split("?");
    const match = matchRoute(ROUTES, method, path) ?? { key: "$default", parameters: {} };
    const request = { method, url, headers, body: Buffer.from(body), requestId: "", at: new Date(0) };
    const { statusCode = 0, ...answered } = await answer(eventOf(request, match), deps);
    const named = Object.entries(answered.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
    const all: Headers = Object.fromEntries(named);
    const given = { status: statusCode, headers: all, body: answered.body ?? "", cookies: answered.cookies ?? [] };
    // A double packs nothing: what is packed, the document says nothing of.
    return answered.isBase64Encoded ? { ...given, isBase64Encoded: true } : documented(`${method} ${path}`, given);
  };
  const browser = { accept: "text/html,*/*;q=0.8" };

  return {
    deps,
    reports,
    statements,
    classify,
    telemetry,
    send,
    get: (url: string, headers: Headers = {}) => send("GET", url, { ...browser, ...headers }),
    /** As a browser sends a form. */
    post: (url: string, fields: Fields = {}, headers: Headers = OWN_FORM) =>
      send(
        "POST",
        url,
        { ...browser, "content-type": "application/x-www-form-urlencoded", ...headers },
        new URLSearchParams(fields).toString(),
      ),
    /** All that is stored and sent. */
    stored: () => ({
      reports: reports.all().length,
      statements: statements.all().length,
      messages: classify.sent.length,
    }),
  };
}
export type Portal = ReturnType<typeof aPortal>;
