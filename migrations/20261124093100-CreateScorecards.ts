import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

const immutable = (
  table: string,
): string => `CREATE TRIGGER ${table}_is_immutable BEFORE UPDATE OR DELETE ON "${table}"
  FOR EACH ROW EXECUTE FUNCTION refuse_change()`;

export class CreateScorecards20261124093100 implements MigrationInterface {
  name = "CreateScorecards20261124093100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "calibration" (${RECORD},
      "quarter" integer NOT NULL, "policy_version" integer NOT NULL, "document" jsonb NOT NULL, "sha256" text NOT NULL,
      CONSTRAINT "PK_f8252d02ac0708df73275ef24a2" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_b1bf0558913ec3c1b617c16e07" ON "calibration" ("quarter")`);
    await runner.query(immutable("calibration"));

    await runner.query(`CREATE TABLE "publication" (${RECORD},
      "quarter" integer NOT NULL, "published_by" text NOT NULL, "calibration_id" uuid NOT NULL,
      "published" integer NOT NULL, "restated" integer NOT NULL, "unchanged" integer NOT NULL,
      CONSTRAINT "PK_8aea8363d5213896a78d8365fab" PRIMARY KEY ("id"),
      CONSTRAINT "FK_f9fc837b4b92d667ea2f901d077" FOREIGN KEY ("calibration_id") REFERENCES "calibration"("id"))`);
    await runner.query(`CREATE INDEX "IDX_f9fc837b4b92d667ea2f901d07" ON "publication" ("calibration_id")`);

    await runner.query(`CREATE TABLE "scorecard" (${RECORD},
      "partner_id" uuid NOT NULL, "quarter" integer NOT NULL, "restates_id" uuid,
      "as_of" TIMESTAMP WITH TIME ZONE NOT NULL, "trust" double precision NOT NULL, "lower" double precision NOT NULL,
      "upper" double precision NOT NULL, "confidence" double precision NOT NULL, "grade" text, "standing" text NOT NULL,
      "policy_version" integer NOT NULL, "calibration_id" uuid NOT NULL, "inputs" jsonb NOT NULL,
      "inputs_sha256" text NOT NULL, "results" jsonb NOT NULL, "explanation" jsonb NOT NULL, "sha256" text NOT NULL,
      CONSTRAINT "scorecard_grade_533194" CHECK ("grade" IN ('A', 'B', 'C', 'D', 'E')),
      CONSTRAINT "scorecard_standing_3a918c" CHECK ("standing" IN ('SUSPENDED', 'PROBATION', 'UNPROVEN', 'WATCH', 'APPROVED', 'TRUSTED', 'CORE')),
      CONSTRAINT "PK_bcadf4539dab46678db1748dcd1" PRIMARY KEY ("id"),
      CONSTRAINT "FK_6bc8261bf350eb630203f243d3c" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_69f2ef4e6e1b2e280cd473322d0" FOREIGN KEY ("restates_id") REFERENCES "scorecard"("id"),
      CONSTRAINT "FK_b826e10c23e8b3775ef480fb4e7" FOREIGN KEY ("calibration_id") REFERENCES "calibration"("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_69f2ef4e6e1b2e280cd473322d" ON "scorecard" ("restates_id")`);
    await runner.query(`CREATE INDEX "IDX_b826e10c23e8b3775ef480fb4e" ON "scorecard" ("calibration_id")`);
    await runner.query(
      `CREATE INDEX "IDX_725fc681d37f3a55eab7025ca3" ON "scorecard" ("partner_id", "quarter")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_1c90d971fe1b1cfe64d9be0d17" ON "scorecard" ("quarter", "lower", "id")`,
    );
    await runner.query(immutable("scorecard"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "scorecard"`);
    await runner.query(`DROP TABLE "publication"`);
    await runner.query(`DROP TABLE "calibration"`);
  }
}
