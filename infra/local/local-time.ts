/**
 * The time that functions see and are told: the machine's, moved forward on demand. The stand-ins keep the machine's, so
 * delays and visibility timeouts of queues stay what they are.
 */
export class LocalTime {
  /** One 64-bit integer, in milliseconds. Shared, so that a thread sees the move while it works, and its successor too. */
  readonly shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  readonly #ahead = new BigInt64Array(this.shared);

  now(): Date {
    return new Date(Date.now() + Number(Atomics.load(this.#ahead, 0)));
  }

  /** @throws RangeError when it isn't a whole number, or goes back: no clock that functions meet does that */
  advance(milliseconds: number): void {
    if (milliseconds < 0) throw new RangeError(`time can't go back by ${-milliseconds} ms`);
    Atomics.add(this.#ahead, 0, BigInt(milliseconds));
  }
}
