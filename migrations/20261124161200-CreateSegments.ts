import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

export class CreateSegments20261124161200 implements MigrationInterface {
  name = "CreateSegments20261124161200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "segment" (
      "id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL,
      "name" text NOT NULL, "normalised_name" text NOT NULL, "description" text, "rule" jsonb NOT NULL,
      CONSTRAINT "PK_d648ac58d8e0532689dfb8ad7ef" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_4aa85367cd6e6a602d200db07e" ON "segment" ("normalised_name")`,
    );
    await audit(runner, "segment");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "segment"`);
  }
}
