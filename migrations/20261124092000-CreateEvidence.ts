import type { MigrationInterface, QueryRunner } from "typeorm";

const RULES = `
  CONSTRAINT "evidence_dimension_16ea77" CHECK ("dimension" IN ('DELIVERY', 'RESPONSIVENESS', 'EXPERTISE', 'COMMUNICATION', 'VALUE')),
  CONSTRAINT "evidence_crisis_kind_bb6db0" CHECK ("crisis_kind" IN ('SEV1', 'SEV2', 'LIVE_DRILL', 'TABLETOP')),
  CONSTRAINT "evidence_failure_66b5c1" CHECK ("failure" IN ('NO_SHOW', 'ABANDONED')),
  CONSTRAINT "evidence_source_kind_f3e298" CHECK ("source_kind" IN ('AUTOMATED', 'INTERNAL', 'VERIFIED_CLIENT', 'PARTNER_NOMINATED', 'SELF_REPORTED')),
  CONSTRAINT "evidence_one_ledger" CHECK (("dimension" IS NULL) <> ("crisis_kind" IS NULL)),
  CONSTRAINT "evidence_one_origin" CHECK (("engagement_id" IS NULL) <> ("review_id" IS NULL)),
  CONSTRAINT "evidence_promise_of_engagement" CHECK ("promise_id" IS NULL OR "engagement_id" IS NOT NULL),
  CONSTRAINT "evidence_failure_in_crisis" CHECK ("failure" IS NULL OR "crisis_kind" IS NOT NULL),
  CONSTRAINT "evidence_value_in_range" CHECK ("value" BETWEEN 0 AND 1 AND "weight" > 0),
  CONSTRAINT "evidence_reason_of_void" CHECK (("voided_at" IS NULL) = ("void_reason" IS NULL)),
  CONSTRAINT "evidence_quarter_of_day" CHECK (
    "quarter" = extract(year FROM "occurred_on") * 4 + extract(quarter FROM "occurred_on") - 1),
  CONSTRAINT "evidence_source_of_kind" CHECK (
    CASE WHEN "source_kind" IN ('PARTNER_NOMINATED', 'SELF_REPORTED') THEN "source" = 'outside'
      WHEN "source_kind" IN ('INTERNAL', 'VERIFIED_CLIENT') THEN "source" LIKE 'reviewer:%'
      ELSE "source" <> 'outside' AND "source" NOT LIKE 'reviewer:%' END)`;

export class CreateEvidence20261124092000 implements MigrationInterface {
  name = "CreateEvidence20261124092000";

  async up(runner: QueryRunner): Promise<void> {
    // The partitions are made by the transactions that need them: see src/modules/evidence/evidencePartitions.ts.
    await runner.query(`CREATE TABLE "evidence" (
      "id" uuid NOT NULL, "quarter" integer NOT NULL, "partner_id" uuid NOT NULL, "dimension" text,
      "crisis_kind" text, "failure" text, "source" text NOT NULL, "source_kind" text NOT NULL,
      "value" numeric NOT NULL, "weight" numeric NOT NULL, "occurred_on" date NOT NULL,
      "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "engagement_id" uuid, "promise_id" uuid, "review_id" uuid,
      "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
      "voided_at" TIMESTAMP WITH TIME ZONE, "void_reason" text, ${RULES},
      CONSTRAINT "PK_1bbf3a4513dabf235d93147cd79" PRIMARY KEY ("id", "quarter")) PARTITION BY RANGE ("quarter")`);
    await runner.query(`CREATE INDEX "IDX_d7af324d94c3561aa4c73cd131" ON "evidence" ("engagement_id")`);
    await runner.query(`CREATE INDEX "IDX_b6ce46800cae92ab9d94a4b12a" ON "evidence" ("promise_id")`);
    await runner.query(`CREATE INDEX "IDX_8d9bf85d7456cc74eefd0a7d76" ON "evidence" ("review_id")`);
    await runner.query(`CREATE INDEX "IDX_a0b540c7d3f4593e84a8ebd555" ON "evidence" ("occurred_on", "id")`);
    await runner.query(
      `CREATE INDEX "IDX_f676151303f9c241149a5f4824" ON "evidence" ("partner_id", "quarter")`,
    );

    await runner.query(`CREATE TABLE "evidence_cell" (
      "partner_id" uuid NOT NULL, "dimension" text NOT NULL, "quarter" integer NOT NULL, "source" text NOT NULL,
      "source_kind" text NOT NULL, "n" numeric NOT NULL, "sx" numeric NOT NULL, "sxx" numeric NOT NULL,
      CONSTRAINT "PK_67f50ed6585f81082a4becd3224" PRIMARY KEY ("partner_id", "dimension", "quarter", "source"),
      CONSTRAINT "FK_be02c5f9a4428ed4c029e5a3c33" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(`CREATE TABLE "dimension_statistic" (
      "partner_id" uuid NOT NULL, "dimension" text NOT NULL, "quarter" integer NOT NULL,
      "g" double precision NOT NULL, "gx" double precision NOT NULL,
      CONSTRAINT "PK_042ee79b6446e71234e9e347d82" PRIMARY KEY ("partner_id", "dimension", "quarter"))`);
    await runner.query(`CREATE TABLE "crisis_statistic" (
      "partner_id" uuid NOT NULL, "quarter" integer NOT NULL,
      "w" double precision NOT NULL, "wx" double precision NOT NULL, "ww" double precision NOT NULL,
      CONSTRAINT "PK_a543f19154d29c7344ecacb7fb6" PRIMARY KEY ("partner_id", "quarter"),
      CONSTRAINT "FK_cea50b72e448680a75a54bc4e42" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "crisis_statistic"`);
    await runner.query(`DROP TABLE "dimension_statistic"`);
    await runner.query(`DROP TABLE "evidence_cell"`);
    await runner.query(`DROP TABLE "evidence"`);
  }
}
