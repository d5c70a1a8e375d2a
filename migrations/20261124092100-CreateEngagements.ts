import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateEngagements20261124092100 implements MigrationInterface {
  name = "CreateEngagements20261124092100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "engagement" (${RECORD},
      "partner_id" uuid NOT NULL, "kind" text NOT NULL, "title" text NOT NULL, "severity" text,
      "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE,
      "outcome" text, "source_system" text NOT NULL, "observed_on" date,
      CONSTRAINT "engagement_kind_390fd8" CHECK ("kind" IN ('INCIDENT', 'ESCALATION', 'PROJECT', 'DELIVERY')),
      CONSTRAINT "engagement_severity_e436ec" CHECK ("severity" IN ('SEV1', 'SEV2', 'SEV3', 'SEV4')),
      CONSTRAINT "engagement_outcome_1f5502" CHECK ("outcome" IN ('RESOLVED', 'NO_SHOW', 'ABANDONED')),
      CONSTRAINT "PK_08aef5bffed6ae054d4022b0b00" PRIMARY KEY ("id"),
      CONSTRAINT "FK_461d2b6adf242e27741d41c7078" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(`CREATE INDEX "IDX_461d2b6adf242e27741d41c707" ON "engagement" ("partner_id")`);
    await runner.query(
      `CREATE INDEX "IDX_e1fe96b875388f43f8bb3d5e8d" ON "engagement" ("partner_id", "started_at", "id")`,
    );
    await runner.query(`CREATE INDEX "IDX_14025274311d773693f417b586" ON "engagement" ("started_at", "id")`);

    await runner.query(`CREATE TABLE "engagement_promise" (${RECORD},
      "partner_id" uuid NOT NULL, "engagement_id" uuid NOT NULL, "kind" text NOT NULL,
      "made_at" TIMESTAMP WITH TIME ZONE, "promised_for" TIMESTAMP WITH TIME ZONE NOT NULL,
      "revised_to" TIMESTAMP WITH TIME ZONE, "fulfilled_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "engagement_promise_kind_78164d" CHECK ("kind" IN ('RESPOND', 'RESOLVE', 'DELIVER')),
      CONSTRAINT "PK_b2f45dd06232cf993b50d6592c6" PRIMARY KEY ("id"),
      CONSTRAINT "FK_450ced1dc6823ac6d971fbe906f" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_3059d6b9c4473dba78065e42062" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_450ced1dc6823ac6d971fbe906" ON "engagement_promise" ("partner_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_3059d6b9c4473dba78065e4206" ON "engagement_promise" ("engagement_id")`,
    );

    await runner.query(`CREATE TABLE "engagement_service_area" (
      "engagement_id" uuid NOT NULL, "service_area_id" uuid NOT NULL,
      CONSTRAINT "PK_370b87c242a2cfa3f88e51e3e93" PRIMARY KEY ("engagement_id", "service_area_id"),
      CONSTRAINT "FK_a596498033cc0167235b3261d13" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id"),
      CONSTRAINT "FK_63bf27f9bbeaf39d2d40c016dcf" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_63bf27f9bbeaf39d2d40c016dc" ON "engagement_service_area" ("service_area_id")`,
    );

    await runner.query(`CREATE TABLE "engagement_void" (${RECORD},
      "engagement_id" uuid NOT NULL, "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      "reason" text NOT NULL,
      CONSTRAINT "PK_33331d051da540eea3d108ccb8b" PRIMARY KEY ("id"),
      CONSTRAINT "FK_34ccebb280025c926e3237a90ba" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_34ccebb280025c926e3237a90b" ON "engagement_void" ("engagement_id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "engagement_void"`);
    await runner.query(`DROP TABLE "engagement_service_area"`);
    await runner.query(`DROP TABLE "engagement_promise"`);
    await runner.query(`DROP TABLE "engagement"`);
  }
}
