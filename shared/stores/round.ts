/** How long a message waits for others at most, in milliseconds: far below a stage's work, far above a call's. */
const LONGEST_WAIT = 50;

/**
 * The records of one batch, counted, so that what they send can go out together without a timer: as soon as each record
 * is either done or waiting for its send, the sends are flushed. One slow record holds the others up for
 * {@link LONGEST_WAIT} at most. A function works on one batch at a time, so one round per function is enough.
 */
export class Round {
  #working = 0;
  readonly #flushes = new Set<() => void>();

  /** Runs the work on one record. */
  async work<T>(record: () => Promise<T>): Promise<T> {
    this.#working++;
    try {
      return await record();
    } finally {
      this.#working--;
      this.#flushWhenQuiet();
    }
  }

  /** Runs a send that is flushed with the others; its record does not count as working meanwhile. */
  async send<T>(send: () => Promise<T>): Promise<T> {
    const sending = send();
    this.#working--;
    this.#flushWhenQuiet();
    try {
      return await sending;
    } finally {
      this.#working++;
    }
  }

  /** Calls `flush` once, when no record is working any more. */
  whenQuiet(flush: () => void): void {
    const once = () => {
      clearTimeout(timer);
      if (this.#flushes.delete(once)) flush();
    };
    const timer = setTimeout(once, LONGEST_WAIT);
    this.#flushes.add(once);
    this.#flushWhenQuiet();
  }

  #flushWhenQuiet(): void {
    if (this.#working > 0) return;
    for (const flush of [...this.#flushes]) setImmediate(flush);
  }
}
