/** FNV-1a, 32 bits (Fowler, Noll, Vo; public domain): one step, a UTF-16 code unit at a time. */
export const step = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);

/** The finishing step of MurmurHash3 (Austin Appleby; public domain): each bit out depends on each bit in. */
export function scatter(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

export function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = step(hash, text.charCodeAt(at));
  return scatter(hash);
}

/** One hash of two, in this order. */
export const pairOf = (one: number, other: number, seed: number) =>
  scatter(Math.imul(one, 31) ^ Math.imul(other, 0x01000193) ^ seed);
