import type { MigrationInterface, QueryRunner } from "typeorm";

export class CreateIdempotencyKeys20261124111000 implements MigrationInterface {
  name = "CreateIdempotencyKeys20261124111000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "idempotency_key" (
      "client_id" text NOT NULL, "key" text NOT NULL, "fingerprint" text NOT NULL,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "status" integer NOT NULL, "content_type" text NOT NULL, "body" text,
      CONSTRAINT "PK_0d6b7ac5ccdc074457f345567be" PRIMARY KEY ("client_id", "key"))`);
    await runner.query(`CREATE INDEX "IDX_72d9c713a563e6e92176fe0e44" ON "idempotency_key" ("created_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "idempotency_key"`);
  }
}
