import type { MigrationInterface, QueryRunner } from "typeorm";

export class CreateKernelTables20261124090000 implements MigrationInterface {
  name = "CreateKernelTables20261124090000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "external_reference" (
      "kind" text NOT NULL, "system" text NOT NULL, "id" text NOT NULL, "record_id" uuid NOT NULL,
      CONSTRAINT "PK_407d3cf7ded93fbb226e1e28ff4" PRIMARY KEY ("kind", "system", "id"))`);
    await runner.query(`CREATE INDEX "IDX_6750fc9a87ca1e5239bddc35e7" ON "external_reference" ("record_id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "external_reference"`);
  }
}
