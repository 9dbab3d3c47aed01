import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";
import type { LocalTime } from "./local-time.js";
import type { FunctionDeclaration } from "./parts.js";

/** What a worker thread of a function is started with. */
export interface EnvironmentSettings {
  readonly file: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  /** How far the function's time is ahead of the machine's: one 64-bit integer, in milliseconds. */
  readonly ahead: SharedArrayBuffer;
}

export interface Invocation {
  readonly requestId: string;
  /** JSON, as Lambda hands it over. */
  readonly event: string;
  /** When the time is up by the machine's clock, in milliseconds since 1970. */
  readonly deadline: number;
}

/** What a worker says: that its module is loaded, or how the invocation ended (`result`: JSON, nothing for `undefined`). */
export type Answer = { ready: true } | { result: string | undefined } | { failure: string };

/** How an invocation ended. */
export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/** Takes a line that a function printed, or that is said about it. */
export type LogSink = (functionName: string, line: string) => void;

/**
 * One execution environment of a function: a worker thread that handles one invocation at a time. Invocations that
 * come meanwhile wait. A thread that ends (time is up, memory is up, an exception nobody caught) is replaced.
 */
export class Environment {
  readonly #declaration: FunctionDeclaration;
  readonly #variables: Record<string, string>;
  readonly #log: LogSink;
  readonly #time: LocalTime;
  #file: string;
  #thread: Worker | undefined;
  #loaded: Promise<Worker> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #settle: ((outcome: Outcome) => void) | undefined;
  #stopped = false;

  constructor(
    declaration: FunctionDeclaration,
    variables: Record<string, string>,
    { log, time }: { readonly log: LogSink; readonly time: LocalTime },
  ) {
    this.#declaration = declaration;
    this.#variables = variables;
    this.#log = log;
    this.#time = time;
    this.#file = declaration.file;
  }

  /** How many invocations run or wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Loads the bundle ahead of the first invocation. @throws when it can't be loaded. */
  async warm(): Promise<void> {
    await this.#running();
  }

  /** Runs the function once the invocations before are done. Never throws: a failure is an outcome. */
  invoke(event: unknown): Promise<Outcome> {
    this.#waiting += 1;
    const outcome = this.#last.then(() => this.#run(event));
    this.#last = outcome.finally(() => {
      this.#waiting -= 1;
    });
    return outcome;
  }

  /** Goes on with another bundle, after what runs or waits now. */
  replace(file: string): void {
    this.#last = this.#last.then(async () => {
      this.#file = file;
      await this.#end();
      await this.#running().catch(() => undefined);
    });
  }

  /** Ends at once when nothing runs; what runs gets `graceMs` to finish. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      this.#last,
      new Promise((done) => {
        timer = setTimeout(done, graceMs);
      }),
    ]);
    clearTimeout(timer);
    await this.#end();
  }

  async #run(event: unknown): Promise<Outcome> {
    if (this.#stopped) return { ok: false, reason: "the system is stopping" };
    const thread = await this.#running().catch(() => undefined);
    if (thread === undefined) return { ok: false, reason: "the bundle can't be loaded" };
    const { timeoutMs } = this.#declaration;
    const ended = new Promise<Outcome>((settle) => {
      this.#settle = settle;
    });
    const timer = setTimeout(() => {
      this.#settle?.(this.#failed(`Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`));
      void this.#end();
    }, timeoutMs);
    const invocation: Invocation = {
      requestId: randomUUID(),
      event: JSON.stringify(event),
      deadline: Date.now() + timeoutMs,
    };
    thread.postMessage(invocation);
    const outcome = await ended;
    clearTimeout(timer);
    this.#settle = undefined;
    return outcome;
  }

  #failed(reason: string): Outcome {
    this.#log(this.#declaration.name, `ERROR ${reason}`);
    return { ok: false, reason };
  }

  /** The thread with its bundle loaded. */
  #running(): Promise<Worker> {
    this.#loaded ??= this.#start();
    return this.#loaded;
  }

  /** Ends the thread, whatever it does. The next invocation starts another. */
  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#loaded = undefined;
    this.#settle?.({ ok: false, reason: "the environment was ended" });
    await thread?.terminate();
  }

  #start(): Promise<Worker> {
    const { name, physicalName, arn, exportName, memoryMb } = this.#declaration;
    const settings: EnvironmentSettings = {
      file: this.#file,
      exportName,
      functionName: physicalName,
      functionArn: arn,
      memoryMb,
      ahead: this.#time.shared,
    };
    const thread = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: settings,
      env: this.#variables,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    this.#thread = thread;
    for (const output of [thread.stdout, thread.stderr]) {
      createInterface({ input: output }).on("line", (line) => this.#log(name, line));
    }
    return new Promise((loaded, failed) => {
      thread.on("message", (answer: Answer) => {
        if ("ready" in answer) loaded(thread);
        else if (this.#thread === thread) this.#settle?.(this.#outcomeOf(answer));
      });
      // What an abandoned thread still does is of no account: another one may have taken over already.
      const lost = (reason: string): void => {
        failed(new Error(reason));
        if (this.#thread !== thread) return;
        this.#thread = undefined;
        this.#loaded = undefined;
        const outcome = this.#failed(reason);
        this.#settle?.(outcome);
      };
      thread.on("error", (error) => lost(error.stack ?? error.message)).on("exit", () => lost("Runtime exited"));
    });
  }

  #outcomeOf(answer: { result: string | undefined } | { failure: string }): Outcome {
    if ("failure" in answer) return this.#failed(answer.failure);
    return { ok: true, value: answer.result === undefined ? undefined : JSON.parse(answer.result) };
  }
}
