import { randomUUID } from "node:crypto";
import { Refused, safelane } from "./client.js";

/** Forwards a case to Safelane, repeats it, follows it, writes about it, and takes it back. */

const { SAFELANE_URL: url, SAFELANE_KEY: key, SAFELANE_JURISDICTION = "RS" } = process.env;
if (!url || !key) throw new Error("set SAFELANE_URL and SAFELANE_KEY");

const JURISDICTIONS = ["RS", "ME", "AL", "VN-18", "VN-DN"] as const;
const jurisdiction = JURISDICTIONS.find((one) => one === SAFELANE_JURISDICTION);
if (!jurisdiction) throw new Error(`SAFELANE_JURISDICTION is one of ${JURISDICTIONS.join(", ")}`);

const say = (what: string, value: unknown) => void process.stdout.write(`${what}: ${JSON.stringify(value)}\n`);
const api = safelane(url, key);
const report = {
  jurisdiction,
  language: "en",
  reporter: "hotline",
  case: "EXAMPLE/1",
  text: "This is a try of the programming interface. Nothing happened.",
} as const;

// In a program of yours it is the case's own number, so that it is the same after a crash.
const idempotencyKey = `example-${randomUUID()}`;
const started = new Date(Date.now() - 60_000);

async function main(): Promise<void> {
  const first = await api.forward(report, idempotencyKey);
  say("forwarded", first);
  const again = await api.forward(report, idempotencyKey);
  if (JSON.stringify(again) !== JSON.stringify(first)) throw new Error("the same case was answered otherwise");
  say("repeated", "the same answer");

  const { progress, steps } = await api.show(first.id);
  say("followed", { progress, steps });

  const listed = [];
  for await (const { id, reference } of api.since(started)) listed.push({ id, reference });
  if (!listed.some(({ id }) => id === first.id)) throw new Error("the case is not in the list");
  say("listed", listed);

  say("written", await api.write(first.id, "It was only a try."));
  say("withdrawn", await api.withdraw(first.id));
}

main().catch((error: unknown) => {
  const why = error instanceof Refused ? `${error.message} (${error.type ?? "no type"})` : String(error);
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
});
