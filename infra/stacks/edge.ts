import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { LANES } from "../../shared/domain/vocabulary.js";
import { SafelaneStack } from "../constructs/deployment.js";
import { type RouteKey, Routes } from "../constructs/routes.js";
import { type CodeOf, SafelaneFunction } from "../constructs/safelane-function.js";
import type { Settings } from "../settings.js";
import type { Front } from "./front.js";
import type { Pipeline } from "./pipeline.js";
import { KEYS_ONLY, READ, READ_MESSAGES, WRITE_MESSAGES, WRITE_ONLY } from "./statements-access.js";
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

const served = ({ jurisdictions }: Settings) => ({ JURISDICTIONS: jurisdictions.join(",") });
const origins = ({ portal }: Settings) => ({ ORIGINS: portal.origins.join(",") });

/** What people see: the form and the API for who reports, the desk for agencies. */
export class Edge extends SafelaneStack {
  readonly functions: readonly SafelaneFunction[];

  constructor(scope: Construct, settings: Settings, parts: EdgeParts) {
    super(scope, "edge", settings, "the public form and API, and the desk of agencies");
    const { api } = parts.front;
    const intake = this.#intake(settings, parts);
    const desk = this.#desk(settings, parts);
    const portal = this.#portal(settings, parts);
    this.functions = [intake, portal, desk];
    const open =
      "Anyone may report, without an account or a name; that is what the system is for. " +
      "A report is read back by its receipt.";
    new Routes(this, { id: "public", api, function: intake, keys: API, open });
    new Routes(this, { id: "people", api, function: portal, keys: PORTAL, open });
    new Routes(this, {
      id: "officers",
      api,
      function: desk,
      keys: DESK,
      open:
        "Agencies have no accounts here. The desk itself lets in who has the secret link of a mail and the code that it " +
        "sends to the agency's own address, and then the session's cookie.",
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
    stores.directory.bind(portal, { actions: ["GetItem"] });
    for (const lane of LANES) {
      pipeline.queues.classify[lane].bind(portal);
      pipeline.queues.dispatch[lane].bind(portal);
    }
    const { frameAncestors, leaveTo = "" } = settings.portal;
    const shown = { FRAME_ANCESTORS: frameAncestors.join(","), LEAVE_TO: leaveTo };
    portal.accept({ environment: { ...served(settings), ...origins(settings), ...shown }, allow: [] });
    return portal;
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
    stores.directory.bind(desk, { actions: ["GetItem"] });
    stores.sessions.bind(desk, { actions: ["DeleteItem", "GetItem", "PutItem", "UpdateItem"] });
    pipeline.queues.dispatch.express.bind(desk);
    pipeline.queues.dispatch.standard.bind(desk);
    pipeline.mail.bind(desk, "codes");
    return desk;
  }
}
