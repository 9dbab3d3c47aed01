import * as waf from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import type { Cdn, Settings } from "../settings.js";
import { nameOf } from "./deployment.js";
import { tooManyRequests } from "./too-many-requests.js";

/** The part of the rate that is left to addresses that Amazon's list names. */
const LISTED_SHARE = 10;
/** WAF counts over the five minutes before, and looks about every ten seconds (WAF developer guide, "Rate-based rules"). */
const RETRY_AFTER_SECONDS = 300;

const PAGE = "too-many-requests";
/** The rules of Amazon's list, and what each of them puts on a request that comes from such an address. */
const LISTS = ["AWSManagedIPReputationList", "AWSManagedReconnaissanceList", "AWSManagedIPDDoSList"];
const LISTED = "awswaf:managed:aws:amazon-ip-list:";

/**
 * Who may ask how often: so many requests an address, a tenth of it for addresses that are known for attacks. Nobody is
 * turned away for where they are, as such an address may be a mobile network's and stand for a town, and no rule looks at
 * what is in a request: a report holds insults, threats and links, which is what rules about content are made to find.
 */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, settings: Settings, { ratePer5Minutes }: Cdn) {
    super(scope, "firewall");
    const listedRate = Math.floor(ratePer5Minutes / LISTED_SHARE);
    const labelMatchStatement = { scope: "NAMESPACE", key: LISTED };
    const name = nameOf(settings, "shield");
    const acl = new waf.CfnWebACL(this, "acl", {
      name,
      description: "So many requests an address. Nothing is refused by its content.",
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: counted(name),
      customResponseBodies: {
        [PAGE]: { contentType: "TEXT_HTML", content: tooManyRequests(settings.jurisdictions) },
      },
      rules: [
        {
          name: "listed",
          priority: 0,
          statement: {
            managedRuleGroupStatement: {
              vendorName: "AWS",
              name: "AWSManagedRulesAmazonIpReputationList",
              ruleActionOverrides: LISTS.map((name) => ({ name, actionToUse: { count: {} } })),
            },
          },
          // They only mark what the last rule counts; one that AWS adds to the group refuses nobody either.
          overrideAction: { count: {} },
          visibilityConfig: counted("listed"),
        },
        limit("rate", 1, { limit: ratePer5Minutes, aggregateKeyType: "IP" }),
        limit("rate-listed", 2, {
          limit: listedRate,
          aggregateKeyType: "IP",
          scopeDownStatement: { labelMatchStatement },
        }),
      ],
      // Nothing logs requests. Should somebody turn it on one day, what a request holds stays out of it.
      dataProtectionConfig: {
        dataProtections: ["QUERY_STRING", "SINGLE_HEADER", "SINGLE_COOKIE", "BODY"].map((fieldType) => ({
          action: "SUBSTITUTION",
          field: { fieldType },
        })),
      },
    });
    this.arn = acl.attrArn;
  }
}

/** Counted, and no sample kept: WAF would show whole requests with their addresses for three hours. */
const counted = (metricName: string): waf.CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

const limit = (
  name: string,
  priority: number,
  rateBasedStatement: waf.CfnWebACL.RateBasedStatementProperty,
): waf.CfnWebACL.RuleProperty => ({
  name,
  priority,
  statement: { rateBasedStatement },
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        customResponseBodyKey: PAGE,
        responseHeaders: [
          { name: "retry-after", value: String(RETRY_AFTER_SECONDS) },
          { name: "cache-control", value: "no-store" },
        ],
      },
    },
  },
  visibilityConfig: counted(name),
});
