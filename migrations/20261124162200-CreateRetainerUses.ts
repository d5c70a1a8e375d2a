import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateRetainerUses20261124162200 implements MigrationInterface {
  name = "CreateRetainerUses20261124162200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "retainer_use" (
      ${RECORD}, "partner_id" uuid NOT NULL, "entitlement_id" uuid NOT NULL,
      "hours" double precision NOT NULL, "used_on" date NOT NULL, "engagement_id" uuid, "note" text,
      CONSTRAINT "PK_b975b7e29875a224e38b23bee3d" PRIMARY KEY ("id"),
      CONSTRAINT "FK_5aa60d7348b54f271b9c6bee37a" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_f6797703535721851bebfdf63fa" FOREIGN KEY ("entitlement_id") REFERENCES "entitlement"("id"),
      CONSTRAINT "FK_ece0e213a920b97ef575a151812" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id"))`);
    await runner.query(`CREATE INDEX "IDX_5aa60d7348b54f271b9c6bee37" ON "retainer_use" ("partner_id")`);
    await runner.query(`CREATE INDEX "IDX_f6797703535721851bebfdf63f" ON "retainer_use" ("entitlement_id")`);
    await runner.query(`CREATE INDEX "IDX_ece0e213a920b97ef575a15181" ON "retainer_use" ("engagement_id")`);
    await runner.query(
      `CREATE INDEX "IDX_239da295af1f06052cd70049c7" ON "retainer_use" ("entitlement_id", "used_on", "id")`,
    );
    await audit(runner, "retainer_use");

    await runner.query(`CREATE TABLE "retainer_use_void" (
      ${RECORD}, "use_id" uuid NOT NULL, "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      "reason" text NOT NULL,
      CONSTRAINT "PK_a9df09760252266678b2863355c" PRIMARY KEY ("id"),
      CONSTRAINT "FK_652d51fe8380f964f147a4bd8e5" FOREIGN KEY ("use_id") REFERENCES "retainer_use"("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_652d51fe8380f964f147a4bd8e" ON "retainer_use_void" ("use_id")`,
    );
    await audit(runner, "retainer_use_void");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "retainer_use_void"`);
    await runner.query(`DROP TABLE "retainer_use"`);
  }
}
