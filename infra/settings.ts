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
const SITE = "an https address without a path, such as https://report.safelane.example";
const ORIGIN = "an https origin without a path, such as https://school.example";
const LEAVE_TO = "an https address, such as https://weather.example/";
const CERTIFICATE = "the ARN of a certificate of ACM in us-east-1, where CloudFront looks for them";

/** As browsers write it: small letters, other alphabets in punycode (.срб is `xn--90a3ac`). */
const HOST = /([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])/;
const ORIGIN_OF_SITE = new RegExp(`^https://${HOST.source}(:\\d+)?$`);
/** A page on one's own machine, to try an example with. */
const ORIGIN_HERE = /^http:\/\/127\.0\.0\.1:\d+$/;
/** What browsers never send, as `:443`, would be compared in vain. */
const isSent = (origin: string): boolean => URL.parse(origin)?.origin === origin;

const hostOf = (site: string | undefined) => site?.replace(/^https:\/\//, "");
const domain = () => z.string(DOMAIN).regex(new RegExp(`^${HOST.source}$`), DOMAIN);

const Mail = z
  .strictObject(
    {
      domain: domain(),
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

const NOT_LOCAL = 'https origins only; a deployment that pages of one machine may use says "purpose": "test"';
const isElsewhere = (all: readonly string[]) => !all.some((origin) => ORIGIN_HERE.test(origin));
const origins = () =>
  z
    .array(
      z.string(ORIGIN).refine((one) => (ORIGIN_OF_SITE.test(one) || ORIGIN_HERE.test(one)) && isSent(one), ORIGIN),
      "a list of https origins",
    )
    .refine((all) => new Set(all).size === all.length, "each origin once")
    .default([]);

const Portal = z.strictObject(
  {
    /** Other people's sites whose pages may send reports: by a form of theirs, by JSON, or with our element. */
    origins: origins(),
    /** Sites that may show our pages inside theirs. */
    frameAncestors: origins(),
    /** Where "Leave this page" leads. Something that anybody may have looked at. */
    leaveTo: z.url({ protocol: /^https$/, hostname: new RegExp(`^${HOST.source}$`), error: LEAVE_TO }).optional(),
  },
  fields("an object with origins, frameAncestors and leaveTo"),
);

/** CloudFront and WAF before the API; see docs/adr/0022-in-front-of-the-api.md. */
const Cdn = z.strictObject(
  {
    /** Under which people know the site then. Its DNS record is made outside. */
    domain: domain(),
    certificateArn: z
      .string(CERTIFICATE)
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/, CERTIFICATE),
    /** Of one address. Behind one address may be a whole school, or a mobile network. A tenth of the least is WAF's own least. */
    ratePer5Minutes: whole(100, 1_000_000, "requests in five minutes"),
  },
  fields("an object with domain, certificateArn and ratePer5Minutes"),
);
export type Cdn = z.infer<typeof Cdn>;

const REGIONAL = "the ARN of a certificate of ACM in this deployment's region, where API Gateway looks for them";
const BUCKET = "the name of an S3 bucket";
const KEY = "the key of an object in S3";
const VERSION = "the version of an object in S3";
const said = (most: number, what: string) => z.string(what).min(1, what).max(most, what);

/** A domain of its own for partners that show a client certificate; see docs/adr/0033-signing-and-mtls.md. */
const PartnerDomain = z.strictObject(
  {
    /** Its DNS record is made outside. */
    name: domain(),
    certificateArn: z.string(REGIONAL).regex(/^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/, REGIONAL),
    /** A PEM file of the certificates that those of partners are signed by, or are; put there outside. */
    truststore: z.strictObject(
      {
        bucket: z.string(BUCKET).regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, BUCKET),
        key: said(1_024, KEY),
        version: said(1_024, VERSION).optional(),
      },
      fields("an object with bucket, key and version"),
    ),
  },
  fields("an object with name, certificateArn and truststore"),
);
export type PartnerDomain = z.infer<typeof PartnerDomain>;

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
          .string(SITE)
          .regex(new RegExp(`^https://${HOST.source}$`), SITE)
          .optional(),
      },
      fields("an object with rate and burst"),
    ),
    portal: Portal.prefault({}),
    cdn: Cdn.optional(),
    partnerDomain: PartnerDomain.optional(),
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
  })
  .refine(({ purpose, portal }) => purpose === "test" || isElsewhere(portal.origins), {
    path: ["portal", "origins"],
    error: NOT_LOCAL,
  })
  .refine(({ purpose, portal }) => purpose === "test" || isElsewhere(portal.frameAncestors), {
    path: ["portal", "frameAncestors"],
    error: NOT_LOCAL,
  })
  .refine(({ http, cdn }) => !(http.url && cdn), {
    path: ["http", "url"],
    error: "nothing beside cdn: people know the site by cdn.domain then",
  })
  .refine(({ region, partnerDomain }) => !partnerDomain || partnerDomain.certificateArn.split(":")[3] === region, {
    path: ["partnerDomain", "certificateArn"],
    error: REGIONAL,
  })
  .refine(({ http, cdn, partnerDomain }) => ![cdn?.domain, hostOf(http.url)].includes(partnerDomain?.name ?? ""), {
    path: ["partnerDomain", "name"],
    error: "another domain than people know the site by: browsers would be asked for a certificate there",
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
