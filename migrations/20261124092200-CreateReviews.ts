import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateReviews20261124092200 implements MigrationInterface {
  name = "CreateReviews20261124092200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "review" (${RECORD},
      "partner_id" uuid NOT NULL, "reviewer_id" uuid NOT NULL, "source" text NOT NULL,
      "reviewed_on" date NOT NULL, "delivery" integer, "responsiveness" integer, "expertise" integer,
      "communication" integer, "value" integer, "comment" text, "engagement_id" uuid, "observed_on" date,
      CONSTRAINT "review_source_1168d6" CHECK ("source" IN ('INTERNAL', 'VERIFIED_CLIENT', 'PARTNER_NOMINATED', 'SELF_REPORTED')),
      CONSTRAINT "review_says_something" CHECK (num_nonnulls("delivery", "responsiveness", "expertise", "communication", "value") > 0),
      CONSTRAINT "review_stars" CHECK ("delivery" BETWEEN 1 AND 5 AND "responsiveness" BETWEEN 1 AND 5 AND "expertise" BETWEEN 1 AND 5 AND "communication" BETWEEN 1 AND 5 AND "value" BETWEEN 1 AND 5),
      CONSTRAINT "PK_2e4299a343a81574217255c00ca" PRIMARY KEY ("id"),
      CONSTRAINT "FK_9f11b8e6cbc19879a0fb2bef056" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_2f8adca6682f8238c64d767c9d3" FOREIGN KEY ("reviewer_id") REFERENCES "person"("id"),
      CONSTRAINT "FK_6a6e33cfe3929ab15f10aabf13d" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id"))`);
    await runner.query(`CREATE INDEX "IDX_9f11b8e6cbc19879a0fb2bef05" ON "review" ("partner_id")`);
    await runner.query(`CREATE INDEX "IDX_2f8adca6682f8238c64d767c9d" ON "review" ("reviewer_id")`);
    await runner.query(`CREATE INDEX "IDX_6a6e33cfe3929ab15f10aabf13" ON "review" ("engagement_id")`);
    await runner.query(
      `CREATE INDEX "IDX_2ffc6bb40a398b6239a100e87f" ON "review" ("partner_id", "reviewed_on", "id")`,
    );
    await runner.query(`CREATE INDEX "IDX_0288d5769fdcc050ca06ca4122" ON "review" ("reviewed_on", "id")`);

    await runner.query(`CREATE TABLE "review_withdrawal" (${RECORD},
      "review_id" uuid NOT NULL, "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      "reason" text NOT NULL,
      CONSTRAINT "PK_ffc74ee5b549ed80301cedb986e" PRIMARY KEY ("id"),
      CONSTRAINT "FK_a461d5ae6f947495523a9d2b4bd" FOREIGN KEY ("review_id") REFERENCES "review"("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_a461d5ae6f947495523a9d2b4b" ON "review_withdrawal" ("review_id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "review_withdrawal"`);
    await runner.query(`DROP TABLE "review"`);
  }
}
