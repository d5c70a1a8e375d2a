import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateServiceLevels20261124162000 implements MigrationInterface {
  name = "CreateServiceLevels20261124162000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "service_level" (
      ${RECORD}, "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "service_area_id" uuid,
      "severity" text NOT NULL, "respond_minutes" integer, "resolve_minutes" integer, "calendar_id" uuid,
      "round_the_clock" boolean NOT NULL, "starts_on" date NOT NULL, "ends_on" date,
      CONSTRAINT "service_level_severity_e436ec" CHECK ("severity" IN ('SEV1', 'SEV2', 'SEV3', 'SEV4')),
      CONSTRAINT "service_level_promises" CHECK (num_nonnulls("respond_minutes", "resolve_minutes") > 0),
      CONSTRAINT "PK_596f5b3d545f437ce3ecab14ea7" PRIMARY KEY ("id"),
      CONSTRAINT "FK_6ba2be0ded1d723b00a99f7f6fe" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_cdf7e5920055af272e5ba4104bd" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"),
      CONSTRAINT "FK_6064ed510493c81a266b962c64e" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"),
      CONSTRAINT "FK_992944d56a6e70ac9b048b00b66" FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id"))`);
    await runner.query(`CREATE INDEX "IDX_6ba2be0ded1d723b00a99f7f6f" ON "service_level" ("partner_id")`);
    await runner.query(`CREATE INDEX "IDX_cdf7e5920055af272e5ba4104b" ON "service_level" ("contract_id")`);
    await runner.query(
      `CREATE INDEX "IDX_6064ed510493c81a266b962c64" ON "service_level" ("service_area_id")`,
    );
    await runner.query(`CREATE INDEX "IDX_992944d56a6e70ac9b048b00b6" ON "service_level" ("calendar_id")`);
    await audit(runner, "service_level");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "service_level"`);
  }
}
