import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { httpEvent } from "../../../test/support/http.js";
import { answer } from "../answer.js";
import type { DeskDeps } from "../desk-deps.js";
import { SESSION_COOKIE } from "../officer.js";
import { aDesk, type Desk, POLICE } from "./desk.js";

const ROUTES = [
  "GET /desk",
  "GET /desk/open/{dispatch}/{secret}",
  "POST /desk/open/{dispatch}/{secret}",
  "POST /desk/code",
  "POST /desk/leave",
  "GET /desk/reports/{dispatch}",
  "POST /desk/reports/{dispatch}/{action}",
];

/** What current browsers send with a form of a page that hides its referrer. */
const OWN_FORM = { origin: "null", "sec-fetch-site": "same-origin" };

type Headers = Readonly<Record<string, string>>;
type Answered = ReturnType<typeof readAnswer>;

/** A browser in front of the desk, with its own cookies. */
export function aBrowser(desk: Pick<Desk, "deps">) {
  const cookies = new Map<string, string>();

  const send = async (method: string, path: string, headers: Headers, body?: string): Promise<Answered> => {
    const event: APIGatewayProxyEventV2 = {
      ...httpEvent({
        ...routeOf(method, path),
        path,
        headers: { host: "desk.example", "x-forwarded-proto": "https", ...headers },
        ...(body !== undefined && { body }),
      }),
      cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
    };
    const answered = readAnswer(await answer(event, desk.deps));
    for (const cookie of answered.cookies) keep(cookies, cookie);
    return answered;
  };

  return {
    /** As the browser holds them; tests plant and copy. */
    cookies,
    get: (path: string, headers: Headers = {}) => send("GET", path, headers),
    head: (path: string) => send("HEAD", path, {}),
    post: (path: string, fields: Readonly<Record<string, string>> = {}, headers: Headers = OWN_FORM) =>
      send(
        "POST",
        path,
        { "content-type": "application/x-www-form-urlencoded", ...headers },
        new URLSearchParams(fields).toString(),
      ),
  };
}
export type Browser = ReturnType<typeof aBrowser>;

/** In by link and code. Gives the answer to the code. */
export async function signIn(
  desk: Desk,
  browser: Browser,
  { dispatch, secrets }: Awaited<ReturnType<Desk["dispatched"]>>,
  index = 0,
): Promise<Answered> {
  await browser.post(`/desk/open/${dispatch(index)}/${secrets[index]}`);
  return browser.post("/desk/code", { code: desk.codes.at(-1)?.code ?? "" });
}

/** Somebody of the police at the desk, with one report before them. */
export async function anOfficer(overrides: Partial<DeskDeps> = {}) {
  const desk = aDesk(overrides);
  const sample = await desk.dispatched([POLICE]);
  const browser = aBrowser(desk);
  await signIn(desk, browser, sample);
  const report = `/desk/reports/${sample.dispatch()}`;
  const { body } = await browser.get(report);
  const form = /name="form" value="([^"]+)"/.exec(body)?.[1] ?? "";
  return { desk, sample, browser, report, form, secret: browser.cookies.get(SESSION_COOKIE) ?? "" };
}

function readAnswer({ statusCode = 200, headers = {}, body = "", cookies = [] }: Awaited<ReturnType<typeof answer>>) {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const read: Headers = Object.fromEntries(named);
  return { status: statusCode, headers: read, body, cookies };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (cookie.includes("Max-Age=0")) jar.delete(name);
  else jar.set(name, value);
}

function routeOf(method: string, path: string): { routeKey: string; pathParameters: Record<string, string> } {
  const given = path.split("/");
  for (const route of ROUTES) {
    const [wantedMethod, wantedPath = ""] = route.split(" ");
    const wanted = wantedPath.split("/");
    const fits = (part: string, at: number) => (part.startsWith("{") ? given[at] !== "" : part === given[at]);
    if (method !== wantedMethod || wanted.length !== given.length || !wanted.every(fits)) continue;
    const parameters = wanted.flatMap((part, at) =>
      part.startsWith("{") ? [[part.slice(1, -1), decodeURIComponent(given[at] ?? "")]] : [],
    );
    return { routeKey: route, pathParameters: Object.fromEntries(parameters) };
  }
  return { routeKey: "$default", pathParameters: {} };
}
