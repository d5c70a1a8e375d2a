import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class OpenReviewRounds20261124161100 implements MigrationInterface {
  name = "OpenReviewRounds20261124161100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "review_round" (${RECORD},
      "title" text NOT NULL, "due_on" date NOT NULL, "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      CONSTRAINT "PK_c661407d15ad2b572f84ad9a1fe" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_b4df02334eb66c6b1823bcba9e" ON "review_round" ("due_on", "id")`);
    await audit(runner, "review_round");

    await runner.query(`CREATE TABLE "review_round_closure" (${RECORD},
      "round_id" uuid NOT NULL, "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      CONSTRAINT "PK_8134992c89ee2ddebd9d16f467b" PRIMARY KEY ("id"),
      CONSTRAINT "FK_685d37e252667e46e44ca38f82a" FOREIGN KEY ("round_id") REFERENCES "review_round"("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_685d37e252667e46e44ca38f82" ON "review_round_closure" ("round_id")`,
    );
    await audit(runner, "review_round_closure");

    await runner.query(`CREATE TABLE "review_request" (${RECORD},
      "round_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "reviewer_id" uuid NOT NULL,
      CONSTRAINT "PK_d733798466b3d8663a13a96781c" PRIMARY KEY ("id"),
      CONSTRAINT "FK_708aae1607c4ebb1c339eba7f9e" FOREIGN KEY ("round_id") REFERENCES "review_round"("id"),
      CONSTRAINT "FK_5c43831fc9120a3b346077ab97d" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_9cafa582dfe9340708723e9eb5b" FOREIGN KEY ("reviewer_id") REFERENCES "person"("id"))`);
    await runner.query(`CREATE INDEX "IDX_708aae1607c4ebb1c339eba7f9" ON "review_request" ("round_id")`);
    await runner.query(`CREATE INDEX "IDX_5c43831fc9120a3b346077ab97" ON "review_request" ("partner_id")`);
    await runner.query(`CREATE INDEX "IDX_9cafa582dfe9340708723e9eb5" ON "review_request" ("reviewer_id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_49580e3afc939f555827955a34" ON "review_request" ("round_id", "partner_id", "reviewer_id")`,
    );
    await audit(runner, "review_request");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["review_request", "review_round_closure", "review_round"])
      await runner.query(`DROP TABLE "${table}"`);
  }
}
