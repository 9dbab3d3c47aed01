import { transient } from "../../shared/domain/errors.js";

/** A moment of a process around one call: before it takes effect, or after, when the caller has not heard of it yet. */
export interface Point {
  /** Counts all points of a process from 0. */
  readonly number: number;
  readonly call: string;
  readonly phase: "before" | "after";
}

/** What happens at a point: nothing, the process is killed, or the call fails as far as the caller can see. */
export type Faults = (point: Point) => "none" | "kill" | "fail";

/** One invocation of a function. Once killed, nothing in it goes on: its calls neither begin nor return. */
export class Process {
  #points = 0;
  #dead = false;
  readonly #death: Promise<undefined>;
  #die: () => void = () => undefined;

  constructor(readonly faults: Faults) {
    this.#death = new Promise((resolve) => {
      this.#die = () => resolve(undefined);
    });
  }

  /** @returns undefined when the process was killed. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    return Promise.race([work(), this.#death]);
  }

  /** The same call, with a point before and after it. `lost` is the code of a call whose answer was lost. */
  guard<Args extends unknown[], T>(call: string, original: (...args: Args) => Promise<T>, lost = "injected") {
    return async (...args: Args): Promise<T> => {
      await this.#pass(call, "before", "injected");
      const result = await original(...args);
      await this.#pass(call, "after", lost);
      return result;
    };
  }

  async #pass(call: string, phase: Point["phase"], code: string): Promise<void> {
    const fault = this.#dead ? "kill" : this.faults({ number: this.#points++, call, phase });
    if (fault === "fail") throw transient(code);
    if (fault === "kill") {
      this.#dead = true;
      this.#die();
      await new Promise(() => undefined);
    }
  }
}
