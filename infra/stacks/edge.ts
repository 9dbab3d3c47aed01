import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { LANES } from "../../shared/domain/vocabulary.js";
import { SafelaneStack } from "../constructs/deployment.js";
import { KeyAuthorizer } from "../constructs/key-authorizer.js";
import { type RouteKey, Routes } from "../constructs/routes.js";
import { type CodeOf, SafelaneFunction } from "../constructs/safelane-function.js";
import type { Settings } from "../settings.js";
import type { Front } from "./front.js";
import type { Pipeline } from "./pipeline.js";
import {
  COUNT_QUOTAS,
  KEYS_ONLY,
  READ,
  READ_KEYS,
  READ_MESSAGES,
  readBooks,
  readPartnersAndBooks,
  WRITE_MESSAGES,
  WRITE_ONLY,
} from "./statements-access.js";
import type { Stores } from "./stores.js";

export interface EdgeParts {
  readonly stores: Stores;
  readonly front: Front;
  readonly pipeline: Pipeline;
  readonly codeOf: CodeOf;
}

const API: readonly RouteKey[] = ["POST /v1/reports", "OPTIONS /v1/reports", "GET /v1/reports/{receipt}"];
const PORTAL: readonly RouteKey[] = [
  "GET /",
  "GET /report",
  "GET /{language}",
  "POST /{language}",
  "GET /{language}/training",
  "POST /{language}/training",
  "GET /{language}/answer",
  "POST /{language}/answer",
  "POST /{language}/answer/reply",
  "POST /{language}/answer/withdraw",
  "GET /assets/{file}",
  "GET /v1/openapi.json",
  "GET /v1/docs",
  "GET /v1/form",
  "OPTIONS /v1/form",
  // Everything else, so that unknown routes and methods are answered like any other mistake.
  "$default",
];
const DESK: readonly RouteKey[] = [
  "GET /desk",
  "GET /desk/open/{dispatch}/{secret}",
  "POST /desk/open/{dispatch}/{secret}",
  "POST /desk/code",
  "GET /desk/reports/{dispatch}",
  "POST /desk/reports/{dispatch}/{action}",
  "POST /desk/leave",
];
const PARTNER: readonly RouteKey[] = [
  "POST /v1/partner/reports",
  "POST /v1/partner/reports/batch",
  "GET /v1/partner/reports",
  "GET /v1/partner/reports/{id}",
  "POST /v1/partner/reports/{id}/messages",
  "POST /v1/partner/reports/{id}/withdraw",
  "POST /v1/partner/xarf",
];

const served = ({ jurisdictions }: Settings) => ({ JURISDICTIONS: jurisdictions.join(",") });
const origins = ({ portal }: Settings) => ({ ORIGINS: portal.origins.join(",") });

/** What is answered from outside: the form and the API for who reports, the API of partners, the desk of agencies. */
export class Edge extends SafelaneStack {
  readonly functions: readonly SafelaneFunction[];

  constructor(scope: Construct, settings: Settings, parts: EdgeParts) {
    super(scope, "edge", settings, "the public form and API, the API of partners, and the desk of agencies");
    const { api } = parts.front;
    const intake = this.#intake(settings, parts);
    const desk = this.#desk(settings, parts);
    const portal = this.#portal(settings, parts);
    const partner = this.#partner(settings, parts);
    const authorize = this.#authorize(settings, parts);
    this.functions = [intake, portal, desk, partner, authorize];
    const everybody =
      "Anyone may report, without an account or a name; that is what the system is for. " +
      "A report is read back by its receipt.";
    new Routes(this, { id: "public", api, function: intake, keys: API, to: { everybody } });
    new Routes(this, { id: "people", api, function: portal, keys: PORTAL, to: { everybody } });
    const { route } = new KeyAuthorizer(this, "partner-key", { api, function: authorize });
    new Routes(this, { id: "partners", api, function: partner, keys: PARTNER, to: route });
    new Routes(this, {
      id: "officers",
      api,
      function: desk,
      keys: DESK,
      to: {
        everybody:
          "Agencies have no accounts here. The desk itself lets in who has the secret link of a mail and the code that it " +
          "sends to the agency's own address, and then the session's cookie.",
      },
    });
  }

