import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateServiceClocks20261124162100 implements MigrationInterface {
  name = "CreateServiceClocks20261124162100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "service_clock" (
      ${RECORD}, "partner_id" uuid NOT NULL, "engagement_id" uuid NOT NULL,
      "service_level_id" uuid NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "responded_at" TIMESTAMP WITH TIME ZONE, "resolved_at" TIMESTAMP WITH TIME ZONE,
      "next_due_at" TIMESTAMP WITH TIME ZONE, "voided_at" TIMESTAMP WITH TIME ZONE, "void_reason" text,
      CONSTRAINT "PK_768fddb79eb2743cf5de2409521" PRIMARY KEY ("id"),
      CONSTRAINT "FK_c8220b0177db5117a3d2d0b8b95" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_95e63358619649a2db59a67251a" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id"),
      CONSTRAINT "FK_b7f0f12167f0cc64d9b5ac69703" FOREIGN KEY ("service_level_id") REFERENCES "service_level"("id"))`);
    await runner.query(`CREATE INDEX "IDX_c8220b0177db5117a3d2d0b8b9" ON "service_clock" ("partner_id")`);
    await runner.query(`CREATE INDEX "IDX_95e63358619649a2db59a67251" ON "service_clock" ("engagement_id")`);
    await runner.query(
      `CREATE INDEX "IDX_b7f0f12167f0cc64d9b5ac6970" ON "service_clock" ("service_level_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_c52fe7f77384b9d14ab2bc4ee4" ON "service_clock" ("next_due_at") WHERE next_due_at IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "IDX_a55447a074866c997d78346aa5" ON "service_clock" ("started_at", "id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_9a3a658d2c3adf8e445fa01e76" ON "service_clock" ("engagement_id") WHERE voided_at IS NULL`,
    );
    await audit(runner, "service_clock");

    await runner.query(`CREATE TABLE "service_clock_pause" (
      ${RECORD}, "partner_id" uuid NOT NULL, "clock_id" uuid NOT NULL,
      "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE,
      "party" text NOT NULL, "reason" text NOT NULL, "note" text,
      CONSTRAINT "service_clock_pause_party_231298" CHECK ("party" IN ('PARTNER', 'US', 'THIRD_PARTY')),
      CONSTRAINT "service_clock_pause_reason_4746de" CHECK ("reason" IN ('WAITING_FOR_US', 'WAITING_FOR_ACCESS', 'WAITING_FOR_APPROVAL', 'WAITING_FOR_THIRD_PARTY', 'WAITING_FOR_SUBCONTRACTOR', 'CHANGE_FREEZE')),
      CONSTRAINT "PK_d6bcd017fce553a0b01935a3225" PRIMARY KEY ("id"),
      CONSTRAINT "FK_48ed6dace52fcedee0b46801c5c" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_87d7254a90871a5fb94001ebcb1" FOREIGN KEY ("clock_id") REFERENCES "service_clock"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_48ed6dace52fcedee0b46801c5" ON "service_clock_pause" ("partner_id")`,
    );
    await runner.query(`CREATE INDEX "IDX_87d7254a90871a5fb94001ebcb" ON "service_clock_pause" ("clock_id")`);
    await audit(runner, "service_clock_pause");

    await runner.query(`ALTER TABLE "engagement" ADD "clocked_promises" text array NOT NULL DEFAULT '{}',
      ADD CONSTRAINT "engagement_clocked_promises_78164d" CHECK (
        "clocked_promises" <@ ARRAY['RESPOND', 'RESOLVE', 'DELIVER']::text[])`);
    await runner.query(`ALTER TABLE "engagement" ALTER COLUMN "clocked_promises" DROP DEFAULT`);
    await runner.query(`ALTER TABLE "evidence" ADD "service_clock_id" uuid,
      ADD CONSTRAINT "evidence_clock_of_engagement" CHECK (
        "service_clock_id" IS NULL OR ("engagement_id" IS NOT NULL AND "promise_id" IS NULL))`);
    await runner.query(`CREATE INDEX "IDX_bdd5bd28049690a8ea40a5c3fa" ON "evidence" ("service_clock_id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "evidence" WHERE "service_clock_id" IS NOT NULL`);
    await runner.query(`ALTER TABLE "evidence" DROP COLUMN "service_clock_id"`);
    await runner.query(`ALTER TABLE "engagement" DROP COLUMN "clocked_promises"`);
    await runner.query(`DROP TABLE "service_clock_pause"`);
    await runner.query(`DROP TABLE "service_clock"`);
  }
}
