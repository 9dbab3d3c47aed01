import { randomUUID } from "node:crypto";
import type { EventBridgeEvent } from "aws-lambda";
import type { Environment } from "./environment.js";
import { ACCOUNT } from "./identity.js";
import type { LocalTime } from "./local-time.js";
import type { ScheduleDeclaration } from "./parts.js";

/** A declared schedule with the environment that it calls. */
export class Schedule {
  readonly #declaration: ScheduleDeclaration;
  readonly #place: { readonly region: string; readonly time: LocalTime };
  readonly #environment: Environment;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    declaration: ScheduleDeclaration,
    place: { readonly region: string; readonly time: LocalTime },
    environment: Environment,
  ) {
    this.#declaration = declaration;
    this.#place = place;
    this.#environment = environment;
  }

  start(): void {
    this.#timer = setInterval(() => {
      // A run that takes longer than the interval isn't joined by a second one.
      if (this.#environment.waiting === 0) void this.tick();
    }, this.#declaration.everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Runs it now. Resolves when the function is done, however it ended. */
  async tick(): Promise<void> {
    const { arn, input } = this.#declaration;
    const { region, time } = this.#place;
    const event: EventBridgeEvent<"Scheduled Event", object> = {
      id: randomUUID(),
      version: "0",
      account: ACCOUNT,
      time: time.now().toISOString(),
      region,
      resources: [arn],
      source: "aws.events",
      "detail-type": "Scheduled Event",
      detail: {},
    };
    await this.#environment.invoke(input === undefined ? event : JSON.parse(input));
  }
}
