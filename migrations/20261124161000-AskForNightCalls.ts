import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

export class AskForNightCalls20261124161000 implements MigrationInterface {
  name = "AskForNightCalls20261124161000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "night_call" (
      "review_id" uuid NOT NULL, "service_area_id" uuid NOT NULL, "would_call" boolean NOT NULL, "reason" text,
      CONSTRAINT "PK_1c1b21b37fee337254ac58ea27b" PRIMARY KEY ("review_id", "service_area_id"),
      CONSTRAINT "FK_78ff302b78386a18ffc2cefe1c2" FOREIGN KEY ("review_id") REFERENCES "review"("id"),
      CONSTRAINT "FK_88000401284380f6321cae5bae4" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"))`);
    await runner.query(`CREATE INDEX "IDX_88000401284380f6321cae5bae" ON "night_call" ("service_area_id")`);
    await audit(runner, "night_call", { id: "review_id" });
    await runner.query(`ALTER TABLE "review_draft" ADD "night_calls" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "review_draft" ALTER "night_calls" DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "review_draft" DROP COLUMN "night_calls"`);
    await runner.query(`DROP TABLE "night_call"`);
  }
}
