import { readFileSync } from "node:fs";
import type { App } from "aws-cdk-lib";
import * as logs from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import { JURISDICTIONS } from "../shared/domain/vocabulary.js";

/** Retentions that CloudWatch Logs accepts, in days; any other number is refused by the service at deployment. */
const LOG_RETENTION_DAYS = Object.values(logs.RetentionDays).filter(
  (days): days is logs.RetentionDays => typeof days === "number" && days !== logs.RetentionDays.INFINITE,
);

const whole = (least: number, most: number, unit: string) => {
  const accepted = `a whole number of ${unit} from ${least} to ${most}`;
  return z.int(accepted).min(least, accepted).max(most, accepted);
};
/** For an object that is missing or is something else; what is wrong inside it is said field by field. */
const fields = (accepted: string) => ({
  error: ({ code }: { readonly code?: string }) => (code === "invalid_type" ? accepted : undefined),
});
const oneOf = (values: readonly (string | number)[]) => `one of ${values.join(", ")}`;

const NAME = "2 to 24 small letters, digits or hyphens, the first a letter (it starts each resource's name)";
const REGION = "an AWS region, such as eu-central-1";
const DOMAIN = "a domain name, such as safelane.example";
const ADDRESS = "an e-mail address";
const URL = "an https address without a path, such as https://report.safelane.example";

const Mail = z
  .strictObject(
    {
      domain: z.string(DOMAIN).regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, DOMAIN),
      from: z.email(ADDRESS),
      /** The account's maximum send rate in SES, which it says itself: `aws sesv2 get-account --query SendQuota`. */
      perSecond: whole(1, 1_000, "mails a second"),
    },
    fields("an object with domain, from and perSecond"),
  )
  .refine(({ domain, from }) => from.endsWith(`@${domain}`), {
    path: ["from"],
    error: "an address at mail.domain, the only domain this deployment may send for",
  });

/** All that makes one deployment differ from another. Nothing secret: each value ends up in a template. */
export const Settings = z
  .strictObject({
    name: z.string(NAME).regex(/^[a-z][a-z0-9-]{1,23}$/, NAME),
    purpose: z.enum(["production", "test"], oneOf(["production", "test"])),
    region: z.string(REGION).regex(/^[a-z]{2}(-[a-z]+)+-\d$/, REGION),
    jurisdictions: z
      .array(z.enum(JURISDICTIONS, oneOf(JURISDICTIONS)), `a list of ${JURISDICTIONS.join(", ")}`)
      .min(1, `at least one of ${JURISDICTIONS.join(", ")}`)
      .refine((codes) => new Set(codes).size === codes.length, "each jurisdiction once"),
    mail: Mail,
    /** Throttles of the whole public API: `rate` in requests a second, `burst` in requests at once. */
    http: z.strictObject(
      {
        rate: whole(1, 10_000, "requests a second"),
        burst: whole(1, 5_000, "requests at once"),
        /** Under which people know the API, if it has a domain of its own: links in mails begin with it. */
        url: z
          .string(URL)
          .regex(/^https:\/\/([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, URL)
          .optional(),
      },
      fields("an object with rate and burst"),
    ),
    logRetentionDays: z
      .number(oneOf(LOG_RETENTION_DAYS))
      .refine((days) => LOG_RETENTION_DAYS.some((known) => known === days), oneOf(LOG_RETENTION_DAYS)),
    alarmEmail: z.email(ADDRESS).optional(),
    /** What removing a stack does to reports, statements and keys. */
    data: z.enum(["retain", "destroy"], oneOf(["retain", "destroy"])).default("retain"),
  })
  .refine(({ purpose, data }) => data === "retain" || purpose === "test", {
    path: ["data"],
    error: 'only "retain"; a deployment whose data may be destroyed says "purpose": "test"',
  });
export type Settings = z.infer<typeof Settings>;

/** Settings that can't be used. The message names each field and what is accepted there, never the value given. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/**
 * Checks what somebody wrote.
 * @param source where it was written, for the message: "cdk.json, context safelane" or a file
 * @throws {SettingsError} with one line a field
 */
export function parseSettings(value: unknown, source: string): Settings {
  const result = Settings.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => `${[...issue.path, key].join(".")}: no such setting`)
      : [`${issue.path.join(".") || "settings"}: accepted is ${issue.path.length ? issue.message : "an object"}`],
  );
  throw new SettingsError(`The settings in ${source} can't be used.\n${lines.map((line) => `  ${line}`).join("\n")}`);
}

/**
 * The settings of this run: the JSON file named by `-c settings=<path>`, else cdk.json's context `safelane`.
 * @throws {SettingsError} if there are none, the file can't be read, or a value is not accepted
 */
export function readSettings(app: App): Settings {
  const path: unknown = app.node.tryGetContext("settings");
  if (typeof path === "string") return parseSettings(readJson(path), path);
  const value: unknown = app.node.tryGetContext("safelane");
  if (value === undefined) {
    throw new SettingsError(
      'No settings: give "-c settings=<path of a JSON file>" or the context "safelane" in cdk.json.',
    );
  }
  return parseSettings(value, "cdk.json, context safelane");
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new SettingsError(`The settings in ${path} can't be read: accepted is the path of a JSON file.`, { cause });
  }
}
