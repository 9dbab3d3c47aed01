import * as kms from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { nameOf, removalOf, SafelaneStack } from "../constructs/deployment.js";
import { Store } from "../constructs/store.js";
import type { Settings } from "../settings.js";

/** What lasts. Statements, the personal content, lie under a key of their own: who reads them is decided there, too. */
export class Stores extends SafelaneStack {
  readonly reports: Store;
  readonly statements: Store;
  readonly directory: Store;
  readonly sessions: Store;

  constructor(scope: Construct, settings: Settings) {
    super(scope, "stores", settings, "reports, statements, the directory of agencies, sessions, with their keys");
    const records = this.#key(settings, "records", "reports and directory, which hold no personal content");
    const statements = this.#key(settings, "statements", "statements: the personal content of reports");

    this.reports = new Store(this, {
      settings,
      name: "reports",
      key: records,
      partition: "id",
      indexes: [
        { name: "clock", partition: "clockShard", sort: "dueAt", include: ["agencies", "jurisdiction"] },
        { name: "period", partition: "period", sort: "receivedAt" },
        { name: "partner", partition: "partnerId", sort: "receivedAt" },
        { name: "webhook", partition: "webhookOf", sort: "tellAt" },
      ],
    });
    this.statements = new Store(this, {
      settings,
      name: "statements",
      key: statements,
      partition: "id",
      sort: "item",
      expiry: "expiresAt",
    });
    this.directory = new Store(this, {
      settings,
      name: "directory",
      key: records,
      partition: "jurisdiction",
      sort: "item",
    });
    this.sessions = new Store(this, {
      settings,
      name: "sessions",
      key: this.#key(
        settings,
        "sessions",
        "one-time codes and sessions of the desk, as hashes, and the partners' quotas",
      ),
      partition: "id",
      expiry: "expiresAt",
    });
  }

  #key(settings: Settings, name: string, holds: string): kms.Key {
    return new kms.Key(this, `${name}-key`, {
      alias: nameOf(settings, name),
      description: `${settings.name}: ${holds}`,
      enableKeyRotation: true,
      removalPolicy: removalOf(settings),
    });
  }
}
