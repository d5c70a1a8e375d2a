import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainError } from "../../../../src/kernel/DomainError.js";
import { checkMapping, readMapping } from "../../../../src/modules/imports/mapping/readMapping.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mainstay-mappings-"));
});
afterAll(() => rm(folder, { recursive: true }));

const usual = {
  name: "test",
  system: "test",
  format: { type: "csv" },
  identity: "id",
  records: [{ noun: "partner", name: "vendor" }],
};

/** All that is wrong with a mapping, by its path. */
function wrongs(mapping: object): { [field: string]: string } {
  try {
    checkMapping("m.json", mapping);
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    return Object.fromEntries((error as DomainError).problems.map(({ field, message }) => [field, message]));
  }
  return {};
}
const partner = (name: unknown) => ({ ...usual, records: [{ noun: "partner", name }] });

test("every mapping of ours is one, and is found by its name", async () => {
  const files = (await readdir("seeds/mappings")).filter((file) => file.endsWith(".json"));
  expect(files.length).toBeGreaterThanOrEqual(5);
  for (const file of files) {
    const name = file.replace(".json", "");
    expect((await readMapping(name)).name).toBe(name);
  }
});

test("what is left out has its usual value", () => {
  expect(checkMapping("m.json", usual)).toMatchObject({
    format: { type: "csv", encoding: "utf-8", delimiter: "," },
    identity: [{ column: "id" }],
    collect: [],
    records: [{ noun: "partner", name: { column: "vendor" } }],
  });
});

describe("what is wrong is named at its path", () => {
  test.each([
    [
      "an unknown key",
      partner({ colum: "vendor", constant: "x" }),
      "records.0.name",
      /Unrecognized key: "colum"/,
    ],
    [
      "two sources",
      partner({ column: "a", constant: "x" }),
      "records.0.name",
      /Exactly one of .* there is column and constant\./,
    ],
    ["no source", partner({ split: "," }), "records.0.name", /there is none\./],
    ["a source in depth", partner({ firstOf: ["a", {}] }), "records.0.name.firstOf.1", /Exactly one of/],
    [
      "a regular expression",
      partner({ column: "a", part: "(?<value>" }),
      "records.0.name.part",
      /no regular expression/,
    ],
    ["a part without a name", partner({ column: "a", part: "(x)" }), "records.0.name.part", /\(\?<value>…\)/],
    ["a zone", partner({ column: "a", zone: "Mars" }), "records.0.name.zone", /no time zone/],
    [
      "a default without a map",
      partner({ column: "a", otherwise: "keep" }),
      "records.0.name.otherwise",
      /without a map/,
    ],
    [
      "a condition",
      partner({ column: "a", when: { column: "b" } }),
      "records.0.name.when.0",
      /Exactly one of equals, present, matches/,
    ],
    [
      "an encoding",
      { ...usual, format: { type: "csv", encoding: "utf-9" } },
      "format.encoding",
      /no known encoding/,
    ],
    ["a noun", { ...usual, records: [{ noun: "vendor" }] }, "records.0.noun", /partner/],
    ["a template of nothing", partner({ template: "Bolt" }), "records.0.name.template", /write a constant/],
    ["no records", { ...usual, records: [] }, "records", /./],
  ])("%s", (_, mapping, field, message) => {
    const found = wrongs(mapping);
    expect(Object.keys(found)).toEqual([field]);
    expect(found[field]).toMatch(message);
    expect(found[field]).toMatch(/^m\.json, at /);
  });

  test("a promise is counted in one way", () => {
    const engagement = { noun: "engagement", partner: { name: "a" }, kind: "a", title: "a", startedAt: "a" };
    const promises = [
      { kind: "RESOLVE", promisedFor: "a", withinMinutes: 5 },
      { kind: "LATER", promisedFor: "a" },
    ];
    const found = wrongs({ ...usual, records: [{ ...engagement, promises }] });
    expect(Object.keys(found)).toEqual(["records.0.promises.0", "records.0.promises.1.kind"]);
  });
});

test("a mapping that cannot be read is refused as one", async () => {
  const refusal = async (path: string) => {
    const error: unknown = await readMapping(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DomainError);
    const [problem] = (error as DomainError).problems;
    return [problem.field, problem.message.replaceAll(folder, "FOLDER")];
  };
  expect(await refusal("nothing-like-it")).toEqual([
    "mapping",
    expect.stringMatching(/^There is no mapping "nothing-like-it"\. There are .*deliveries/),
  ]);
  expect(await refusal(join(folder, "none.json"))).toEqual(["mapping", "FOLDER/none.json does not exist."]);
  await writeFile(join(folder, "broken.json"), '{\n"name" "x"}');
  expect(await refusal(join(folder, "broken.json"))).toEqual([
    "mapping",
    expect.stringMatching(/^FOLDER\/broken\.json is not JSON, line 2: /),
  ]);
  await writeFile(join(folder, "list.json"), "[]");
  expect(await refusal(join(folder, "list.json"))).toEqual([
    "mapping",
    expect.stringMatching(/list\.json, at mapping: /),
  ]);
});
