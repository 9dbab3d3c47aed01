import { describe, expect, test } from "vitest";
import * as z from "zod";
import { checkRules } from "../../infra/constructs/rules.js";
import { tooManyRequests } from "../../infra/constructs/too-many-requests.js";
import { parseSettings } from "../../infra/settings.js";
import { newApp, safelane } from "../../infra/stacks/safelane.js";
import { builtInBook } from "../../shared/directory/jurisdictions.js";
import { JURISDICTIONS, LOCALES } from "../../shared/domain/vocabulary.js";
import { langOf } from "../../shared/language/locales.js";
import { noCode, settings, templatesOf } from "./synthesized.js";

const cdn = {
  domain: "report.safelane.example",
  certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/0b1c2d3e-0000-4000-8000-000000000000",
  ratePer5Minutes: 2_000,
};
const withCdn = parseSettings({ ...settings, cdn }, "a test");
const templates = templatesOf(withCdn);
const shield = templates["shield"]?.Resources ?? {};

const only = <Shape extends z.ZodType>(type: string, shape: Shape): z.output<Shape> => {
  const found = Object.values(shield).filter(({ Type }) => Type === type);
  expect(found).toHaveLength(1);
  return shape.parse(found[0]?.Properties);
};

test("without cdn in the settings there is none of it, and the rest is the same but for its address", () => {
  const without = templatesOf(settings);
  expect(Object.keys(without)).toEqual(["stores", "front", "pipeline", "edge", "watch"]);
  for (const name of ["stores", "edge", "watch"]) expect(templates[name], name).toEqual(without[name]);
  expect(templates["front"]?.Resources).toEqual(without["front"]?.Resources);
  // An export that a stack still imports can't go: CloudFormation would refuse the change of an address.
  expect(Object.keys(templates["front"]?.Outputs ?? {})).toEqual(Object.keys(without["front"]?.Outputs ?? {}));
});

test("AWS's rules find nothing that nobody has answered for, and CloudFormation nothing to refuse", () => {
  const app = newApp();
  safelane(app, withCdn, noCode);
  checkRules(app);
  expect(() => app.synth()).not.toThrow();
});

