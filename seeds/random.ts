/** Gives the next number of a sequence that looks random, at least 0 and below 1. */
export type Random = () => number;

/**
 * A sequence that is the same for the same seed on every machine: mulberry32 by Tommy Ettinger (2017, public domain,
 * https://gist.github.com/tommyettinger/46a874533244883189143505d203312c), started from the FNV-1a hash of the seed
 * (Fowler, Noll, Vo, 1991). It is good enough to invent a history with, and for nothing that must be secret.
 */
export function randomOf(seed: string): Random {
  let state = fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

/** A number from `least` up to, but not with, `most`. */
export const between = (random: Random, least: number, most: number): number =>
  least + random() * (most - least);

/** A whole number from `least` to `most`. */
export const whole = (random: Random, least: number, most: number): number =>
  Math.floor(between(random, least, most + 1));

/** Any one of a list that is not empty. */
export const pick = <Each>(random: Random, list: readonly [Each, ...Each[]]): Each =>
  list[Math.floor(random() * list.length)] as Each;

/** `expected` rounded up or down so that it is right on average: 1.3 is 1 mostly, and 2 at times. */
export const aboutAsMany = (random: Random, expected: number): number => Math.floor(expected + random());
