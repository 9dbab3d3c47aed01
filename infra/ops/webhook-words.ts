import { parseArgs } from "node:util";
import { type Instant, instantAt } from "../../shared/domain/instant.js";
import { UsageError } from "./command.js";

export const WEBHOOK_USAGE = `  webhook add PARTNER --url URL --deployment NAME
                                        tells a partner what becomes of the reports it forwards from now on, and shows
                                        the secret that signs it, this once
  webhook change PARTNER --url URL --deployment NAME
                                        tells it there; with the same URL: again, after its receiver said it was gone
  webhook rotate PARTNER --deployment NAME [--days N]
                                        shows a new secret, this once; for N days more (7) the old one signs as well. At
                                        most two are at a time: --days 0 ends all old ones at once
  webhook replay PARTNER --deployment NAME [--since MOMENT] [--even-told]
                                        tells it what it does not know: what was given up, what waits for its next
                                        attempt, and reports from before it had a webhook; of those received since a
                                        day or moment (2026-11-20, 2026-11-20T12:00:00Z). With --even-told all of them,
                                        under new numbers
  webhook remove PARTNER --deployment NAME
                                        tells it nothing any more, and forgets URL and secrets
  webhook list --deployment NAME        all webhooks in a line each: host, ages of secrets, whether it is off
URL is https and names a host of the public Internet. A secret is a password: pass it on where only its owner reads.`;

const OPTIONS = {
  add: ["url"],
  change: ["url"],
  rotate: ["days"],
  replay: ["since", "even-told"],
  remove: [],
  list: [],
} as const satisfies Record<string, readonly string[]>;
type Action = keyof typeof OPTIONS;

export interface WebhookWords {
  readonly action: Action;
  readonly deployment: string;
  /** Absent for `list` alone. */
  readonly partner: string;
  readonly url: string;
  readonly days: number;
  readonly since?: Instant;
  readonly evenTold: boolean;
}

const isAction = (word: string): word is Action => Object.hasOwn(OPTIONS, word);

/** @throws UsageError when the words make no command. */
export function webhookWords([action = "", ...args]: readonly string[]): WebhookWords {
  if (!isAction(action)) throw new UsageError(`webhook wants one of ${Object.keys(OPTIONS).join(", ")}`);
  const { values, positionals } = understood(args, ["deployment", ...OPTIONS[action]]);
  const { deployment, url = "", since, days = "7" } = values;
  if (typeof deployment !== "string") throw new UsageError("webhook wants --deployment NAME");
  if (positionals.length !== (action === "list" ? 0 : 1)) {
    throw new UsageError(`webhook ${action} wants ${action === "list" ? "no" : "one"} PARTNER`);
  }
  if ((action === "add" || action === "change") && url === "")
    throw new UsageError(`webhook ${action} wants --url URL`);
  const from = typeof since === "string" ? momentOf(since) : undefined;
  return {
    action,
    deployment,
    partner: positionals[0] ?? "",
    url: String(url),
    days: daysOf(String(days)),
    ...(from && { since: from }),
    evenTold: values["even-told"] === true,
  };
}

function daysOf(days: string): number {
  if (/^\d{1,2}$/.test(days) && Number(days) <= 90) return Number(days);
  throw new UsageError("--days wants a number from 0 to 90");
}

function momentOf(since: string): Instant {
  const isOne = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(since);
  const time = isOne ? Date.parse(since) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError("--since wants a day or a moment in UTC, such as 2026-11-20T12:00:00Z");
  return instantAt(time);
}

function understood(args: readonly string[], options: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries(
        options.map((name) => [name, { type: name === "even-told" ? ("boolean" as const) : ("string" as const) }]),
      ),
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