describe("the firewall", () => {
  const Rule = z.looseObject({
    Name: z.string(),
    Statement: z.record(z.string(), z.unknown()),
    Action: z.record(z.string(), z.unknown()).optional(),
    OverrideAction: z.record(z.string(), z.unknown()).optional(),
    VisibilityConfig: z.object({ SampledRequestsEnabled: z.boolean() }),
  });
  const acl = only(
    "AWS::WAFv2::WebACL",
    z.looseObject({
      Scope: z.literal("CLOUDFRONT"),
      DefaultAction: z.unknown(),
      Rules: z.array(Rule),
      VisibilityConfig: z.object({ SampledRequestsEnabled: z.boolean() }),
      DataProtectionConfig: z.object({
        DataProtections: z.array(z.object({ Action: z.string(), Field: z.object({ FieldType: z.string() }) })),
      }),
      CustomResponseBodies: z.record(z.string(), z.object({ ContentType: z.string(), Content: z.string() })),
    }),
  );
  const IP = { AggregateKeyType: "IP" };

  test("lets everybody through, but not too often, and known attackers a tenth as often", () => {
    expect(acl.DefaultAction).toEqual({ Allow: {} });
    expect(acl.Rules.map(({ Name, Statement }) => [Name, Statement])).toEqual([
      [
        "listed",
        {
          ManagedRuleGroupStatement: {
            VendorName: "AWS",
            Name: "AWSManagedRulesAmazonIpReputationList",
            RuleActionOverrides: expect.any(Array),
          },
        },
      ],
      ["rate", { RateBasedStatement: { ...IP, Limit: 2_000 } }],
      [
        "rate-listed",
        {
          RateBasedStatement: {
            ...IP,
            Limit: 200,
            ScopeDownStatement: {
              LabelMatchStatement: { Scope: "NAMESPACE", Key: "awswaf:managed:aws:amazon-ip-list:" },
            },
          },
        },
      ],
    ]);
  });

  test("turns nobody away for where they are", () => {
    const [listed] = acl.Rules;
    expect([listed?.OverrideAction, listed?.Action]).toEqual([{ Count: {} }, undefined]);
    const Override = z.object({ ActionToUse: z.object({ Count: z.object({}) }), Name: z.string() });
    const Group = z.object({ RuleActionOverrides: z.array(Override) });
    // All that are in the group (WAF developer guide, "IP reputation rule groups").
    expect(
      Group.parse(listed?.Statement["ManagedRuleGroupStatement"]).RuleActionOverrides.map(({ Name }) => Name),
    ).toEqual(["AWSManagedIPReputationList", "AWSManagedReconnaissanceList", "AWSManagedIPDDoSList"]);
  });

  test("never refuses a report by its content: no rule looks at a body, a path, a query or a header", () => {
    const rules = JSON.stringify(acl.Rules);
    expect(rules).not.toMatch(/FieldToMatch|ByteMatch|Regex|Sqli|Xss|SizeConstraint|GeoMatch|Captcha|Challenge/);
    const groups = [...rules.matchAll(/"Name":"(AWSManagedRules\w+)"/g)].map(([, name]) => name);
    expect(groups).toEqual(["AWSManagedRulesAmazonIpReputationList"]);
    const blocking = acl.Rules.filter(({ Action }) => Action && "Block" in Action);
    expect(blocking.map(({ Statement }) => Object.keys(Statement))).toEqual([
      ["RateBasedStatement"],
      ["RateBasedStatement"],
    ]);
  });

  test("keeps no sample of what people sent, and hides it from whatever is logged one day", () => {
    for (const { VisibilityConfig } of [acl, ...acl.Rules]) expect(VisibilityConfig.SampledRequestsEnabled).toBe(false);
    expect(acl.DataProtectionConfig.DataProtections.map(({ Action, Field }) => [Action, Field.FieldType])).toEqual(
      ["QUERY_STRING", "SINGLE_HEADER", "SINGLE_COOKIE", "BODY"].map((type) => ["SUBSTITUTION", type]),
    );
    expect(Object.values(shield).map(({ Type }) => Type)).not.toContain("AWS::WAFv2::LoggingConfiguration");
  });

  test("says 429 and for how long, with a page that is kept nowhere", () => {
    const Block = z.object({
      Block: z.object({
        CustomResponse: z.object({
          ResponseCode: z.literal(429),
          CustomResponseBodyKey: z.string(),
          ResponseHeaders: z.array(z.object({ Name: z.string(), Value: z.string() })),
        }),
      }),
    });
    for (const { Action } of acl.Rules.slice(1)) {
      const { CustomResponse } = Block.parse(Action).Block;
      expect(acl.CustomResponseBodies[CustomResponse.CustomResponseBodyKey]).toEqual({
        ContentType: "TEXT_HTML",
        Content: tooManyRequests(settings.jurisdictions),
      });
      expect(CustomResponse.ResponseHeaders).toEqual([
        { Name: "retry-after", Value: "300" },
        { Name: "cache-control", Value: "no-store" },
      ]);
    }
  });
});

