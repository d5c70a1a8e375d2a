import { describe, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { ConfigError, readConfig } from "../../src/config.js";

const problemsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

test("without any setting, everything has a value", () => {
  expect(readConfig({})).toEqual({
    host: "127.0.0.1",
    port: 4000,
    dataDir: resolve("data"),
    databaseUrl: null,
    logLevel: "info",
    production: false,
    pointsPerSecond: 50_000,
    trustedDocuments: null,
    demo: true,
  });
});

test("an empty variable counts as unset", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: " ", DEMO: "" })).toEqual(readConfig({}));
});

test("wrong settings are named all at once", () => {
  const problems = problemsOf({
    HOST: "not a host",
    PORT: "70000",
    DATABASE_URL: "mysql://x",
    LOG_LEVEL: "loud",
    NODE_ENV: "staging",
    POINTS_PER_SECOND: "0",
    TRUSTED_DOCUMENTS: "nowhere.json",
    DEMO: "maybe",
  });
  expect(problems.map((problem) => problem.split(" ")[0]).sort()).toEqual([
    "DATABASE_URL",
    "DEMO",
    "HOST",
    "LOG_LEVEL",
    "NODE_ENV",
    "POINTS_PER_SECOND",
    "PORT",
    "TRUSTED_DOCUMENTS",
  ]);
});

describe("each wrong value", () => {
  test.each([
    ["PORT", "-1"],
    ["PORT", "4000.5"],
    ["PORT", "http"],
    ["HOST", "a b"],
    ["DATABASE_URL", "postgres"],
    ["DATA_DIR", "package.json/inside"],
    ["DEMO", "1"],
  ])("%s=%s is named", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(name)]);
  });
});

test("a password in a broken DATABASE_URL is not shown", () => {
  expect(problemsOf({ DATABASE_URL: "postgres//user:secret@host" }).join()).not.toContain("secret");
});
