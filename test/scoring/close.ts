import { expect } from "@jest/globals";

/** The expected numbers have ten significant digits: equal within 2e-9, relative above 1. */
export function expectClose(actual: number | null | undefined, expected: number | null, what: string): void {
  if (expected === null || actual === null || actual === undefined) {
    expect({ what, value: actual ?? null }).toEqual({ what, value: expected });
    return;
  }
  const off = Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  expect({ what, actual, expected, close: off <= 2e-9 }).toMatchObject({ close: true });
}
