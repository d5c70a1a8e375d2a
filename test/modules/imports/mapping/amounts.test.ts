import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { amountOf } from "../../../../src/modules/imports/mapping/amounts.js";

describe("amounts", () => {
  test.each([
    ["7", {}, "7.00"],
    ["-9493", {}, "-9493.00"],
    ["40000.5", {}, "40000.50"],
    ["12.", {}, "12.00"],
    ["1,250,000.75", { thousands: "," }, "1250000.75"],
    ["-1,250", { thousands: "," }, "-1250.00"],
    ["999", { thousands: "," }, "999.00"],
    ["1.250.000,75", { thousands: ".", point: "," }, "1250000.75"],
    ["1'250.5", { thousands: "'" }, "1250.50"],
    ["621211.2000000001", { decimals: 2 }, "621211.20"],
    ["0.005", { decimals: 2 }, "0.01"],
    ["-0.005", { decimals: 2 }, "-0.01"],
    ["-0.004", { decimals: 2 }, "0.00"],
    ["9.995", { decimals: 2 }, "10.00"],
    ["0.5", { decimals: 0 }, "1.00"],
    ["999999999999999.99", {}, "999999999999999.99"],
  ])("%j read by %j is %j", (text, reading, amount) => expect(amountOf(text, reading)).toBe(amount));

  test.each([
    ["", {}],
    ["-", {}],
    ["1,250", {}],
    ["1,5", { thousands: "," }],
    ["1250,000", { thousands: "," }],
    ["1,250,00", { thousands: "," }],
    ["1.5.5", {}],
    [".5", {}],
    ["1.-5", {}],
    ["1e3", {}],
    ["$5", {}],
    ["621211.2000000001", {}],
    ["1000000000000000", {}],
  ])("%j read by %j is no amount", (text, reading) => expect(amountOf(text, reading)).toBeNull());

  test("a whole number in groups is itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (number) => {
        expect(amountOf(number.toLocaleString("en-US"), { thousands: "," })).toBe(`${number}.00`);
      }),
    );
  });
});
