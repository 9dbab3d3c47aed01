import { CfnOutput, Duration, Fn } from "aws-cdk-lib";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { Construct } from "constructs";
import { SafelaneStack } from "../constructs/deployment.js";
import { Firewall } from "../constructs/firewall.js";
import { acknowledge } from "../constructs/rules.js";
import type { Cdn, Settings } from "../settings.js";
import type { Front } from "./front.js";

/** CloudFront takes certificates and firewalls from there and from nowhere else. */
const REGION = "us-east-1";

/** Errors that CloudFront keeps for ten seconds otherwise, whatever an answer says of itself. */
const REMEMBERED_ERRORS = [404, 414, 500, 501, 502, 503, 504];

/** CloudFront and a firewall before the API, for deployments that ask for it: see docs/adr/0022-in-front-of-the-api.md. */
export class Shield extends SafelaneStack {
  constructor(scope: Construct, settings: Settings, cdn: Cdn, front: Front) {
    super(scope, "shield", settings, "CloudFront and a firewall before the API", REGION);
    this.addStackDependency(front);
    const through = {
      origin: this.#origin(settings, cdn, front),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
    };
    const distribution = new cloudfront.Distribution(this, "distribution", {
      comment: `Safelane: ${settings.name}`,
      domainNames: [cdn.domain],
      certificate: acm.Certificate.fromCertificateArn(this, "certificate", cdn.certificateArn),
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      webAclId: new Firewall(this, settings, cdn).arn,
      enableLogging: false,
      // Nothing is kept, and no header is added: an answer is the same, and as safe, with CloudFront as without.
      defaultBehavior: {
        ...through,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      additionalBehaviors: {
        "/assets/*": {
          ...through,
          allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
          // The same for everybody, and named by content: kept for as long as the answer says.
          cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        },
      },
      errorResponses: REMEMBERED_ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    });
    new CfnOutput(this, "target", {
      value: distribution.distributionDomainName,
      description: `Where the DNS record of ${cdn.domain} leads`,
    });
    acknowledge(
      distribution,
      "AwsSolutions-CFR1",
      "A child may report from wherever it is, and agencies work abroad: no country is shut out.",
    );
    acknowledge(
      distribution,
      "AwsSolutions-CFR3",
      "A line of this log holds the reporter's address and the path, which may be a link's secret. The API's own " +
        "access log counts requests without either.",
    );
  }

  /** The API, by the name that it has itself. Asked for by name, as stacks of two regions can't import from each other. */
  #origin(settings: Settings, { domain }: Cdn, front: Front): cloudfront.IOrigin {
    return new HttpOrigin(Fn.getStackOutput(front.stackName, front.endpoint.logicalId, settings.region), {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      // As what people asked for: the host that the functions see is the API's.
      customHeaders: { "x-forwarded-host": domain },
    });
  }
}
