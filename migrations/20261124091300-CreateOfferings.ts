import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateOfferings20261124091300 implements MigrationInterface {
  name = "CreateOfferings20261124091300";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "offering" (${RECORD},
      "partner_id" uuid NOT NULL, "service_area_id" uuid NOT NULL, "name" text NOT NULL,
      "normalised_name" text NOT NULL, "description" text, "support_level" text NOT NULL,
      "assurance" text, "evidence_url" text, "stated_on" date NOT NULL, "observed_on" date,
      CONSTRAINT "offering_support_level_7da9cc" CHECK ("support_level" IN ('L0', 'L1', 'L2', 'L3', 'L4')),
      CONSTRAINT "PK_d42d2720ff82f75aae518b9347c" PRIMARY KEY ("id"),
      CONSTRAINT "FK_d148a16a07d7c94d4b21ccf02a2" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_f52cc6702db60da1e4979a52aa1" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"))`);
    await runner.query(`CREATE INDEX "IDX_d148a16a07d7c94d4b21ccf02a" ON "offering" ("partner_id")`);
    await runner.query(`CREATE INDEX "IDX_f52cc6702db60da1e4979a52aa" ON "offering" ("service_area_id")`);
    await runner.query(`CREATE INDEX "IDX_928c217dd2bca8d3f2dfdafa45" ON "offering" ("stated_on", "id")`);
    await runner.query(
      `CREATE INDEX "IDX_e7297addcf318a958aaac9e621" ON "offering" ("normalised_name", "id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_01a5ee1eb0f343bc410848ba8b" ON "offering" ("service_area_id", "normalised_name", "id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_4b1bad9ead43ba236d364fd65a" ON "offering" ("partner_id", "normalised_name", "id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_f9f4eb62c90459b3b6fd1a69d3" ON "offering" ("partner_id", "service_area_id", "normalised_name")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "offering"`);
  }
}
