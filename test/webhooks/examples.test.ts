import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { PROGRESS } from "../../shared/acceptance/summary.js";
import { instantAt, minutes, plus } from "../../shared/domain/instant.js";
import { OUTCOMES } from "../../shared/domain/report.js";
import { saying } from "../../shared/domain/transitions/index.js";
import { newSecret } from "../../shared/partners/webhook.js";
import { memoryReports } from "../../shared/stores/reports.memory.js";
import { notice, signedNotice } from "../../shared/webhooks/notice.js";
import { aReport } from "../support/reports.js";

const DOCUMENT = readFileSync(new URL("../../docs/webhooks.md", import.meta.url), "utf8");

test("the notice in docs/webhooks.md is one, and its table names all fields and all that may stand in them", () => {
  const [body = ""] = /\{"type":"report\.updated"[^`]*/.exec(DOCUMENT) ?? [];
  const example = notice.parse(JSON.parse(body.replaceAll("\n", "")));
  const [table = ""] = /\| field of `data`[\s\S]*?\n\n/.exec(DOCUMENT) ?? [];
  for (const word of [...Object.keys(example.data), ...PROGRESS, ...OUTCOMES]) expect(table).toContain(`\`${word}\``);
});

/** The samples of docs/webhooks.md, as a partner's developer tries them. */
const SAMPLES = {
  TypeScript: [process.execPath, "--import", "tsx", "verify.mts"],
  Python: ["python3", "verify.py"],
  PHP: ["php", "verify.php"],
} as const;

interface Given {
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Undefined where there is no such interpreter. */
async function run([program, ...args]: readonly string[], { secret, headers, body }: Given) {
  const parts = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => headers[name] ?? "");
  const child = spawn(program ?? "", [...args, ...parts], {
    cwd: fileURLToPath(new URL("../../docs/api/examples/webhook/", import.meta.url)),
    env: { ...process.env, WEBHOOK_SECRET: secret },
  });
  const started = await Promise.race([once(child, "spawn").then(() => true), once(child, "error").then(() => false)]);
  if (!started) return undefined;
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdin.end(body);
  const [exit]: unknown[] = await once(child, "close");
  return { exit, said };
}

/** What is sent, of now: the samples look at the machine's clock. */
async function aNotice(age = 0) {
  const reports = memoryReports();
  const now = instantAt(Date.now() - age);
  const report = aReport({ partner: { id: "hotline", digest: "x", case: "2026/š-17", webhook: { number: 0 } } }, now);
  await reports.create(report);
  const { report: said } = await reports.apply(report.id, saying(report, "news", plus(now, minutes(5)), now));
  const [old, secret] = [newSecret(), newSecret()];
  return { ...signedNotice(said, [old, secret], now), old, secret };
}

describe.each(Object.entries(SAMPLES))("the sample in %s", (_, command) => {
  test("takes what Safelane signed, with either secret, and gives it back as it is", async () => {
    const notice = await aNotice();
    for (const secret of [notice.old, notice.secret]) {
      const ran = await run(command, { ...notice, secret });
      if (!ran) return;
      expect(ran.exit).toBe(0);
      expect(JSON.parse(ran.said)).toEqual(JSON.parse(notice.body));
    }
  });

  test("takes nothing else: another body, id, secret or time, one that is old, and none at all", async () => {
    const notice = await aNotice();
    const old = await aNotice(minutes(6));
    const early = await aNotice(-minutes(6));
    const wrong: Given[] = [
      { ...notice, body: notice.body.replace("received", "closed") },
      { ...notice, body: `${notice.body}\n` },
      { ...notice, secret: newSecret() },
      { ...notice, headers: { ...notice.headers, "webhook-id": "other" } },
      {
        ...notice,
        headers: { ...notice.headers, "webhook-timestamp": `${Number(notice.headers["webhook-timestamp"]) + 1}` },
      },
      { ...notice, headers: { ...notice.headers, "webhook-timestamp": "now" } },
      { ...notice, headers: { ...notice.headers, "webhook-signature": "" } },
      { ...notice, headers: { ...notice.headers, "webhook-signature": "v1, v1a,x" } },
      old,
      early,
    ];
    const ran = await Promise.all(wrong.map((given) => run(command, given)));
    expect(ran.map((one) => one?.exit ?? 1)).toEqual(wrong.map(() => 1));
    expect(ran.map((one) => one?.said ?? "")).toEqual(wrong.map(() => ""));
  });
});
