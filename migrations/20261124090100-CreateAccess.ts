import type { MigrationInterface, QueryRunner } from "typeorm";

export class CreateAccess20261124090100 implements MigrationInterface {
  name = "CreateAccess20261124090100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "api_key" (
      "id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL,
      "name" text NOT NULL, "role" text NOT NULL, "prefix" text NOT NULL, "secret_hash" text NOT NULL,
      "expires_at" TIMESTAMP WITH TIME ZONE, "revoked_at" TIMESTAMP WITH TIME ZONE,
      "last_used_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "api_key_role_6be2da" CHECK ("role" IN ('VIEWER', 'REVIEWER', 'MANAGER', 'ADMIN')),
      CONSTRAINT "PK_b1bd840641b8acbaad89c3d8d11" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_b227edd98d489363d65e908e60" ON "api_key" ("secret_hash")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "api_key"`);
  }
}
