// The map as rules: arrows run down the staircase only. test/architecture/map.test.ts plants a violation of each.

/** What every module may import: which day it is, and in which currency sums are told. */
const FOUNDATION = "organisation";

/** Each module, and the modules below it that it may import. A module that is not named here may not exist. */
const STAIRCASE = {
  organisation: [],
  policies: [],
  access: [],
  audit: [],
  calendars: [],
  people: ["calendars", "audit"],
  catalog: ["calendars"],
  partners: ["audit"],
  offerings: ["calendars", "catalog", "partners"],
  contracts: ["calendars", "catalog", "partners"],
  evidence: ["partners"],
  engagements: ["catalog", "partners", "evidence"],
  serviceLevels: ["calendars", "catalog", "partners", "contracts", "evidence", "engagements"],
  reviews: ["policies", "people", "catalog", "partners", "engagements", "evidence"],
  reviewPlanning: [
    "policies",
    "people",
    "catalog",
    "partners",
    "offerings",
    "contracts",
    "engagements",
    "reviews",
  ],
  scorecards: ["policies", "partners", "evidence"],
  escalations: ["people", "catalog", "partners", "contracts", "evidence"],
  eligibility: ["catalog", "partners", "offerings", "contracts"],
  segments: ["catalog", "partners", "offerings", "contracts"],
  capabilities: ["calendars", "people", "catalog"],
  settings: ["evidence", "scorecards"],
  fourthParties: ["catalog", "partners"],
  readiness: [
    "policies",
    "calendars",
    "people",
    "catalog",
    "partners",
    "contracts",
    "serviceLevels",
    "escalations",
    "fourthParties",
  ],
  crisisCards: [
    "calendars",
    "people",
    "catalog",
    "partners",
    "contracts",
    "serviceLevels",
    "escalations",
    "readiness",
  ],
  merges: [
    "partners",
    "offerings",
    "contracts",
    "evidence",
    "engagements",
    "serviceLevels",
    "reviews",
    "reviewPlanning",
    "escalations",
    "fourthParties",
  ],
  imports: [
    "calendars",
    "people",
    "escalations",
    "serviceLevels",
    "catalog",
    "capabilities",
    "partners",
    "contracts",
    "offerings",
    "evidence",
    "engagements",
    "reviews",
  ],
};

const stairs = Object.entries(STAIRCASE).map(([module, below]) => ({
  name: `staircase-${module}`,
  comment: `${module} may import ${[FOUNDATION, ...below].join(", ")}, and no other module.`,
  severity: "error",
  from: { path: `^src/modules/${module}/` },
  to: { path: "^src/modules/", pathNot: `^src/modules/(${[module, FOUNDATION, ...below].join("|")})/` },
}));

const GRAPHQL = "node_modules/(graphql|type-graphql|graphql-scalars|@apollo)/";
const ORM = "node_modules/(typeorm|pg|sql-template-tag)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...stairs,
    {
      name: "no-cycles",
      comment: "Files that import each other cannot be understood one at a time.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A file that nobody imports and that imports nothing is dead.",
      severity: "error",
      from: { orphan: true, pathNot: "\\.d\\.ts$" },
      to: {},
    },
    {
      name: "module-on-the-map",
      comment: "A new module is put on the staircase first.",
      severity: "error",
      from: { path: "^src/modules/", pathNot: `^src/modules/(${Object.keys(STAIRCASE).join("|")})/` },
      to: {},
    },
    {
      name: "scoring-is-pure",
      comment: "Plain values in, plain values out: scoring imports itself and the Beta quantile.",
      severity: "error",
      from: { path: "^src/scoring/" },
      to: { pathNot: "^src/scoring/|node_modules/@stdlib/" },
    },
    {
      name: "rules-are-pure",
      comment: "Rules decide over plain values: no database, no GraphQL, no files.",
      severity: "error",
      from: { path: "Rules\\.ts$" },
      to: {
        path: `${ORM}|${GRAPHQL}|(Service|Queries|Resolver|Import)\\.ts$|^src/kernel/(Context|Transaction|records|batches|pages|childPages|tables)\\.ts$|^(fs|net|http|child_process)`,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "kernel-knows-no-domain",
      severity: "error",
      comment: "The kernel would be the same in another product.",
      from: { path: "^src/kernel/" },
      to: { path: "^src/", pathNot: "^src/kernel/" },
    },
    {
      name: "app-is-the-top",
      comment: "The composition root is imported by main, cli and the commands alone.",
      severity: "error",
      from: { path: "^(src/(modules|kernel|scoring)|seeds|migrations)/" },
      to: { path: "^src/(app|commands|main|cli|config)" },
    },
    {
      name: "resolvers-are-leaves",
      comment: "Only the app knows resolvers.",
      severity: "error",
      from: { pathNot: "^src/app/" },
      to: { path: "Resolver\\.ts$" },
    },
    {
      name: "services-know-no-graphql",
      severity: "error",
      comment: "Verbs and queries serve the command line as well.",
      from: { path: "(Service|Queries|Import|Rules)\\.ts$" },
      to: { path: GRAPHQL },
    },
    {
      name: "resolvers-know-no-orm",
      severity: "error",
      comment: "A resolver is one statement: it calls a verb, a query or a batch.",
      from: { path: "Resolver\\.ts$" },
      to: { path: ORM },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
