import type { MigrationInterface, QueryRunner } from "typeorm";

/** The policy that every installation starts with, and its SHA-256 in canonical form. */
const FIRST = {
  weights: {
    DELIVERY: 0.3,
    RESPONSIVENESS: 0.2,
    EXPERTISE: 0.25,
    COMMUNICATION: 0.1,
    VALUE: 0.15,
  },
  halfLife: {
    dimensions: 4,
    crises: 8,
  },
  saturation: 20,
  priors: {
    mean: 0.7,
    strength: 4,
    dispersion: {
      DELIVERY: 1,
      RESPONSIVENESS: 1,
      EXPERTISE: 0.25,
      COMMUNICATION: 0.25,
      VALUE: 0.25,
    },
    drift: 0.05,
    crisisMean: 0.6,
    crisisStrength: 8,
  },
  capAboveCrisis: 0.15,
  gate: {
    ceiling: 0.49,
    quarters: 4,
    successes: 2,
  },
  grades: {
    A: 0.85,
    B: 0.75,
    C: 0.6,
    D: 0.45,
    margin: 0.02,
  },
  alarm: {
    worse: -2,
    better: 2,
  },
  standing: {
    probation: 0.45,
    proven: 5,
    watch: 0.6,
    core: 0.7,
    trusted: 0.6,
    approved: 0.45,
    crisisProof: 1,
  },
};
const FIRST_SHA256 = "99a1d89ebde4d2739ce08a078ce16e7c1ff7042640085c727a3817ca7f6e0b4b";

export class CreatePolicies20261124093000 implements MigrationInterface {
  name = "CreatePolicies20261124093000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "policy" (
      "id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL,
      "policy_version" integer NOT NULL, "note" text NOT NULL, "document" jsonb NOT NULL, "sha256" text NOT NULL,
      CONSTRAINT "PK_9917b0c5e4286703cc656b1d39f" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_1da7a63d990b130b53ddd38c73" ON "policy" ("policy_version")`);

    // What is sealed stays as it is, whoever holds the connection.
    await runner.query(`CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is immutable', TG_TABLE_NAME; END $$`);
    await runner.query(`CREATE TRIGGER policy_is_immutable BEFORE UPDATE OR DELETE ON "policy"
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);

    await runner.query(
      `INSERT INTO "policy" VALUES ('01a20c00-0000-7000-8000-000000000001', now(), now(), 1, 1, $1, $2, $3)`,
      ["The policy that Mainstay comes with.", JSON.stringify(FIRST), FIRST_SHA256],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "policy"`);
    await runner.query(`DROP FUNCTION refuse_change`);
  }
}
