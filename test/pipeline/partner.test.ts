import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PrivateKey } from "openpgp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signed } from "../../docs/api/examples/signing/sign.mjs";
import { acceptedIn, detailsIn, listIn, problemIn, resultsIn } from "../../functions/partner/testing/a-partner.js";
import { applyDirectories } from "../../infra/local/directories.js";
import type { LocalSystem } from "../../infra/local/start.js";
import { minutes } from "../../shared/domain/instant.js";
import { freshKey } from "../../shared/mail/testing/parsed.js";
import { newKey, parseKey } from "../../shared/partners/key.js";
import { pemOf } from "../../shared/partners/testing/keys.js";
import { askDocumented } from "../support/openapi.js";
import { ops } from "../support/partners.js";
import { lasting, program, read, sealedDirectory } from "./partners.js";
import { mailsOf, startSystem } from "./system.js";

const HOTLINE = "hotline --name Hotline --jurisdictions RS,ME --endpoints reports,messages,withdraw".split(" ");
const PLATFORM = "platform --name Platform --jurisdictions RS --endpoints reports,messages,withdraw,xarf".split(" ");
const PLENTY = "--per-minute 100000 --per-day 1000000".split(" ");

const grooming = {
  jurisdiction: "RS",
  language: "en",
  text: "A grown-up asks a girl of twelve for pictures of herself and threatens her.",
};

