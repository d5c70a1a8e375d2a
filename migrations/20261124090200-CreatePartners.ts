import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreatePartners20261124090200 implements MigrationInterface {
  name = "CreatePartners20261124090200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "partner" (${RECORD},
      "name" text NOT NULL, "normalised_name" text NOT NULL, "roles" text array NOT NULL, "segment" text,
      "website" text, "parent_id" uuid, "merged_into_id" uuid, "observed_on" date,
      CONSTRAINT "partner_roles_86ddcb" CHECK ("roles" <@ ARRAY['OEM', 'RESELLER', 'MSP', 'CONSULTANCY', 'CONTRACTOR', 'CLOUD_PROVIDER']::text[]),
      CONSTRAINT "partner_segment_1dac40" CHECK ("segment" IN ('STRATEGIC', 'LEVERAGE', 'BOTTLENECK', 'ROUTINE')),
      CONSTRAINT "PK_8f34ff11ddd5459eacbfacd48ca" PRIMARY KEY ("id"),
      CONSTRAINT "FK_03bbfa18e4322ae992ee30b9975" FOREIGN KEY ("parent_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_42a3ef7a918e17c524e76a5fb8a" FOREIGN KEY ("merged_into_id") REFERENCES "partner"("id"))`);
    await runner.query(`CREATE INDEX "IDX_03bbfa18e4322ae992ee30b997" ON "partner" ("parent_id")`);
    await runner.query(`CREATE INDEX "IDX_42a3ef7a918e17c524e76a5fb8" ON "partner" ("merged_into_id")`);
    await runner.query(
      `CREATE INDEX "IDX_ee52f4d519f7120457239e8406" ON "partner" ("normalised_name", "id")`,
    );

    await runner.query(`CREATE TABLE "contact" (${RECORD},
      "partner_id" uuid NOT NULL, "name" text NOT NULL, "title" text, "email" text, "phone" text, "verified_on" date,
      CONSTRAINT "PK_2cbbe00f59ab6b3bb5b8d19f989" PRIMARY KEY ("id"),
      CONSTRAINT "FK_10bd231f84119b2cdef31e4f437" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(`CREATE INDEX "IDX_10bd231f84119b2cdef31e4f43" ON "contact" ("partner_id")`);

    await runner.query(`CREATE TABLE "current_standing" (
      "partner_id" uuid NOT NULL, "scorecard_id" uuid NOT NULL, "quarter" integer NOT NULL,
      "lower" double precision NOT NULL, "standing" text NOT NULL,
      CONSTRAINT "PK_dfa13b325d265a034d4a7c379bc" PRIMARY KEY ("partner_id"),
      CONSTRAINT "FK_dfa13b325d265a034d4a7c379bc" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_0d00603886b8946b32349ed281" ON "current_standing" ("lower", "partner_id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "current_standing"`);
    await runner.query(`DROP TABLE "contact"`);
    await runner.query(`DROP TABLE "partner"`);
  }
}
