import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class ExtendPartnersAndOfferings20261124122000 implements MigrationInterface {
  name = "ExtendPartnersAndOfferings20261124122000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "partner_stage_change" (
      ${RECORD}, "partner_id" uuid NOT NULL, "stage" text NOT NULL, "actor_id" text NOT NULL,
      "actor_name" text NOT NULL, "reason" text NOT NULL,
      CONSTRAINT "partner_stage_change_stage_ad5e82" CHECK ("stage" IN ('PROSPECT', 'ONBOARDING', 'ACTIVE', 'OFFBOARDING', 'EXITED')),
      CONSTRAINT "PK_b65d840ebfb8859990ceaa0fa38" PRIMARY KEY ("id"),
      CONSTRAINT "FK_9a09762f22155f2a5a3b15afaa2" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_9a09762f22155f2a5a3b15afaa" ON "partner_stage_change" ("partner_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_15ca1128af5bd91ff82010eb01" ON "partner_stage_change" ("partner_id", "created_at", "id")`,
    );
    await audit(runner, "partner_stage_change");

    await runner.query(`CREATE TABLE "offering_proof" (
      ${RECORD}, "offering_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "kind" text NOT NULL, "title" text NOT NULL,
      "url" text, "support_level" text NOT NULL, "proved_on" date NOT NULL, "expires_on" date,
      CONSTRAINT "offering_proof_kind_aa9965" CHECK ("kind" IN ('CERTIFICATION', 'REFERENCE', 'DEMONSTRATION', 'ENGAGEMENT', 'AUDIT')),
      CONSTRAINT "offering_proof_support_level_7da9cc" CHECK ("support_level" IN ('L0', 'L1', 'L2', 'L3', 'L4')),
      CONSTRAINT "PK_2cc47f49416fcfd2236bfd07aa0" PRIMARY KEY ("id"),
      CONSTRAINT "FK_80d2488bc765fcac631251ebc2b" FOREIGN KEY ("offering_id") REFERENCES "offering"("id"),
      CONSTRAINT "FK_b3fc05d200b1ba96f4728daafdb" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(`CREATE INDEX "IDX_80d2488bc765fcac631251ebc2" ON "offering_proof" ("offering_id")`);
    await runner.query(`CREATE INDEX "IDX_b3fc05d200b1ba96f4728daafd" ON "offering_proof" ("partner_id")`);
    await audit(runner, "offering_proof");

    await runner.query(`CREATE TABLE "offering_proof_withdrawal" (
      ${RECORD}, "proof_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "actor_name" text NOT NULL,
      "reason" text NOT NULL,
      CONSTRAINT "PK_a969e553458bb47148793557ec1" PRIMARY KEY ("id"),
      CONSTRAINT "FK_7f2dd5c8c89183c5b77177a9239" FOREIGN KEY ("proof_id") REFERENCES "offering_proof"("id"),
      CONSTRAINT "FK_b52649f348025e705bc29a3da6b" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_7f2dd5c8c89183c5b77177a923" ON "offering_proof_withdrawal" ("proof_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_b52649f348025e705bc29a3da6" ON "offering_proof_withdrawal" ("partner_id")`,
    );
    await audit(runner, "offering_proof_withdrawal");

    await runner.query(`CREATE TABLE "offering_withdrawal" (
      ${RECORD}, "offering_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "withdrawn_on" date NOT NULL,
      "actor_name" text NOT NULL, "reason" text NOT NULL,
      CONSTRAINT "PK_4ddb76995a67851b64ae6999e9e" PRIMARY KEY ("id"),
      CONSTRAINT "FK_e5822ec2f2f1efd4529235c48ae" FOREIGN KEY ("offering_id") REFERENCES "offering"("id"),
      CONSTRAINT "FK_e50e39946b80d886967e75f746f" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_e5822ec2f2f1efd4529235c48a" ON "offering_withdrawal" ("offering_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_e50e39946b80d886967e75f746" ON "offering_withdrawal" ("partner_id")`,
    );
    await audit(runner, "offering_withdrawal");

    await runner.query(`CREATE TABLE "offering_skill" (
      ${RECORD}, "offering_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "skill_id" uuid NOT NULL,
      "level" text NOT NULL,
      CONSTRAINT "offering_skill_level_67a573" CHECK ("level" IN ('AWARENESS', 'WORKING', 'PRACTITIONER', 'EXPERT')),
      CONSTRAINT "PK_68a7c54d7f2c174c2c873f2543d" PRIMARY KEY ("id"),
      CONSTRAINT "FK_a843b7b0001a35a865d02396410" FOREIGN KEY ("offering_id") REFERENCES "offering"("id"),
      CONSTRAINT "FK_5a2e679828069d849f3d50aa1af" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_826147399292590b6563c545ce5" FOREIGN KEY ("skill_id") REFERENCES "skill"("id"))`);
    await runner.query(`CREATE INDEX "IDX_a843b7b0001a35a865d0239641" ON "offering_skill" ("offering_id")`);
    await runner.query(`CREATE INDEX "IDX_5a2e679828069d849f3d50aa1a" ON "offering_skill" ("partner_id")`);
    await runner.query(`CREATE INDEX "IDX_826147399292590b6563c545ce" ON "offering_skill" ("skill_id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_75322e9c9be7840e375026d728" ON "offering_skill" ("offering_id", "skill_id")`,
    );
    await audit(runner, "offering_skill");

    await runner.query(`ALTER TABLE "offering" ADD "expires_on" date, ADD "calendar_id" uuid,
      ADD "round_the_clock" boolean NOT NULL DEFAULT false`);
    await runner.query(`CREATE INDEX "IDX_bc0ab2bc5c4e45e685555b3063" ON "offering"  ("calendar_id")`);
    await runner.query(
      `ALTER TABLE "offering" ADD CONSTRAINT "FK_bc0ab2bc5c4e45e685555b3063b" FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "offering" DROP COLUMN "expires_on", DROP COLUMN "calendar_id",
      DROP COLUMN "round_the_clock"`);
    await runner.query(`DROP TABLE "offering_skill"`);
    await runner.query(`DROP TABLE "offering_withdrawal"`);
    await runner.query(`DROP TABLE "offering_proof_withdrawal"`);
    await runner.query(`DROP TABLE "offering_proof"`);
    await runner.query(`DROP TABLE "partner_stage_change"`);
  }
}
