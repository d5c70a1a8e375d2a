import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

export class CreateSubcontractings20261124163100 implements MigrationInterface {
  name = "CreateSubcontractings20261124163100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "subcontracting" ("id" uuid NOT NULL,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "version" integer NOT NULL, "partner_id" uuid NOT NULL, "name" text NOT NULL, "normalised_name" text NOT NULL,
      "subcontractor_id" uuid, "service_area_id" uuid, "starts_on" date NOT NULL, "ends_on" date,
      CONSTRAINT "PK_ddfa2902eca6ad292e4aa79161a" PRIMARY KEY ("id"),
      CONSTRAINT "FK_6d73d68c045923aa5321e731f15" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_7ccb9761cc71c9a3f00e8f50e99" FOREIGN KEY ("subcontractor_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_8d2cfdfc95740465b74f2c94dce" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"))`);
    for (const [name, columns] of [
      ["IDX_6d73d68c045923aa5321e731f1", `"partner_id"`],
      ["IDX_7ccb9761cc71c9a3f00e8f50e9", `"subcontractor_id"`],
      ["IDX_8d2cfdfc95740465b74f2c94dc", `"service_area_id"`],
      ["IDX_3c7c3e63bc1b1de44542f50da4", `"normalised_name", "id"`],
    ] as const)
      await runner.query(`CREATE INDEX "${name}" ON "subcontracting" (${columns})`);
    await audit(runner, "subcontracting");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "subcontracting"`);
  }
}
