import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { normaliseName } from "../../src/kernel/textRules.js";

test.each([
  ["  Wide-area   network ", "wide area network"],
  ["Ångström & Co.", "angstrom co"],
  ["C++", "c++"],
  ["C#", "c#"],
  ["C", "c"],
  ["***", "***"],
  ["日本語", "日本語"],
])("%j is known as %j", (name, normalised) => expect(normaliseName(name)).toBe(normalised));

test("what is normalised stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const once = normaliseName(name);
      expect(normaliseName(once)).toBe(once);
    }),
  );
});
