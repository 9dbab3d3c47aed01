import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { minutes } from "../../shared/domain/instant.js";
import { applyDirectories } from "../local/directories.js";
import { checkPorts } from "../local/ports.js";
import { type LocalOptions, type LocalSystem, startLocal } from "../local/start.js";
import { type Target, targetOf } from "./target.js";

/** What one deployment of several on a machine has of its own, and what they share. */
interface Place {
  /** The directory that its data outlives a stop in. */
  readonly data: string;
  /** The cloud assembly that all of them run. */
  readonly assembly: string;
  /** What runs instead of its bundles; those as they are without it. */
  readonly bundleOf?: NonNullable<LocalOptions["bundleOf"]>;
}

/**
 * A port that is free, and still is after a stop: below those that systems hand out by themselves (from 32768 on Linux, 49152
 * elsewhere), or a connection of somebody else's may have it by then.
 */
async function portToKeep(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const http = randomInt(20_000, 30_000);
    const isFree = await checkPorts({ http, inbox: 0, dynamodb: 0, sqs: 0 }).then(
      () => true,
      () => false,
    );
    if (isFree) return http;
  }
  throw new Error("no port is free");
}

/** One deployment of several, that can be stopped dead and started again where it was. */
export class Deployment {
  readonly #place: Place;
  #system: LocalSystem | undefined;
  #http: number | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  async start(): Promise<void> {
    this.#http ??= await portToKeep();
    this.#system = await startLocal({
      ...this.#place,
      ports: { http: this.#http, inbox: 0, dynamodb: 0, sqs: 0 },
      schedules: false,
      afterStores: applyDirectories,
    });
  }

  async kill(): Promise<void> {
    await this.#system?.kill();
    this.#system = undefined;
  }

  /** @throws Error while it is stopped. */
  get system(): LocalSystem {
    if (!this.#system) throw new Error("it is stopped");
    return this.#system;
  }

  get target(): Target {
    return targetOf(this.system);
  }

  /** Lets time pass and the clock tick until it is so. @throws Error with what was last seen when it never is */
  async until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean, step = minutes(6)): Promise<T> {
    for (let round = 0; round < 60; round++) {
      const seen = await look();
      if (isSo(seen)) return seen;
      if (round % 10 === 0) {
        this.system.advance(step);
        await this.system.tick();
      }
      await sleep(150);
    }
    throw new Error(`never came true; last seen: ${JSON.stringify(await look())}`);
  }
}
