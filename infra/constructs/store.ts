import { Stack } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type { Conditions } from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { Settings } from "../settings.js";
import { nameOf, removalOf } from "./deployment.js";
import type { SafelaneFunction } from "./safelane-function.js";

type StoreName = "reports" | "statements" | "directory" | "sessions";

/** What we do with tables. No scan, no delete of tables, no batch write: what isn't here can't be granted. */
type StoreAction = "BatchGetItem" | "DeleteItem" | "GetItem" | "PutItem" | "Query" | "UpdateItem";

/** Actions on a table or on one of its indexes, and under which conditions on the request. */
export interface Access {
  readonly actions: readonly StoreAction[];
  readonly index?: string;
  readonly conditions?: Conditions;
}

interface StoreIndex {
  readonly name: string;
  readonly partition: string;
  readonly sort: string;
  /** What a query may look at besides the keys. */
  readonly include?: readonly string[];
}

export interface StoreProps {
  readonly settings: Settings;
  readonly name: StoreName;
  readonly key: kms.IKey;
  readonly partition: string;
  readonly sort?: string;
  /** Sparse by nature: an item without both keys isn't in it. It holds little, as the item is read by its id anyway. */
  readonly indexes?: readonly StoreIndex[];
  /** Attribute with the instant (seconds) after which DynamoDB may remove the item. */
  readonly expiry?: string;
}

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/** A table as all of ours are: on demand, restorable to any second of 35 days, hard to delete, under our own key. */
export class Store extends Construct {
  readonly table: dynamodb.Table;
  readonly #key: kms.IKey;
  readonly #variable: string;

  constructor(scope: Construct, { settings, name, key, partition, sort, indexes = [], expiry }: StoreProps) {
    super(scope, name);
    this.#key = key;
    this.#variable = `${name.toUpperCase()}_TABLE`;
    this.table = new dynamodb.Table(this, "table", {
      tableName: nameOf(settings, name),
      partitionKey: text(partition),
      ...(sort && { sortKey: text(sort) }),
      ...(expiry && { timeToLiveAttribute: expiry }),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      deletionProtection: settings.data === "retain",
      removalPolicy: removalOf(settings),
    });
    for (const index of indexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        ...(index.include
          ? { projectionType: dynamodb.ProjectionType.INCLUDE, nonKeyAttributes: [...index.include] }
          : { projectionType: dynamodb.ProjectionType.KEYS_ONLY }),
      });
    }
  }

  /**
   * Lets a function do exactly this with the table, and tells it the table's name.
   *
   * DynamoDB opens the table's own key with the caller's permission on ours, for writes as for reads, and asks for
   * `kms:Decrypt` alone (aws/aws-cdk#10010). Bound to this table's encryption context and to DynamoDB as the way in,
   * that permission opens nothing by itself: what a function can read stays with the actions it has on the table.
   */
  bind(fn: SafelaneFunction, ...access: readonly Access[]): void {
    fn.accept({
      environment: { [this.#variable]: this.table.tableName },
      allow: [
        ...access.map(({ actions, index, conditions }) => ({
          actions: actions.map((action) => `dynamodb:${action}`),
          resources: [index ? `${this.table.tableArn}/index/${index}` : this.table.tableArn],
          ...(conditions && { conditions }),
        })),
        {
          actions: ["kms:Decrypt"],
          resources: [this.#key.keyArn],
          conditions: {
            StringEquals: {
              "kms:ViaService": `dynamodb.${Stack.of(this).region}.amazonaws.com`,
              "kms:EncryptionContext:aws:dynamodb:tableName": this.table.tableName,
            },
          },
        },
      ],
    });
  }
}
