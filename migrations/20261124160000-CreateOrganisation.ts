import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateOrganisation20261124160000 implements MigrationInterface {
  name = "CreateOrganisation20261124160000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "organisation_settings" (
      ${RECORD}, "time_zone" text NOT NULL, "fiscal_year_starts_in" integer NOT NULL,
      "fiscal_year_named_after" text NOT NULL, "quarters_follow_fiscal_year" boolean NOT NULL, "currency" text,
      CONSTRAINT "organisation_settings_fiscal_year_named_after_c13cab" CHECK ("fiscal_year_named_after" IN ('START', 'END')),
      CONSTRAINT "organisation_settings_one_row" CHECK ("id" = '00000000-0000-7000-8000-000000000001'),
      CONSTRAINT "PK_8c8280758b0103dc11669918ead" PRIMARY KEY ("id"))`);
    await runner.query(`INSERT INTO "organisation_settings"
      VALUES ('00000000-0000-7000-8000-000000000001', now(), now(), 1, 'UTC', 1, 'START', false, NULL)`);
    await audit(runner, "organisation_settings");

    await runner.query(`CREATE TABLE "exchange_rate" (
      ${RECORD}, "from_currency" text NOT NULL, "to_currency" text NOT NULL, "rate" numeric NOT NULL,
      "starts_on" date NOT NULL,
      CONSTRAINT "exchange_rate_of_two" CHECK ("from_currency" <> "to_currency"),
      CONSTRAINT "exchange_rate_positive" CHECK ("rate" > 0),
      CONSTRAINT "PK_5c5d27d2b900ef6cdeef0398472" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_8fc2affc6cb7283953855d1b9a" ON "exchange_rate" ("starts_on", "id")`,
    );
    await runner.query(`CREATE UNIQUE INDEX "IDX_e74bc520a486ff57bd10be4e4d"
      ON "exchange_rate" ("from_currency", "to_currency", "starts_on")`);
    await audit(runner, "exchange_rate");

    // Which days a quarter holds is now for the settings to say.
    await runner.query(`ALTER TABLE "evidence" DROP CONSTRAINT "evidence_quarter_of_day"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "evidence" ADD CONSTRAINT "evidence_quarter_of_day" CHECK (
      "quarter" = extract(year FROM "occurred_on") * 4 + extract(quarter FROM "occurred_on") - 1)`);
    await runner.query(`DROP TABLE "exchange_rate"`);
    await runner.query(`DROP TABLE "organisation_settings"`);
  }
}
