import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { pointBuckets } from "../../../src/app/limits/pointBuckets.js";

const RATE = { capacity: 100, perSecond: 10 };

describe("a bucket of points", () => {
  test("is full at first, and is spent to the last point", () => {
    const buckets = pointBuckets(RATE, () => 0);
    expect(buckets.spend("a", 60)).toEqual({ allowed: true, available: 40, wait: 0 });
    expect(buckets.spend("a", 40)).toEqual({ allowed: true, available: 0, wait: 0 });
    expect(buckets.spend("a", 25)).toEqual({ allowed: false, available: 0, wait: 2.5 });
  });

  test("is each client's own", () => {
    const buckets = pointBuckets(RATE, () => 0);
    buckets.spend("a", 100);
    expect(buckets.spend("b", 100).allowed).toBe(true);
  });

  test("refills with time, up to what it holds", () => {
    let now = 0;
    const buckets = pointBuckets(RATE, () => now);
    buckets.spend("a", 100);
    now = 3;
    expect(buckets.spend("a", 31)).toEqual({ allowed: false, available: 30, wait: 0.1 });
    expect(buckets.spend("a", 30).allowed).toBe(true);
    now = 1_000;
    expect(buckets.spend("a", 1).available).toBe(99);
  });

  test("takes back what was not used, and no more than it holds", () => {
    const buckets = pointBuckets(RATE, () => 0);
    buckets.spend("a", 50);
    expect(buckets.giveBack("a", 20)).toBe(70);
    expect(buckets.giveBack("a", 1_000)).toBe(100);
  });

  test("never lets more be spent than it held and got", () => {
    const steps = fc.array(
      fc.record({ pause: fc.integer({ min: 0, max: 5 }), points: fc.integer({ min: 1, max: 120 }) }),
    );
    fc.assert(
      fc.property(steps, (all) => {
        let now = 0;
        const buckets = pointBuckets(RATE, () => now);
        const spent = all.map(({ pause, points }) => {
          now += pause;
          return buckets.spend("a", points).allowed ? points : 0;
        });
        expect(spent.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(100 + now * 10);
      }),
    );
  });

  test("whoever waits as long as was said is let through", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (first, second) => {
        let now = 0;
        const buckets = pointBuckets(RATE, () => now);
        buckets.spend("a", first);
        now = Math.ceil(buckets.spend("a", second).wait);
        expect(buckets.spend("a", second).wait).toBeLessThanOrEqual(10);
        now += 10;
        expect(buckets.spend("a", second).allowed).toBe(true);
      }),
    );
  });

  test("is forgotten once it is full, so that ten thousand callers are no burden for good", () => {
    let now = 0;
    const buckets = pointBuckets(RATE, () => now);
    for (let at = 0; at < 10_000; at++) buckets.spend(`client ${at}`, 1);
    buckets.spend("spent", 100);
    now = 1;
    buckets.spend("another", 1);
    expect(buckets.spend("spent", 11).allowed).toBe(false);
  });
});
