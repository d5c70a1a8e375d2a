import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getNamedType, isObjectType } from "graphql";
import { seedDemo } from "../../seeds/seedDemo.js";
import { buildSchema } from "../../src/app/schema.js";
import { startTestApi, type TestApi } from "../support/api.js";
import {
  attemptsAt,
  attemptsBelow,
  type Attempt,
  type Explored,
  type IdOf,
} from "../support/hostileInputs.js";

const schema = buildSchema();
const roots = (["query", "mutation"] as const).flatMap((kind) => {
  const type = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).map((field) => [field.name, kind, field] as const);
});

const CODES = ["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "INVALID", "CONFLICT", "RATE_LIMITED"];
const AT_ONCE = 4;
const SOME = 20;
/** Milliseconds for what takes a few seconds on a machine of its own. */
const PATIENCE = 240_000;

let api: TestApi;
const explored: Explored = new Set();
/** A few ids of each table, in turn: what a request destroys is not all there is. */
const idsByTable = new Map<string, string[]>();
let turn = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date("2026-11-24T12:00:00Z") });
  await seedDemo(api.context());
  const tables = await api.dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'`,
  );
  for (const { name } of tables) {
    const found = await api.dataSource.query<{ id: string }[]>(`SELECT id FROM "${name}" LIMIT ${SOME}`);
    if (found.length > 0)
      idsByTable.set(
        name,
        found.map(({ id }) => id),
      );
  }
}, PATIENCE);
afterAll(() => api.stop());

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** "partnerId" names a partner; a bare "id", and whatever has no table, what the root field is about. */
const idsFor =
  (rootField: string): IdOf =>
  (name) => {
    const about = [snake(name).replace(/_id$/, ""), ...prefixes(snake(rootField))];
    const ids = idsByTable.get(about.find((table) => idsByTable.has(table)) ?? "partner")!;
    return ids[turn++ % ids.length]!;
  };

/** "service_area_update" → "service", "service_area", "service_area_update". */
const prefixes = (name: string): string[] =>
  name.split("_").map((_word, at, words) =>
    words
      .slice(0, at + 1)
      .join("_")
      .replace(/s$/, ""),
  );

async function failureOf({ document, variables }: Attempt): Promise<object | null> {
  const { status, errors } = await api.query(document, variables);
  const isFine = status < 500 && errors.every(({ extensions }) => CODES.includes(extensions.code));
  return isFine ? null : { document, variables: JSON.stringify(variables).slice(0, 500), status, errors };
}

/** The fields with arguments of the records that a root field finds by their ids. */
const children = roots.flatMap(([rootName, kind, root]) => {
  const record = getNamedType(root.type);
  if (kind !== "query" || !root.args.some(({ name }) => name === "id") || !isObjectType(record)) return [];
  return Object.values(record.getFields())
    .filter(({ args }) => args.length > 0)
    .map((field) => [`${rootName}.${field.name}`, root, field] as const);
});

/** Sends all, a few at a time, and gives those that were not answered well. */
async function failuresOf(attempts: Attempt[]): Promise<object[]> {
  const failures: object[] = [];
  const work = async (): Promise<void> => {
    for (let attempt = attempts.pop(); attempt; attempt = attempts.pop()) {
      const failure = await failureOf(attempt);
      if (failure) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failures;
}

describe("every field with arguments answers odd and hostile values with an answer or a coded error:", () => {
  test.each(roots)("%s", async (name, kind, field) => {
    expect(
      await failuresOf([...attemptsAt(kind, field, idsFor(name), kind === "mutation" ? explored : null)]),
    ).toEqual([]);
  });

  test.each(children)("%s", async (_name, root, field) => {
    expect(await failuresOf([...attemptsBelow(root, field, idsFor(root.name))])).toEqual([]);
  });
});