  #intake(settings: Settings, { stores, pipeline, codeOf }: EdgeParts): SafelaneFunction {
    const intake = new SafelaneFunction(this, {
      settings,
      name: "intake",
      code: codeOf("intake"),
      memory: 512,
      timeout: Duration.seconds(10),
      description: "Takes reports from other people's forms and systems, and answers receipts",
    });
    stores.reports.bind(intake, { actions: ["GetItem", "PutItem"] });
    stores.statements.bind(intake, WRITE_ONLY, KEYS_ONLY);
    pipeline.queues.classify.express.bind(intake);
    pipeline.queues.classify.standard.bind(intake);
    intake.accept({ environment: { ...served(settings), ...origins(settings) }, allow: [] });
    return intake;
  }

  /** Stores and announces reports as intake does, and what reporters add to them; reads no more than what was said since. */
  #portal(settings: Settings, { stores, pipeline, codeOf }: EdgeParts): SafelaneFunction {
    const portal = new SafelaneFunction(this, {
      settings,
      name: "portal",
      code: codeOf("portal"),
      memory: 512,
      timeout: Duration.seconds(10),
      description: "The form, and what became of a report, for the people who report",
    });
    stores.reports.bind(portal, { actions: ["GetItem", "PutItem", "UpdateItem"] });
    stores.statements.bind(portal, WRITE_ONLY, READ_MESSAGES);
    stores.directory.bind(portal, readBooks(settings.jurisdictions));
    for (const lane of LANES) {
      pipeline.queues.classify[lane].bind(portal);
      pipeline.queues.dispatch[lane].bind(portal);
    }
    const { frameAncestors, leaveTo = "" } = settings.portal;
    const shown = { FRAME_ANCESTORS: frameAncestors.join(","), LEAVE_TO: leaveTo };
    portal.accept({ environment: { ...served(settings), ...origins(settings), ...shown }, allow: [] });
    return portal;
  }

  /** As the portal, for those who forward; and the list of what each forwarded. Knows partners, but no hash of a key. */
  #partner(settings: Settings, { stores, pipeline, codeOf }: EdgeParts): SafelaneFunction {
    const partner = new SafelaneFunction(this, {
      settings,
      name: "partner",
      code: codeOf("partner"),
      memory: 512,
      // A hundred reports at once, each stored and announced; API Gateway waits for 30 s.
      timeout: Duration.seconds(25),
      description: "The API of hotlines and platforms that forward reports",
    });
    stores.reports.bind(
      partner,
      // Whatever it looks up goes out together with what a batch's other reports look up.
      { actions: ["BatchGetItem", "PutItem", "UpdateItem"] },
      { actions: ["Query"], index: "partner" },
    );
    stores.statements.bind(partner, WRITE_ONLY, READ_MESSAGES);
    stores.directory.bind(partner, readPartnersAndBooks(settings.jurisdictions));
    stores.sessions.bind(partner, COUNT_QUOTAS);
    for (const lane of LANES) {
      pipeline.queues.classify[lane].bind(partner);
      pipeline.queues.dispatch[lane].bind(partner);
    }
    partner.accept({ environment: served(settings), allow: [] });
    return partner;
  }

  /** Reads keys and partners, and nothing else; API Gateway gives it ten seconds. */
  #authorize(settings: Settings, { stores, codeOf }: EdgeParts): SafelaneFunction {
    const authorize = new SafelaneFunction(this, {
      settings,
      name: "authorize",
      code: codeOf("authorize"),
      memory: 256,
      timeout: Duration.seconds(5),
      description: "Says whose key a partner's request has",
    });
    stores.directory.bind(authorize, READ_KEYS);
    return authorize;
  }

  #desk(settings: Settings, { stores, pipeline, codeOf }: EdgeParts): SafelaneFunction {
    const desk = new SafelaneFunction(this, {
      settings,
      name: "desk",
      code: codeOf("desk"),
      memory: 512,
      timeout: Duration.seconds(10),
      description: "Shows agencies their reports, and takes what they say of them",
    });
    stores.reports.bind(
      desk,
      { actions: ["BatchGetItem", "GetItem", "UpdateItem"] },
      { actions: ["Query"], index: "clock" },
    );
    stores.statements.bind(desk, READ, READ_MESSAGES, WRITE_MESSAGES);
    stores.directory.bind(desk, readBooks(settings.jurisdictions));
    stores.sessions.bind(desk, { actions: ["DeleteItem", "GetItem", "PutItem", "UpdateItem"] });
    pipeline.queues.dispatch.express.bind(desk);
    pipeline.queues.dispatch.standard.bind(desk);
    pipeline.mail.bind(desk, "codes");
    return desk;
  }
}
