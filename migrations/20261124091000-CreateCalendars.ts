import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateCalendars20261124091000 implements MigrationInterface {
  name = "CreateCalendars20261124091000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "business_calendar" (${RECORD},
      "name" text NOT NULL, "time_zone" text NOT NULL, "weekly_hours" jsonb NOT NULL,
      CONSTRAINT "PK_14a4bf837e647af2edf17f6c97a" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_7c4ea7e1b9eee5ee8c6b6f3e48" ON "business_calendar" ("name")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "business_calendar"`);
  }
}
