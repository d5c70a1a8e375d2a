import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

export class CreateReadinessPolicy20261124163000 implements MigrationInterface {
  name = "CreateReadinessPolicy20261124163000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "readiness_policy" ("id" uuid NOT NULL,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "version" integer NOT NULL, "policy_version" integer NOT NULL, "note" text NOT NULL,
      "contact_verified_days" integer NOT NULL, "drill_days" integer NOT NULL, "deputy_required" boolean NOT NULL,
      CONSTRAINT "PK_b80e38551419ab03605f682dad7" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_6755eb5e065ccf637209deda67" ON "readiness_policy" ("policy_version")`,
    );
    await runner.query(`CREATE TRIGGER readiness_policy_is_immutable BEFORE UPDATE OR DELETE ON "readiness_policy"
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await audit(runner, "readiness_policy");
    await runner.query(`INSERT INTO "readiness_policy" VALUES ('01a20c00-0000-7000-8000-000000000003', now(), now(), 1, 1,
      'The policy that Mainstay comes with.', 90, 180, true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "readiness_policy"`);
  }
}
