import { inflateRawSync } from "node:zlib";

/** Rising numbers as differences, seven bits a byte, lowest first; the eighth bit says that more follow. */
export function differences(rising: readonly number[]): number[] {
  return rising.flatMap((number, at) => {
    const bytes: number[] = [];
    let rest = number - (rising[at - 1] ?? 0);
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    return [...bytes, rest];
  });
}

/** Takes so many rising numbers back out, and what stands behind them. */
export function unpacked(packed: string, count: number): { rising: Uint32Array; rest: Int8Array } {
  const bytes = inflateRawSync(Buffer.from(packed, "base64"));
  const rising = new Uint32Array(count);
  let at = 0;
  let number = 0;
  for (let place = 0; place < count; place += 1) {
    for (let worth = 1, more = true; more; worth *= 128, at += 1) {
      const byte = bytes[at] ?? 0;
      number += (byte & 127) * worth;
      more = byte > 127;
    }
    rising[place] = number;
  }
  return { rising, rest: new Int8Array(bytes.subarray(at)) };
}

/** Where numbers stand in a list: open addressing, at most half full, so that a look-up costs little more than the number. */
export class Places {
  readonly #numbers: Uint32Array;
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(numbers: Uint32Array) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(1, numbers.length) * 2));
    this.#numbers = numbers;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    for (let place = 0; place < numbers.length; place += 1) this.#slots[this.#slotOf(numbers[place] ?? 0)] = place;
  }

  /** -1 if it stands nowhere. */
  of(number: number): number {
    return this.#slots[this.#slotOf(number)] ?? -1;
  }

  #slotOf(number: number): number {
    let slot = Math.imul(number, 0x9e3779b1) & this.#mask;
    for (let place = this.#slots[slot] ?? -1; place !== -1; place = this.#slots[slot] ?? -1) {
      if (this.#numbers[place] === number) break;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }
}
