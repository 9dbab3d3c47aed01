import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import * as z from "zod";
import cdkJson from "../../cdk.json" with { type: "json" };
import { parseSettings, readSettings, SettingsError } from "../../infra/settings.js";
import { newApp } from "../../infra/stacks/safelane.js";
import { Cloud } from "./cloud.js";
import { templatesOf } from "./synthesized.js";

const example = cdkJson.context.safelane;
const cdn = {
  domain: "report.safelane.example",
  certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/0b1c2d3e-0000-4000-8000-000000000000",
  ratePer5Minutes: 2_000,
};
const refusal = (change: object): string => {
  try {
    parseSettings({ ...example, ...change }, "a test");
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "accepted";
};

describe("a bad setting is named, with what is accepted", () => {
  test.each([
    [{ name: "Safe Lane" }, "name: accepted is 2 to 24 small letters, digits or hyphens"],
    [{ name: undefined }, "name: accepted is 2 to 24 small letters"],
    [{ region: "Frankfurt" }, "region: accepted is an AWS region, such as eu-central-1"],
    [{ jurisdictions: [] }, "jurisdictions: accepted is at least one of RS, ME, AL, VN-18, VN-DN"],
    [{ jurisdictions: ["RS", "VN"] }, "jurisdictions.1: accepted is one of RS, ME, AL, VN-18, VN-DN"],
    [{ jurisdictions: ["RS", "RS"] }, "jurisdictions: accepted is each jurisdiction once"],
    [{ mail: { ...example.mail, from: "me@other.example" } }, "mail.from: accepted is an address at mail.domain"],
    [{ mail: { domain: "localhost", from: "me@localhost.example" } }, "mail.domain: accepted is a domain name"],
    [{ mail: undefined }, "mail: accepted is an object with domain, from and perSecond"],
    [
      { mail: { ...example.mail, perSecond: 0 } },
      "mail.perSecond: accepted is a whole number of mails a second from 1 to 1000",
    ],
    [{ mail: { ...example.mail, password: "x" } }, "mail.password: no such setting"],
    [{ http: 50 }, "http: accepted is an object with rate and burst"],
    [{ http: { rate: 0, burst: 10 } }, "http.rate: accepted is a whole number of requests a second from 1 to 10000"],
    [{ http: { rate: 1, burst: "many" } }, "http.burst: accepted is a whole number of requests at once from 1 to 5000"],
    ...["http://report.safelane.example", "https://report.safelane.example/", "https://localhost", "safelane"].map(
      (url): [object, string] => [
        { http: { ...example.http, url } },
        "http.url: accepted is an https address without a path, such as https://report.safelane.example",
      ],
    ),
    [{ portal: ["https://school.example"] }, "portal: accepted is an object with origins, frameAncestors and leaveTo"],
    [{ portal: { origins: "https://school.example" } }, "portal.origins: accepted is a list of https origins"],
    ...[
      "http://school.example",
      "https://school.example/form",
      "https://*.example",
      "https://Škola.example",
      "https://school.example:443",
      "https://school.example:99999",
      "null",
    ].map((origin): [object, string] => [
      { portal: { origins: ["https://school.example:8443", origin] } },
      "portal.origins.1: accepted is an https origin without a path, such as https://school.example",
    ]),
    [
      { portal: { frameAncestors: ["https://school.example", "https://school.example"] } },
      "portal.frameAncestors: accepted is each origin once",
    ],
    ...["origins", "frameAncestors"].map((list): [object, string] => [
      { portal: { [list]: ["http://127.0.0.1:8080"] } },
      `portal.${list}: accepted is https origins only; a deployment that pages of one machine may use says`,
    ]),
    [
      { portal: { leaveTo: "http://weather.example" } },
      "portal.leaveTo: accepted is an https address, such as https://weather.example/",
    ],
    [{ portal: { origin: [] } }, "portal.origin: no such setting"],
    [{ cdn: true }, "cdn: accepted is an object with domain, certificateArn and ratePer5Minutes"],
    [{ cdn: { ...cdn, domain: "report" } }, "cdn.domain: accepted is a domain name"],
    [
      { cdn: { ...cdn, certificateArn: cdn.certificateArn.replace("us-east-1", "eu-central-1") } },
      "cdn.certificateArn: accepted is the ARN of a certificate of ACM in us-east-1",
    ],
    [
      { cdn: { ...cdn, ratePer5Minutes: 10 } },
      "cdn.ratePer5Minutes: accepted is a whole number of requests in five minutes from 100 to 1000000",
    ],
    [
      { cdn, http: { ...example.http, url: "https://report.safelane.example" } },
      "http.url: accepted is nothing beside cdn",
    ],
    [{ logRetentionDays: 42 }, "logRetentionDays: accepted is one of 1, 3, 5, 7, 14, 30"],
    [{ alarmEmail: "on call" }, "alarmEmail: accepted is an e-mail address"],
    [{ data: "destroy" }, 'data: accepted is only "retain"'],
    [{ retention: 7 }, "retention: no such setting"],
  ])("%j", (change, message) => {
    expect(refusal(change)).toContain(message);
  });

  test("all at once, and never what was given", () => {
    const message = refusal({ name: "SECRET-ONE", region: "SECRET-TWO" });
    expect(message.split("\n")).toHaveLength(3);
    expect(message).not.toContain("SECRET");
  });

  test("no object at all", () => {
    expect(() => parseSettings("RS", "a test")).toThrow("settings: accepted is an object");
  });
});

describe("where settings come from", () => {
  const directory = mkdtempSync(join(tmpdir(), "safelane-settings-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const file = (name: string, text: string): string => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };

  test("cdk.json, unless a file is named", () => {
    expect(readSettings(newApp({ context: { safelane: example } })).name).toBe("safelane");
    const path = file("other.json", JSON.stringify({ ...example, name: "other" }));
    expect(readSettings(newApp({ context: { safelane: example, settings: path } })).name).toBe("other");
  });

  test("a file that isn't there or isn't JSON, or no settings at all, is said so", () => {
    const read = (settings: string) => () => readSettings(newApp({ context: { settings } }));
    expect(read(join(directory, "none.json"))).toThrow("none.json can't be read: accepted is the path of a JSON file");
    expect(read(file("broken.json", "{"))).toThrow("broken.json can't be read");
    expect(() => readSettings(newApp())).toThrow("No settings: give");
  });
});

describe("what settings change", () => {
  const cloudOf = (change: object) => {
    const settings = parseSettings({ ...example, ...change }, "a test");
    const templates = templatesOf(settings);
    return { templates, cloud: new Cloud(templates, settings.region) };
  };

  test("a test deployment can be thrown away, a production one loses nothing with its stacks", () => {
    const policies = (change: object) =>
      Object.values(cloudOf(change).templates["stores"]?.Resources ?? {})
        .filter(({ Type }) => Type === "AWS::DynamoDB::Table" || Type === "AWS::KMS::Key")
        .map(({ DeletionPolicy }) => DeletionPolicy);
    expect(policies({})).toEqual(Array(7).fill("Retain"));
    expect(policies({ purpose: "test", data: "destroy" })).toEqual(Array(7).fill("Delete"));
  });

  test("an alarm address is subscribed; without one there is the topic alone", () => {
    const subscriptions = (change: object) => cloudOf(change).cloud.all("AWS::SNS::Subscription");
    expect(subscriptions({})).toEqual([]);
    expect(subscriptions({ alarmEmail: "on-call@safelane.example" })).toMatchObject([
      { properties: { Protocol: "email", Endpoint: "on-call@safelane.example" } },
    ]);
  });

  test("links in mails lead to the API's own address, or to the domain that it has", () => {
    const links = (http: object, others: object = {}) => {
      const { cloud } = cloudOf({ http: { ...example.http, ...http }, ...others });
      const [dispatch] = cloud
        .all("AWS::Lambda::Function")
        .filter(({ properties }) => JSON.stringify(properties).includes('"safelane-dispatch"'));
      const Environment = z.object({ Environment: z.object({ Variables: z.looseObject({ DESK_URL: z.string() }) }) });
      return Environment.parse(dispatch?.properties).Environment.Variables.DESK_URL;
    };
    expect(links({})).toMatch(/^https:\/\/\w+\.execute-api\.eu-central-1\.amazonaws\.com$/);
    expect(links({ url: "https://report.safelane.example" })).toBe("https://report.safelane.example");
    expect(links({}, { cdn })).toBe("https://report.safelane.example");
  });

  test("other people's forms, frames and the way out of the page are the functions' to know; by default there are none", () => {
    const variables = (portal?: object) => {
      const { cloud } = cloudOf({ purpose: "test", portal });
      const Lambda = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
      const all = cloud.all("AWS::Lambda::Function").map(({ properties }) => Lambda.parse(properties).Environment);
      return ["intake", "portal"].map((name) => {
        const found = all.find(({ Variables }) => Variables["POWERTOOLS_SERVICE_NAME"] === name);
        const { ORIGINS, FRAME_ANCESTORS, LEAVE_TO } = found?.Variables ?? {};
        return [ORIGINS, FRAME_ANCESTORS, LEAVE_TO];
      });
    };
    expect(variables()).toEqual([
      ["", undefined, undefined],
      ["", "", ""],
    ]);
    const portal = {
      origins: ["https://school.example", "https://xn--80a.xn--90a3ac", "http://127.0.0.1:8080"],
      frameAncestors: ["https://ministry.example:8443"],
      leaveTo: "https://weather.example/today?city=1",
    };
    const origins = "https://school.example,https://xn--80a.xn--90a3ac,http://127.0.0.1:8080";
    expect(variables(portal)).toEqual([
      [origins, undefined, undefined],
      [origins, "https://ministry.example:8443", "https://weather.example/today?city=1"],
    ]);
  });

  test("a deployment for one region of Viet Nam serves it alone, in its own region and under its own names", () => {
    const change = { name: "da-nang", region: "ap-southeast-1", jurisdictions: ["VN-DN"] };
    const { cloud } = cloudOf(change);
    const [intake] = cloud
      .all("AWS::Lambda::Function")
      .filter(({ properties }) => JSON.stringify(properties).includes('"da-nang-intake"'));
    expect(intake?.properties).toMatchObject({
      FunctionName: "da-nang-intake",
      Environment: { Variables: { DEPLOYMENT: "da-nang", JURISDICTIONS: "VN-DN", REPORTS_TABLE: "da-nang-reports" } },
    });
    expect(JSON.stringify(cloud.all("AWS::IAM::Policy"))).not.toContain("eu-central-1");
  });
});
