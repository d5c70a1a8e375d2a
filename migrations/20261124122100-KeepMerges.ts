import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

export class KeepMerges20261124122100 implements MigrationInterface {
  name = "KeepMerges20261124122100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "partner_merge" (
      "id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL,
      "survivor_id" uuid NOT NULL, "merged_id" uuid NOT NULL, "merged_name" text NOT NULL, "actor_id" text NOT NULL,
      "actor_name" text NOT NULL, "reason" text,
      CONSTRAINT "PK_64dbdae4d9f5e33001b344009e5" PRIMARY KEY ("id"),
      CONSTRAINT "FK_eca447339b4c40f65f18bb470d9" FOREIGN KEY ("survivor_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_e2b35219077f2cb49dc8b561849" FOREIGN KEY ("merged_id") REFERENCES "partner"("id"))`);
    await runner.query(`CREATE INDEX "IDX_eca447339b4c40f65f18bb470d" ON "partner_merge" ("survivor_id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_e2b35219077f2cb49dc8b56184" ON "partner_merge" ("merged_id")`,
    );
    await audit(runner, "partner_merge");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "partner_merge"`);
  }
}
