import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateServiceCredits20261124162300 implements MigrationInterface {
  name = "CreateServiceCredits20261124162300";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "service_credit_claim" (
      ${RECORD}, "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "month" date NOT NULL,
      "claimed_on" date NOT NULL, "amount" numeric NOT NULL, "currency" text NOT NULL, "note" text,
      "settled_on" date, "outcome" text, "paid_amount" numeric, "reason" text,
      CONSTRAINT "service_credit_claim_outcome_4f32c2" CHECK ("outcome" IN ('PAID', 'REFUSED')),
      CONSTRAINT "service_credit_claim_paid" CHECK (("paid_amount" IS NOT NULL) = (coalesce("outcome", '') = 'PAID')),
      CONSTRAINT "service_credit_claim_settled" CHECK (("outcome" IS NULL) = ("settled_on" IS NULL)),
      CONSTRAINT "PK_c14afda746a836adc6be854f05e" PRIMARY KEY ("id"),
      CONSTRAINT "FK_d8361570ea7d02d6d4b9b26d971" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_f9260a8cd8f142d7206bf0c3a13" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_d8361570ea7d02d6d4b9b26d97" ON "service_credit_claim" ("partner_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_f9260a8cd8f142d7206bf0c3a1" ON "service_credit_claim" ("contract_id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_78662d0c07d04c54f67a5c25ce" ON "service_credit_claim" ("contract_id", "month")`,
    );
    await audit(runner, "service_credit_claim");

    await runner.query(`CREATE TABLE "service_credit_terms" (
      ${RECORD}, "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "starts_on" date NOT NULL,
      "fee_amount" numeric, "fee_currency" text, "at_risk_percent" numeric NOT NULL,
      "claim_days" integer NOT NULL,
      CONSTRAINT "service_credit_terms_fee" CHECK (("fee_amount" IS NULL) = ("fee_currency" IS NULL)),
      CONSTRAINT "PK_8140bdec6158cff1788614f935b" PRIMARY KEY ("id"),
      CONSTRAINT "FK_a64f795fcc636fa3c9207ee3a53" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_82c58398e5af32d64282eb0436c" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_a64f795fcc636fa3c9207ee3a5" ON "service_credit_terms" ("partner_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_82c58398e5af32d64282eb0436" ON "service_credit_terms" ("contract_id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_71491abd8382a185f1305c3b25" ON "service_credit_terms" ("contract_id", "starts_on")`,
    );
    await audit(runner, "service_credit_terms");

    await runner.query(`ALTER TABLE "service_level" ADD "credit_tiers" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "service_credit_terms"`);
    await runner.query(`DROP TABLE "service_credit_claim"`);
    await runner.query(`ALTER TABLE "service_level" DROP COLUMN "credit_tiers"`);
  }
}
