import type { MigrationInterface, QueryRunner } from "typeorm";

export class SpellContractHolders20261124125100 implements MigrationInterface {
  name = "SpellContractHolders20261124125100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "contract_observation" ADD "holder_name" text, ADD "former_holder_name" text`,
    );
    await runner.query(`UPDATE "contract_observation" o SET
      "holder_name" = (SELECT name FROM "partner" WHERE id = o.holder_id),
      "former_holder_name" = (SELECT name FROM "partner" WHERE id = o.former_holder_id)`);
    await runner.query(`ALTER TABLE "contract_observation" ALTER "holder_name" SET NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "contract_observation" DROP COLUMN "holder_name", DROP COLUMN "former_holder_name"`,
    );
  }
}
