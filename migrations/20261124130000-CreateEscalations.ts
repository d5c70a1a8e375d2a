import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateEscalations20261124130000 implements MigrationInterface {
  name = "CreateEscalations20261124130000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "escalation_path" (
      ${RECORD}, "service_area_id" uuid NOT NULL, "severity" text NOT NULL, "call_script" text,
      CONSTRAINT "escalation_path_severity_e436ec" CHECK ("severity" IN ('SEV1', 'SEV2', 'SEV3', 'SEV4')),
      CONSTRAINT "PK_3a619c7f687a9f002b195298f2b" PRIMARY KEY ("id"),
      CONSTRAINT "FK_faba3ab7cb665335da3acbf0615" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_faba3ab7cb665335da3acbf061" ON "escalation_path" ("service_area_id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_8522876ec954376ffef2014682" ON "escalation_path" ("service_area_id", "severity")`,
    );
    await audit(runner, "escalation_path");

    await runner.query(`CREATE TABLE "escalation_step" (
      ${RECORD}, "path_id" uuid NOT NULL, "position" integer NOT NULL, "team_id" uuid, "contact_id" uuid,
      "deputy_id" uuid, "support_level" text NOT NULL, "delay_minutes" integer NOT NULL, "attempts" integer NOT NULL, "contract_id" uuid,
      CONSTRAINT "FK_ccecb60dc857bf40a69aed5b105" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"),
      CONSTRAINT "escalation_step_support_level_7da9cc" CHECK ("support_level" IN ('L0', 'L1', 'L2', 'L3', 'L4')),
      CONSTRAINT "escalation_step_one_target" CHECK (num_nonnulls("team_id", "contact_id") = 1),
      CONSTRAINT "PK_3fd62e9b2e5234e16be069fb2b0" PRIMARY KEY ("id"),
      CONSTRAINT "FK_ff75f10d75338642f5b640ad80d" FOREIGN KEY ("path_id") REFERENCES "escalation_path"("id"),
      CONSTRAINT "FK_f9bc0bd533858cc24153c47102a" FOREIGN KEY ("team_id") REFERENCES "team"("id"),
      CONSTRAINT "FK_79a1bcd849622aae2316548a18c" FOREIGN KEY ("contact_id") REFERENCES "contact"("id"),
      CONSTRAINT "FK_c9889a71fe1f9974467bd6a7c94" FOREIGN KEY ("deputy_id") REFERENCES "contact"("id"))`);
    await runner.query(`CREATE INDEX "IDX_ff75f10d75338642f5b640ad80" ON "escalation_step" ("path_id")`);
    await runner.query(`CREATE INDEX "IDX_f9bc0bd533858cc24153c47102" ON "escalation_step" ("team_id")`);
    await runner.query(`CREATE INDEX "IDX_79a1bcd849622aae2316548a18" ON "escalation_step" ("contact_id")`);
    await runner.query(`CREATE INDEX "IDX_c9889a71fe1f9974467bd6a7c9" ON "escalation_step" ("deputy_id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_16a8fb64b2e7802d3f9d3891b3" ON "escalation_step" ("path_id", "position")`,
    );
    await runner.query(`CREATE INDEX "IDX_ccecb60dc857bf40a69aed5b10" ON "escalation_step" ("contract_id")`);
    await audit(runner, "escalation_step");

    await runner.query(`CREATE TABLE "drill" (
      ${RECORD}, "service_area_id" uuid NOT NULL, "severity" text NOT NULL, "kind" text NOT NULL,
      "announced" boolean NOT NULL, "held_at" TIMESTAMP WITH TIME ZONE NOT NULL, "defects" text array NOT NULL,
      "note" text,
      CONSTRAINT "drill_severity_e436ec" CHECK ("severity" IN ('SEV1', 'SEV2', 'SEV3', 'SEV4')),
      CONSTRAINT "drill_kind_70bdbc" CHECK ("kind" IN ('CALL_TREE', 'TABLETOP', 'LIVE')),
      CONSTRAINT "PK_66c24774414aa39260e1c6c286f" PRIMARY KEY ("id"),
      CONSTRAINT "FK_f52f0a75f6c1ebff1a2a8711e48" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"))`);
    await runner.query(`CREATE INDEX "IDX_f52f0a75f6c1ebff1a2a8711e4" ON "drill" ("service_area_id")`);
    await runner.query(
      `CREATE INDEX "IDX_d8f429dc4aaa442f77d5adbf10" ON "drill" ("service_area_id", "held_at")`,
    );
    await runner.query(`CREATE INDEX "IDX_c7d6b4a1013d05036b60838d67" ON "drill" ("held_at", "id")`);
    await audit(runner, "drill");

    await runner.query(`CREATE TABLE "drill_participation" (
      ${RECORD}, "drill_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "came_through" boolean NOT NULL,
      "minutes_to_human" double precision, "minutes_to_engineer" double precision,
      CONSTRAINT "PK_af906f91d32c7ebb97365317150" PRIMARY KEY ("id"),
      CONSTRAINT "FK_cc441a456662108a9afb2faa123" FOREIGN KEY ("drill_id") REFERENCES "drill"("id"),
      CONSTRAINT "FK_e867ac65ccda93699e72a4ac016" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(`CREATE INDEX "IDX_cc441a456662108a9afb2faa12" ON "drill_participation" ("drill_id")`);
    await runner.query(
      `CREATE INDEX "IDX_e867ac65ccda93699e72a4ac01" ON "drill_participation" ("partner_id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_3a2a0cd55ce4240efc54bc513a" ON "drill_participation" ("drill_id", "partner_id")`,
    );
    await audit(runner, "drill_participation");

    await runner.query(`CREATE TABLE "drill_void" (
      ${RECORD}, "drill_id" uuid NOT NULL, "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      "reason" text NOT NULL,
      CONSTRAINT "PK_60cc5b1a9ca52870a9953ef3df6" PRIMARY KEY ("id"),
      CONSTRAINT "FK_2ad543c04c20043aedb25987fd5" FOREIGN KEY ("drill_id") REFERENCES "drill"("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_2ad543c04c20043aedb25987fd" ON "drill_void" ("drill_id")`);
    await audit(runner, "drill_void");

    await runner.query(`CREATE TABLE "access_grant" (
      ${RECORD}, "partner_id" uuid NOT NULL, "service_area_id" uuid NOT NULL, "granted_on" date NOT NULL,
      "expires_on" date, "revoked_on" date, "note" text,
      CONSTRAINT "PK_2c12ba789e7748324e87e103a41" PRIMARY KEY ("id"),
      CONSTRAINT "FK_06403e8aaa72209a1d4598ebc2b" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_f8477c8415f1c9fb05fc7a3d3e2" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"))`);
    await runner.query(`CREATE INDEX "IDX_06403e8aaa72209a1d4598ebc2" ON "access_grant" ("partner_id")`);
    await runner.query(`CREATE INDEX "IDX_f8477c8415f1c9fb05fc7a3d3e" ON "access_grant" ("service_area_id")`);
    await runner.query(
      `CREATE INDEX "IDX_d32de38c2e0109fcb07db66146" ON "access_grant" ("partner_id", "service_area_id")`,
    );
    await audit(runner, "access_grant");

    await runner.query(`ALTER TABLE "evidence" ADD "drill_id" uuid`);
    await runner.query(`ALTER TABLE "evidence" DROP CONSTRAINT "evidence_one_origin",
      ADD CONSTRAINT "evidence_one_origin" CHECK (num_nonnulls("engagement_id", "review_id", "drill_id") = 1)`);
    await runner.query(`CREATE INDEX "IDX_6c13bf1cc8334ddf77e3049e83" ON "evidence"  ("drill_id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "evidence" WHERE "drill_id" IS NOT NULL`);
    await runner.query(`ALTER TABLE "evidence" DROP CONSTRAINT "evidence_one_origin",
      ADD CONSTRAINT "evidence_one_origin" CHECK (("engagement_id" IS NULL) <> ("review_id" IS NULL))`);
    await runner.query(`ALTER TABLE "evidence" DROP COLUMN "drill_id"`);
    await runner.query(`DROP TABLE "access_grant"`);
    await runner.query(`DROP TABLE "drill_void"`);
    await runner.query(`DROP TABLE "drill_participation"`);
    await runner.query(`DROP TABLE "drill"`);
    await runner.query(`DROP TABLE "escalation_step"`);
    await runner.query(`DROP TABLE "escalation_path"`);
  }
}
