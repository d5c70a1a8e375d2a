// Writes the schema as it is now to schema/schema.graphql: `npm run schema`. With --release also as the one that later
// changes are compared with.
import { lexicographicSortSchema, printSchema } from "graphql";
import { writeFileSync } from "node:fs";
import { buildSchema } from "../dist/src/app/schema.js";

const text = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
writeFileSync("schema/schema.graphql", text);
if (process.argv.includes("--release")) writeFileSync("schema/released.graphql", text);