describe("the page of the firewall", () => {
  const page = tooManyRequests(JURISDICTIONS);

  test("fits into the 4 KB that WAF has for it, with every language and every number", () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(4_096);
    for (const locale of LOCALES) expect(page).toContain(`<div lang="${langOf(locale)}">`);
    for (const { emergency } of JURISDICTIONS.map(builtInBook)) {
      for (const { number } of emergency) expect(page).toContain(`">${number}</a>`);
    }
  });

  test("is in the languages of the jurisdictions that are served", () => {
    const danang = tooManyRequests(["VN-DN"]);
    expect([...danang.matchAll(/<div lang="([^"]+)">/g)].map(([, lang]) => lang)).toEqual(
      LOCALES.filter((locale) => builtInBook("VN-DN").locales.includes(locale)).map(langOf),
    );
    expect(danang).not.toContain("116 111");
  });

  test("loads nothing and runs nothing", () => {
    expect(page).not.toMatch(/<script|<style|<img|<link|src=|https?:/);
    for (const [, target] of page.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^(#call|tel:\d+)$/);
  });
});

describe("CloudFront", () => {
  const Behavior = z.looseObject({
    PathPattern: z.string().optional(),
    AllowedMethods: z.array(z.string()),
    CachePolicyId: z.unknown(),
    OriginRequestPolicyId: z.string().optional(),
    ViewerProtocolPolicy: z.string(),
    Compress: z.boolean(),
    ResponseHeadersPolicyId: z.undefined().optional(),
  });
  const { DistributionConfig: config } = only(
    "AWS::CloudFront::Distribution",
    z.object({
      DistributionConfig: z.looseObject({
        Aliases: z.array(z.string()),
        HttpVersion: z.string(),
        IPV6Enabled: z.boolean(),
        Logging: z.undefined().optional(),
        ViewerCertificate: z.looseObject({ MinimumProtocolVersion: z.string(), AcmCertificateArn: z.string() }),
        WebACLId: z.unknown(),
        DefaultCacheBehavior: Behavior,
        CacheBehaviors: z.array(Behavior),
        CustomErrorResponses: z.array(z.object({ ErrorCode: z.number(), ErrorCachingMinTTL: z.number() })),
        Origins: z.array(z.looseObject({ DomainName: z.unknown(), CustomOriginConfig: z.unknown() })),
      }),
    }),
  );

  test("is reached over new TLS and HTTP, behind the firewall, and writes no log of addresses", () => {
    expect(config.Aliases).toEqual([cdn.domain]);
    expect(config.ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: "TLSv1.2_2021",
      AcmCertificateArn: cdn.certificateArn,
    });
    expect([config.HttpVersion, config.IPV6Enabled]).toEqual(["http2and3", true]);
    expect(config.WebACLId).toEqual({ "Fn::GetAtt": [expect.stringMatching(/^firewall/), "Arn"] });
    for (const behavior of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(behavior).toMatchObject({ ViewerProtocolPolicy: "redirect-to-https", Compress: true });
    }
  });

  test("asks the API of the other region, over TLS, and says what people asked for", () => {
    expect(config.Origins).toHaveLength(1);
    const endpoint = { StackName: `${settings.name}-front`, OutputName: "endpoint", Region: settings.region };
    expect(config.Origins[0]).toMatchObject({
      DomainName: { "Fn::GetStackOutput": endpoint },
      CustomOriginConfig: { OriginProtocolPolicy: "https-only", OriginSSLProtocols: ["TLSv1.2"] },
      OriginCustomHeaders: [{ HeaderName: "x-forwarded-host", HeaderValue: cdn.domain }],
    });
    expect(templates["front"]?.Outputs).toHaveProperty(endpoint.OutputName);
  });

  test("keeps nothing of what people see, errors included, and lets their methods through", () => {
    // AWS's own policies: CachingDisabled, AllViewerExceptHostHeader.
    expect(config.DefaultCacheBehavior).toMatchObject({
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    });
    expect(config.DefaultCacheBehavior.AllowedMethods).toEqual(expect.arrayContaining(["GET", "POST", "OPTIONS"]));
    expect(config.CustomErrorResponses.map(({ ErrorCachingMinTTL }) => ErrorCachingMinTTL)).toEqual(
      config.CustomErrorResponses.map(() => 0),
    );
  });

  test("keeps the assets, which are the same for everybody", () => {
    // AWS's own policy CachingOptimized: no cookie, no query and no header but the encoding counts.
    expect(config.CacheBehaviors.map(({ PathPattern, CachePolicyId }) => [PathPattern, CachePolicyId])).toEqual([
      ["/assets/*", "658327ea-f89d-4fab-a63d-7e88639e58f6"],
    ]);
  });
});
