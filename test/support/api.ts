import { pino } from "pino";
import type { DataSource } from "typeorm";
import { describeDataSource } from "../../src/app/dataSource.js";
import { startServer } from "../../src/app/server.js";
import { limitsFor, type Limits } from "../../src/app/limits/limits.js";
import type { TrustedDocuments } from "../../src/app/limits/trustedDocuments.js";
import type { Actor } from "../../src/kernel/Actor.js";
import { Context } from "../../src/kernel/Context.js";
import { Role } from "../../src/kernel/Role.js";
import { createApiKey } from "../../src/modules/access/apiKeyService.js";
import { createTestDatabase } from "./database.js";

/** What the API answered. */
export interface Answer {
  readonly status: number;
  // Tests look into answers of every shape.
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: {
      readonly code: string;
      readonly requestId?: string;
      readonly problems?: readonly object[];
    };
  }[];
}

/** A real server over a database of its own. */
export interface TestApi {
  readonly url: string;
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  /** Sends a document over HTTP with a key of the role, ADMIN where none is named; null sends none. */
  query(document: string, variables?: object, role?: Role | null): Promise<Answer>;
  /** The secret of a key with that role. */
  key(role: Role): Promise<string>;
  /** A context to call services with, on behalf of an administrator or of the actor given. */
  context(actor?: Partial<Actor>): Context;
  stop(): Promise<void>;
}

interface TestApiOptions {
  /** What counts as now. */
  readonly clock?: () => Date;
  readonly production?: boolean;
  /** Left out, a key may spend as many points as a test file needs. */
  readonly limits?: Limits;
  readonly trustedDocuments?: TrustedDocuments;
  /** Another server's database to share, instead of one of its own. */
  readonly databaseUrl?: string;
}

/** Starts the API for a test file. */
export async function startTestApi({
  clock = () => new Date(),
  production = false,
  limits = limitsFor(10_000_000),
  trustedDocuments,
  databaseUrl,
}: TestApiOptions = {}): Promise<TestApi> {
  const database =
    databaseUrl === undefined
      ? await createTestDatabase()
      : { url: databaseUrl, drop: () => Promise.resolve() };
  const dataSource = await describeDataSource(database.url).initialize();
  const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });
  const server = await startServer({
    dataSource,
    host: "127.0.0.1",
    port: 0,
    production,
    log,
    limits,
    trustedDocuments: trustedDocuments ?? null,
    clock,
  });
  const context = (actor: Partial<Actor> = {}): Context =>
    new Context(
      dataSource,
      { id: "test", name: "test", role: Role.ADMIN, partnerIds: null, ...actor },
      clock(),
      "test",
    );
  const keys = new Map<Role, Promise<string>>();
  const key = (role: Role): Promise<string> => {
    const made =
      keys.get(role) ??
      context()
        .commit((tx) => createApiKey(tx, { name: `test ${role}`, role }))
        .then(({ secret }) => secret);
    keys.set(role, made);
    return made;
  };
  return {
    url: server.url,
    databaseUrl: database.url,
    dataSource,
    key,
    context,
    query: async (document, variables = {}, role = Role.ADMIN) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(role && { authorization: `Bearer ${await key(role)}` }),
        },
        body: JSON.stringify({ query: document, variables }),
      });
      const { data, errors = [] } = (await response.json()) as Partial<Answer>;
      return { status: response.status, data, errors };
    },
    stop: async () => {
      await server.stop();
      await dataSource.destroy();
      await database.drop();
    },
  };
}
