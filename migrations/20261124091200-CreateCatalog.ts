import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateCatalog20261124091200 implements MigrationInterface {
  name = "CreateCatalog20261124091200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "service_area" (${RECORD},
      "name" text NOT NULL, "normalised_name" text NOT NULL, "description" text,
      "criticality" text NOT NULL, "support_level" text NOT NULL, "required_depth" integer NOT NULL,
      "calendar_id" uuid, "recovery_time_minutes" integer, "observed_on" date,
      CONSTRAINT "service_area_criticality_94cd62" CHECK ("criticality" IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
      CONSTRAINT "service_area_support_level_7da9cc" CHECK ("support_level" IN ('L0', 'L1', 'L2', 'L3', 'L4')),
      CONSTRAINT "PK_9daeb85378e2c59f1d2e68665cb" PRIMARY KEY ("id"),
      CONSTRAINT "FK_a141c0212e8fc605a0b86d4af91" FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_60a053c3edecf78f0d923db443" ON "service_area" ("normalised_name")`,
    );
    await runner.query(`CREATE INDEX "IDX_a141c0212e8fc605a0b86d4af9" ON "service_area" ("calendar_id")`);

    await runner.query(`CREATE TABLE "skill" (${RECORD},
      "name" text NOT NULL, "normalised_name" text NOT NULL, "group" text, "description" text,
      "observed_on" date,
      CONSTRAINT "PK_a0d33334424e64fb78dc3ce7196" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_7b9eb84ebb557f7a62943cec20" ON "skill" ("normalised_name")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "skill"`);
    await runner.query(`DROP TABLE "service_area"`);
  }
}
