import { CfnOutput } from "aws-cdk-lib";
import * as http from "aws-cdk-lib/aws-apigatewayv2";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { PartnerDomain } from "../settings.js";

export interface MutualTlsProps {
  readonly api: http.HttpApi;
  readonly stage: http.HttpStage;
  readonly domain: PartnerDomain;
}

/**
 * A domain at which nobody gets through TLS without a client certificate that the truststore vouches for. The whole API is
 * behind it, as an HTTP API knows no part of itself; who asks anything else there loses nothing by having shown one.
 *
 * It closes no other way: the API's own address and CloudFront stay, for everybody who has no certificate. So which
 * partner has to come here, with which certificate, its partner item says and the function holds
 * (functions/partner/proof.ts): only here does API Gateway tell of a certificate.
 */
export class MutualTls extends Construct {
  constructor(scope: Construct, id: string, { api, stage, domain }: MutualTlsProps) {
    super(scope, id);
    const { bucket, key, version } = domain.truststore;
    const domainName = new http.DomainName(this, "domain", {
      domainName: domain.name,
      certificate: acm.Certificate.fromCertificateArn(this, "certificate", domain.certificateArn),
      securityPolicy: http.SecurityPolicy.TLS_1_2,
      mtls: {
        bucket: s3.Bucket.fromBucketName(this, "truststore", bucket),
        key,
        ...(version !== undefined && { version }),
      },
    });
    new http.ApiMapping(this, "mapping", { api, domainName, stage });
    new CfnOutput(this, "target", {
      value: domainName.regionalDomainName,
      description: `Where the DNS record of ${domain.name} leads`,
    });
  }
}
