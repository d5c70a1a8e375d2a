import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class ExtendReviews20261124123000 implements MigrationInterface {
  name = "ExtendReviews20261124123000";

  async up(runner: QueryRunner): Promise<void> {
    await createPolicy(runner);
    await createDrafts(runner);
    await createLife(runner);
    await runner.query(`ALTER TABLE "review" ADD "reasons" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "review" ALTER "reasons" DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "review" DROP COLUMN "reasons"`);
    for (const table of ["review_submission", "review_publication", "review_answer", "review_draft"])
      await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`DROP TABLE "review_policy"`);
  }
}

async function createPolicy(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE "review_policy" (${RECORD},
    "policy_version" integer NOT NULL, "note" text NOT NULL, "answer_days" integer NOT NULL,
    "every_months" integer NOT NULL, "close_every_months" integer NOT NULL,
    CONSTRAINT "PK_972b5eade50724b95d9edb3d025" PRIMARY KEY ("id"))`);
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_8c1dc586f76204af00bb9ba048" ON "review_policy" ("policy_version")`,
  );
  await runner.query(`CREATE TRIGGER review_policy_is_immutable BEFORE UPDATE OR DELETE ON "review_policy"
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  await audit(runner, "review_policy");
  await runner.query(`INSERT INTO "review_policy" VALUES ('01a20c00-0000-7000-8000-000000000002', now(), now(), 1, 1,
    'The policy that Mainstay comes with.', 14, 12, 3)`);
}

async function createDrafts(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE "review_draft" (${RECORD},
    "actor_id" text NOT NULL, "actor_name" text NOT NULL, "partner_id" uuid NOT NULL, "reviewer_id" uuid NOT NULL,
    "source" text, "reviewed_on" date, "delivery" integer, "responsiveness" integer, "expertise" integer,
    "communication" integer, "value" integer, "comment" text, "reasons" jsonb NOT NULL, "engagement_id" uuid,
    CONSTRAINT "review_draft_source_1168d6" CHECK ("source" IN ('INTERNAL', 'VERIFIED_CLIENT', 'PARTNER_NOMINATED', 'SELF_REPORTED')),
    CONSTRAINT "review_draft_stars" CHECK ("delivery" BETWEEN 1 AND 5 AND "responsiveness" BETWEEN 1 AND 5 AND "expertise" BETWEEN 1 AND 5 AND "communication" BETWEEN 1 AND 5 AND "value" BETWEEN 1 AND 5),
    CONSTRAINT "PK_95680a846ad84563834855fb14d" PRIMARY KEY ("id"),
    CONSTRAINT "FK_4a1b77ea9fb92385aee774507b4" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_3f127b640701677f85edc78e9ca" FOREIGN KEY ("reviewer_id") REFERENCES "person"("id"),
    CONSTRAINT "FK_b98f11d5df1d6c3ee3458b104b7" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id"))`);
  for (const [name, columns] of [
    ["IDX_4a1b77ea9fb92385aee774507b", `"partner_id"`],
    ["IDX_3f127b640701677f85edc78e9c", `"reviewer_id"`],
    ["IDX_b98f11d5df1d6c3ee3458b104b", `"engagement_id"`],
    ["IDX_3dc096f5117008102cc5d35980", `"actor_id"`],
    ["IDX_b688803c1b5d85569038bf71a8", `"updated_at", "id"`],
  ] as const)
    await runner.query(`CREATE INDEX "${name}" ON "review_draft" (${columns})`);
  await audit(runner, "review_draft");
}

/** What happens to a review after it was submitted; each happens once at most. */
async function createLife(runner: QueryRunner): Promise<void> {
  for (const [table, column, primary, unique, foreign] of [
    [
      "submission",
      `"answer_until" TIMESTAMP WITH TIME ZONE`,
      "945124c9c97d5c7a8a2da3e6e38",
      "de75d17c57269ed7f02f676d8e",
      "de75d17c57269ed7f02f676d8ea",
    ],
    [
      "answer",
      `"text" text`,
      "2290170f472111e3e0dfba4da5e",
      "179438acacc8732db1d9db8969",
      "179438acacc8732db1d9db89694",
    ],
    [
      "publication",
      null,
      "a78be7085929ee5ff5f6e0f982b",
      "be1c4ffb719f66b3cf2311baed",
      "be1c4ffb719f66b3cf2311baed1",
    ],
  ] as const) {
    await runner.query(`CREATE TABLE "review_${table}" (${RECORD},
      "review_id" uuid NOT NULL, "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      ${column === null ? "" : `${column} NOT NULL,`}
      CONSTRAINT "PK_${primary}" PRIMARY KEY ("id"),
      CONSTRAINT "FK_${foreign}" FOREIGN KEY ("review_id") REFERENCES "review"("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_${unique}" ON "review_${table}" ("review_id")`);
    await audit(runner, `review_${table}`);
  }
}
