import type { MigrationInterface, QueryRunner } from "typeorm";

export class AddHolidays20261124112000 implements MigrationInterface {
  name = "AddHolidays20261124112000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "business_calendar" ADD "holidays" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "business_calendar" DROP COLUMN "holidays"`);
  }
}
