import type { MigrationInterface, QueryRunner } from "typeorm";

export class DateContactsAndPaths20261124164000 implements MigrationInterface {
  name = "DateContactsAndPaths20261124164000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "contact" ADD "observed_on" date`);
    await runner.query(`ALTER TABLE "escalation_path" ADD "observed_on" date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "escalation_path" DROP COLUMN "observed_on"`);
    await runner.query(`ALTER TABLE "contact" DROP COLUMN "observed_on"`);
  }
}
