import { afterEach, expect, test } from "@jest/globals";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

interface Rules {
  readonly forbidden: readonly { readonly name: string }[];
  readonly options: object;
}
const rules = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as Rules;

/** For each rule, the smallest house that breaks it: files and their text. */
const planted: { readonly [rule: string]: { readonly [file: string]: string } } = {
  "no-cycles": {
    "src/kernel/a.ts": `import { b } from "./b.js"; export const a = () => b;`,
    "src/kernel/b.ts": `import { a } from "./a.js"; export const b = () => a;`,
  },
  "no-orphans": { "src/kernel/lonely.ts": "export const lonely = 1;" },
  "module-on-the-map": {
    "src/modules/unheardOf/a.ts": `import { b } from "./b.js"; export const a = b;`,
    "src/modules/unheardOf/b.ts": "export const b = 1;",
  },
  "scoring-is-pure": {
    "src/scoring/a.ts": `import { b } from "../kernel/b.js"; export const a = b;`,
    "src/kernel/b.ts": "export const b = 1;",
  },
  "rules-are-pure": {
    "src/modules/partners/partnerRules.ts": `import { b } from "./partnerQueries.js"; export const a = b;`,
    "src/modules/partners/partnerQueries.ts": "export const b = 1;",
  },
  "kernel-knows-no-domain": {
    "src/kernel/a.ts": `import { b } from "../modules/partners/b.js"; export const a = b;`,
    "src/modules/partners/b.ts": "export const b = 1;",
  },
  "app-is-the-top": {
    "src/modules/partners/a.ts": `import { b } from "../../app/b.js"; export const a = b;`,
    "src/app/b.ts": "export const b = 1;",
  },
  "resolvers-are-leaves": {
    "src/modules/partners/a.ts": `import { b } from "./PartnerResolver.js"; export const a = b;`,
    "src/modules/partners/PartnerResolver.ts": "export const b = 1;",
  },
  "services-know-no-graphql": {
    "src/modules/partners/partnerService.ts": `import { Field } from "type-graphql"; export const a = Field;`,
    "node_modules/type-graphql/index.js": "export const Field = 1;",
    "node_modules/type-graphql/package.json": `{ "name": "type-graphql", "type": "module", "exports": "./index.js" }`,
  },
  "resolvers-know-no-orm": {
    "src/modules/partners/PartnerResolver.ts": `import { Entity } from "typeorm"; export const a = Entity;`,
    "node_modules/typeorm/index.js": "export const Entity = 1;",
    "node_modules/typeorm/package.json": `{ "name": "typeorm", "type": "module", "exports": "./index.js" }`,
  },
};

/** A step up, for each module's own rule: the module above it imports nothing of it, so the arrow runs the wrong way. */
const upwards = rules.forbidden
  .map(({ name }) => /^staircase-(.+)$/.exec(name)?.[1])
  .filter((module) => module !== undefined)
  .map((module) => {
    const above = module === "imports" ? "access" : "imports";
    return [
      `staircase-${module}`,
      {
        [`src/modules/${module}/a.ts`]: `import { b } from "../${above}/b.js"; export const a = b;`,
        [`src/modules/${above}/b.ts`]: "export const b = 1;",
      },
    ] as const;
  });

let folder = "";
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function violations(files: { readonly [file: string]: string }): Promise<string[]> {
  folder = mkdtempSync(join(tmpdir(), "mainstay-map-"));
  writeFileSync(
    join(folder, "package.json"),
    `{ "type": "module", "dependencies": { "typeorm": "1", "type-graphql": "2" } }`,
  );
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { tsConfig: _ours, ...options } = rules.options as { tsConfig: object };
  const { output } = await cruise(["src"], {
    ...options,
    baseDir: folder,
    ruleSet: { forbidden: [...rules.forbidden] } as never,
    validate: true,
  });
  return (output as ICruiseResult).summary.violations.map((violation) => violation.rule.name);
}

test.each([...Object.entries(planted), ...upwards])(
  "%s catches what is planted against it",
  async (rule, files) => {
    expect(await violations(files)).toContain(rule);
  },
);

test("every rule is proven by a planted violation", () => {
  const proven = new Set([...Object.keys(planted), ...upwards.map(([rule]) => rule)]);
  expect(rules.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
});

test("a house that keeps the rules breaks none", async () => {
  const clean = {
    "src/kernel/a.ts": "export const a = 1;",
    "src/modules/partners/b.ts": `import { a } from "../../kernel/a.js"; export const b = a;`,
    "src/modules/offerings/c.ts": `import { b } from "../partners/b.js"; export const c = b;`,
  };
  expect(await violations(clean)).toEqual([]);
});
