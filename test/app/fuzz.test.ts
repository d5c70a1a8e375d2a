import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { seedDemo } from "../../seeds/seedDemo.js";
import { buildSchema } from "../../src/app/schema.js";
import { Role } from "../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { fuzzedDocuments } from "../support/fuzzedDocuments.js";

/** How many documents; FUZZED_DOCUMENTS=10000 for the long form. */
const DOCUMENTS = Number(process.env["FUZZED_DOCUMENTS"] ?? 500);
const ROLES = [Role.VIEWER, Role.MANAGER, Role.ADMIN];
const CODES = ["FORBIDDEN", "NOT_FOUND", "INVALID", "CONFLICT"];
/** Words of the driver, of the database's messages and of stack traces. */
const INTERNALS =
  /QueryFailedError|syntax error at|relation "|column "|violates|node_modules|\bat \w+ \(|pg_|SQLSTATE/;

const TABLES = ["partner", "offering", "engagement", "review", "contract", "service_area", "person"];

let api: TestApi;
const ids: string[] = [];
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date("2026-11-24T12:00:00Z") });
  await seedDemo(api.context());
  for (const table of TABLES) {
    const found = await api.dataSource.query<{ id: string }[]>(`SELECT id FROM ${table} LIMIT 2`);
    ids.push(...found.map(({ id }) => id));
  }
}, 240_000);
afterAll(() => api.stop());

test(
  "generated documents, valid and broken, as three roles bring coded errors alone",
  async () => {
    let answered = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fuzzedDocuments(buildSchema(), ids),
        fc.constantFrom(...ROLES),
        async (document, role) => {
          const { status, data, errors } = await api.query(document, {}, role);
          expect(status).toBeLessThan(500);
          expect(errors.filter(({ extensions }) => !CODES.includes(extensions.code))).toEqual([]);
          expect(JSON.stringify(errors)).not.toMatch(INTERNALS);
          if (data) answered++;
          else refused++;
        },
      ),
      { numRuns: DOCUMENTS },
    );
    // Else it would be the parser alone that was tried.
    expect(Math.min(answered, refused)).toBeGreaterThan(DOCUMENTS / 5);
  },
  DOCUMENTS * 300,
);
