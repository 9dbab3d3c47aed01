import { describe, expect, test } from "vitest";
import { checkRules } from "../../infra/constructs/rules.js";
import { parseSettings, SettingsError } from "../../infra/settings.js";
import { newApp, safelane } from "../../infra/stacks/safelane.js";
import { noCode, settings, templatesOf } from "./synthesized.js";

const partnerDomain = {
  name: "partners.safelane.example",
  certificateArn: `arn:aws:acm:${settings.region}:111122223333:certificate/0b1c2d3e-0000-4000-8000-000000000000`,
  truststore: { bucket: "safelane-truststore", key: "partners.pem", version: "3HL4kqtJvjVBH40Nrjfkd" },
};
const withDomain = parseSettings({ ...settings, partnerDomain }, "a test");
const [templates, without] = [templatesOf(withDomain), templatesOf(settings)];
const of = (type: string, all = templates) =>
  Object.values(all).flatMap(({ Resources }) => Object.entries(Resources).filter(([, { Type }]) => Type === type));

test("without partnerDomain in the settings there is none of it, and all else is the same", () => {
  expect(of("AWS::ApiGatewayV2::DomainName", without)).toEqual([]);
  expect(of("AWS::ApiGatewayV2::ApiMapping", without)).toEqual([]);
  const { front: added, ...others } = templates;
  const { front, ...same } = without;
  expect(others).toEqual(same);
  expect(added?.Resources).toMatchObject(front?.Resources ?? {});
});

describe("with it", () => {
  test("partners' domain asks for a client certificate that the truststore vouches for, over TLS 1.2 or later", () => {
    const [[, domain] = []] = of("AWS::ApiGatewayV2::DomainName");
    expect(domain?.Properties).toEqual({
      DomainName: "partners.safelane.example",
      DomainNameConfigurations: [
        { CertificateArn: partnerDomain.certificateArn, EndpointType: "REGIONAL", SecurityPolicy: "TLS_1_2" },
      ],
      MutualTlsAuthentication: {
        TruststoreUri: "s3://safelane-truststore/partners.pem",
        TruststoreVersion: partnerDomain.truststore.version,
      },
    });
  });

  test("it leads to the API as it is, with all its throttles and logs, and to nothing else", () => {
    const [[, mapping] = [], ...more] = of("AWS::ApiGatewayV2::ApiMapping");
    const [[api] = []] = of("AWS::ApiGatewayV2::Api");
    const [[domain] = []] = of("AWS::ApiGatewayV2::DomainName");
    const [[stage] = []] = of("AWS::ApiGatewayV2::Stage");
    expect(more).toEqual([]);
    expect(mapping?.Properties).toEqual({ ApiId: { Ref: api }, DomainName: { Ref: domain }, Stage: "$default" });
    expect(mapping).toMatchObject({ DependsOn: expect.arrayContaining([stage]) });
  });

  test("whoever makes its DNS record is told where to", () => {
    const outputs = Object.values(templates["front"]?.Outputs ?? {});
    expect(JSON.stringify(outputs)).toContain("RegionalDomainName");
  });

  test("AWS's rules find nothing that nobody has answered for, and CloudFormation nothing to refuse", () => {
    const app = newApp();
    safelane(app, withDomain, noCode);
    checkRules(app);
    expect(() => app.synth()).not.toThrow();
  });
});

const refusal = (change: object): string => {
  try {
    parseSettings({ ...settings, ...change }, "a test");
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "accepted";
};

test.each<[object, string]>([
  [{ partnerDomain: true }, "partnerDomain: accepted is an object with name, certificateArn and truststore"],
  [{ partnerDomain: { ...partnerDomain, name: "partners" } }, "partnerDomain.name: accepted is a domain name"],
  [
    {
      partnerDomain: {
        ...partnerDomain,
        certificateArn: partnerDomain.certificateArn.replace(settings.region, "us-east-1"),
      },
    },
    "partnerDomain.certificateArn: accepted is the ARN of a certificate of ACM in this deployment's region",
  ],
  [
    { partnerDomain: { ...partnerDomain, truststore: "s3://a/b" } },
    "partnerDomain.truststore: accepted is an object with",
  ],
  [
    { partnerDomain: { ...partnerDomain, truststore: { bucket: "A B", key: "" } } },
    "partnerDomain.truststore.bucket: accepted is the name of an S3 bucket",
  ],
  [
    { partnerDomain, http: { ...settings.http, url: "https://partners.safelane.example" } },
    "partnerDomain.name: accepted is another domain than people know the site by",
  ],
])("a bad setting is named, with what is accepted: %j", (change, message) => {
  expect(refusal(change)).toContain(message);
});