describe("the partners' API, on this machine", { timeout: 300_000 }, () => {
  let system: LocalSystem & { log: string[] };
  let agency: PrivateKey;
  let hotline: ReturnType<typeof program>;
  let platform: ReturnType<typeof program>;
  beforeAll(async () => {
    const { armored, key } = await freshKey();
    agency = key;
    system = await startSystem({
      afterStores: async (stores) => {
        await sealedDirectory(stores, armored);
        await applyDirectories(stores);
      },
    });
    hotline = program(system, await ops(system, "add", ...HOTLINE, ...PLENTY));
    platform = program(system, await ops(system, "add", ...PLATFORM, ...PLENTY));
  });
  afterAll(() => system.stop());

  test("a case reaches its agency with the partner's number and what it did, and in clear words with neither", async () => {
    const answered = await hotline.forward({ ...grooming, case: "ALO/2026-17", done: "We called her mother." }, "way");
    const { id, reference } = acceptedIn(answered.body);
    expect([answered.status, answered.headers["location"]]).toEqual([201, `/v1/partner/reports/${id}`]);
    await read(system, reference, agency, /We called her mother\.[\s\S]*ALO\/2026-17/);
    expect(JSON.stringify(await mailsOf(system))).not.toMatch(/ALO\/2026|mother/);
    expect(detailsIn((await hotline.show(id)).body)).toMatchObject({ progress: "with-agency", case: "ALO/2026-17" });
  });

  test("twenty of the same at once are one report, answered alike to the byte, and later, too", async () => {
    const same = await Promise.all(Array.from({ length: 20 }, () => hotline.forward(grooming, "same")));
    const { id, reference } = acceptedIn(same[0]?.body ?? "");
    expect(new Set(same.map((one) => JSON.stringify(lasting(one)))).size).toBe(1);
    await read(system, reference, agency, /girl of twelve/);
    const after = await hotline.forward(grooming, "same");
    expect(same.map(lasting)).toContainEqual(lasting(after));
    const other = await hotline.forward({ ...grooming, danger: true }, "same");
    expect([other.status, problemIn(other.body).type]).toEqual([422, "urn:safelane:problem:idempotency-key-reused"]);
    const all = listIn((await hotline.list()).body).reports;
    expect(all.filter((one) => one.id === id)).toHaveLength(1);
    const to = (await mailsOf(system))
      .filter(({ subject }) => subject.includes(reference))
      .map(({ destination }) => destination.to.join());
    expect(new Set(to).size).toBe(to.length);
  });

  test("of two bodies at once under one key one wins, and stays", async () => {
    const bodies = [grooming, { ...grooming, language: "sr-Latn" }];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => hotline.forward(bodies[at % 2], "two-bodies")),
    );
    const won = answers.findIndex(({ status }) => status === 201) % 2;
    expect(answers.map(({ status }) => status)).toEqual(answers.map((_, at) => (at % 2 === won ? 201 : 422)));
    expect(new Set(answers.filter((_, at) => at % 2 === won).map(({ body }) => body)).size).toBe(1);
  });

  test("what a partner writes later reaches the agency, and a withdrawal ends it", async () => {
    const { id, reference } = acceptedIn((await hotline.forward(grooming, "later")).body);
    await read(system, reference, agency, /girl of twelve/);
    const words = "He has her address, too.";
    const said = await hotline.message(id, words);
    expect([said.status, (await hotline.message(id, words)).body]).toEqual([201, said.body]);
    await read(system, reference, agency, /He has her address, too\./);
    expect(detailsIn((await hotline.show(id)).body).messages.map(({ text }) => text)).toEqual([words]);
    const gone = await hotline.withdraw(id);
    expect([gone.status, (await hotline.withdraw(id)).body]).toEqual([200, gone.body]);
    await read(system, reference, agency, /Пријава је повучена/);
    expect(detailsIn((await hotline.show(id)).body)).toMatchObject({ progress: "withdrawn", messages: [] });
    expect((await hotline.message(id, "Is she well?")).status).toBe(409);
    expect((await hotline.forward(grooming, "later")).status).toBe(201);
  });

  test("a XARF report comes as its own number, and its address", async () => {
    const sample = readFileSync(new URL("./testing/csam.xarf.json", import.meta.url), "utf8");
    const answered = await platform.ask("POST", "xarf", { body: sample });
    const { reference } = acceptedIn(answered.body);
    const { report_id } = JSON.parse(sample);
    const [letter = ""] = await read(system, reference, agency, /images\[\.\]example/);
    expect(letter).toContain(report_id);
    expect((await platform.ask("POST", "xarf", { body: sample, key: report_id })).body).toBe(answered.body);
    expect((await hotline.ask("POST", "xarf", { body: sample })).status).toBe(403);
  });

  test("a partner that has to sign is heard when it does, and its key alone opens nothing", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const directory = mkdtempSync(join(tmpdir(), "safelane-signing-"));
    writeFileSync(join(directory, "public.pem"), pemOf(publicKey));
    const key = await ops(system, "add", "signing", "--name", "S", "--jurisdictions", "RS", ...PLENTY);
    await ops(system, "sign", "signing", "--public-key-file", join(directory, "public.pem"), "--required");
    rmSync(directory, { recursive: true });
    const url = `${system.httpUrl}/v1/partner/reports`;
    const body = JSON.stringify({ ...grooming, text: "Ђурђу уцењује њен тренер." });
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": "signed" };
    const send = (sent: Readonly<Record<string, string>>) =>
      askDocumented(url, { method: "POST", headers: sent, body });
    const alone = await send(headers);
    expect([alone.status, problemIn(await alone.text()).type]).toEqual([401, "urn:safelane:problem:signature-missing"]);
    const now = Math.floor(Date.now() / 1_000);
    const good = await send(signed({ method: "POST", url, headers, body }, privateKey, now));
    expect([good.status, acceptedIn(await good.text()).reference]).toEqual([201, expect.stringMatching(/^RS-/)]);
    const query = `${url}?since=2026-11-20T12%3A00%3A00Z`;
    const asked = { authorization: headers.authorization };
    const list = await askDocumented(query, {
      headers: signed({ method: "GET", url: query, headers: asked }, privateKey, now),
    });
    expect(list.status).toBe(200);
  });

  test("another partner's report is answered as one that never was, to the byte", async () => {
    const { id } = acceptedIn((await hotline.forward(grooming, "own")).body);
    const own = (await hotline.show(id)).status;
    const asks = (one: string) =>
      Promise.all([platform.show(one), platform.message(one, "Whose is it?"), platform.withdraw(one)]);
    const [foreign, unknown, noId] = [await asks(id), await asks("0".repeat(32)), await asks("no-id")];
    expect([own, foreign.map(({ status }) => status)]).toEqual([200, [404, 404, 404]]);
    expect(foreign.map(lasting)).toEqual(unknown.map(lasting));
    expect(foreign.map(lasting)).toEqual(noId.map(lasting));
  });

  test("both keys work while one is rotated, and an ended one within a minute no more", async () => {
    const first = await ops(system, "add", "rotating", "--name", "R", "--jurisdictions", "RS", ...PLENTY);
    const second = await ops(system, "rotate", "rotating");
    const statuses = async () =>
      (await Promise.all([first, second].map((key) => program(system, key).list()))).map(({ status }) => status);
    expect(await statuses()).toEqual([200, 200]);
    await ops(system, "rotate", "rotating", "--end", parseKey(first)?.id ?? "");
    system.advance(minutes(1));
    expect(await statuses()).toEqual([403, 200]);
  });

  test("a suspended partner is out at once, and in again with the key it had", async () => {
    const key = await ops(system, "add", "suspended", "--name", "S", "--jurisdictions", "RS", ...PLENTY);
    const partner = program(system, key);
    const { id } = acceptedIn((await partner.forward(grooming, "one")).body);
    await ops(system, "suspend", "suspended");
    const out = [await partner.list(), await partner.show(id), await partner.forward(grooming, "one")];
    expect(out.map(({ status }) => status)).toEqual([403, 403, 403]);
    system.advance(minutes(1));
    // The authorizer knows of it by now, and the answer is the same to the byte, as it is for a key that never was.
    const strangers = [await partner.list(), await program(system, newKey().text).list()];
    expect(new Set([...out, ...strangers].map((one) => JSON.stringify(lasting(one)))).size).toBe(1);
    await ops(system, "resume", "suspended");
    system.advance(minutes(1));
    expect((await partner.list()).status).toBe(200);
  });

  test("who asks too often is told when to come again, and nobody else is", async () => {
    const quota = ["--per-minute", "2", "--per-day", "100"];
    const busy = program(system, await ops(system, "add", "busy", "--name", "B", "--jurisdictions", "RS", ...quota));
    const answers = [];
    // Two of five may fall into the next minute.
    for (let n = 0; n < 5; n++) answers.push(await busy.list());
    const refused = answers.find(({ status }) => status !== 200);
    expect([refused?.status, problemIn(refused?.body ?? "").type]).toEqual([429, "urn:safelane:problem:quota-used-up"]);
    const { "retry-after": seconds = "", ...headers } = refused?.headers ?? {};
    expect(headers["ratelimit-policy"]).toBe('"minute";q=2;w=60, "day";q=100;w=86400');
    expect(headers["ratelimit"]).toMatch(/^"minute";r=0;t=\d+, "day";r=9[5-8];t=\d+$/);
    expect((await platform.list()).status).toBe(200);
    system.advance(Number(seconds) * 1_000);
    expect((await busy.list()).status).toBe(200);
  });

  test("a hundred at once are answered each in its place, whatever stands among them", async () => {
    const bad = [
      [422, "a word"],
      [422, null],
      [422, { idempotencyKey: "b-1", jurisdiction: "RS" }],
      [422, { ...grooming, idempotencyKey: "b-2", jurisdiction: "XX" }],
      [403, { ...grooming, idempotencyKey: "b-3", jurisdiction: "AL" }],
      [400, grooming],
      [400, { ...grooming, idempotencyKey: "b 4" }],
      [400, { ...grooming, idempotencyKey: 5 }],
      [422, { ...grooming, idempotencyKey: "b-6", screenshot: "iVBOR" }],
      [422, { ...grooming, idempotencyKey: "batch-0", text: "Something else." }],
    ] as const;
    const sent = Array.from({ length: 100 }, (_, at) => {
      const wrong = at % 2 === 1 ? bad[((at - 1) / 2) % bad.length] : undefined;
      return wrong ?? ([201, { ...grooming, idempotencyKey: `batch-${at}`, case: `B-${at}` }] as const);
    });
    const entries = sent.map(([, entry]) => entry);
    const first = await hotline.batch(entries);
    const results = resultsIn(first.body);
    expect([first.status, results.map(({ status }) => status)]).toEqual([200, sent.map(([status]) => status)]);
    expect((await hotline.batch(entries)).body).toBe(first.body);
    const stored = results.flatMap((one, at) => ("report" in one ? [[one.report.id, `B-${at}`]] : []));
    const listed = listIn((await hotline.list()).body).reports;
    const found = listed.filter((one) => one.case?.startsWith("B-")).map((one) => [one.id, one.case]);
    expect(found.toSorted()).toEqual(stored.toSorted());
    const [, last] = sent[98] ?? [];
    const alone = await hotline.forward({ ...grooming, case: "B-98" }, "batch-98");
    expect([last, { status: alone.status, report: acceptedIn(alone.body) }]).toEqual([entries[98], results[98]]);
  });

  // Last, as nobody waits for its mails.
  test("the list gives each report once, from any moment on, while new ones arrive", async () => {
    const key = await ops(system, "add", "archive", "--name", "A", "--jurisdictions", "RS", ...PLENTY);
    const archive = program(system, key);
    const before = new Set<string>();
    for (const n of [0, 1]) {
      const entries = Array.from({ length: 60 }, (_, at) => ({ ...grooming, idempotencyKey: `list-${n}-${at}` }));
      for (const one of resultsIn((await archive.batch(entries)).body)) if ("report" in one) before.add(one.report.id);
    }
    const { reports: firstPage, cursor = "" } = listIn((await archive.list()).body);
    const late = acceptedIn((await archive.forward(grooming, "late")).body);
    const { reports: secondPage, cursor: end } = listIn((await archive.list({ cursor })).body);
    const all = [...firstPage, ...secondPage].map(({ id }) => id);
    expect([new Set(all), all.length, end]).toEqual([new Set([...before, late.id]), 121, undefined]);

    const since = secondPage[5]?.receivedAt ?? "";
    const wanted = [...firstPage, ...secondPage].filter(({ receivedAt }) => receivedAt >= since);
    expect(listIn((await archive.list({ since })).body).reports).toEqual(wanted);
    expect(listIn((await archive.list({ since: "2999-01-01T00:00:00Z" })).body)).toEqual({ reports: [] });
  });

  test("nothing that a partner wrote, and no key, is in a log line", () => {
    expect(system.log.length).toBeGreaterThan(0);
    expect(system.log.join("\n")).not.toMatch(
      /slp_|ALO\/2026|mother|grown-up|her address|images\.example|B-98|batch-98/,
    );
  });
});
