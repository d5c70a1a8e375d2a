import type { MigrationInterface, QueryRunner } from "typeorm";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreatePeople20261124091100 implements MigrationInterface {
  name = "CreatePeople20261124091100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "team" (${RECORD},
      "name" text NOT NULL, "calendar_id" uuid,
      CONSTRAINT "PK_f57d8293406df4af348402e4b74" PRIMARY KEY ("id"),
      CONSTRAINT "FK_44a1eb11d0108c18c31ad34fb2c" FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_cf461f5b40cf1a2b8876011e1e" ON "team" ("name")`);
    await runner.query(`CREATE INDEX "IDX_44a1eb11d0108c18c31ad34fb2" ON "team" ("calendar_id")`);

    await runner.query(`CREATE TABLE "person" (${RECORD},
      "name" text NOT NULL, "email" text, "team_id" uuid, "time_zone" text,
      CONSTRAINT "PK_5fdaf670315c4b7e70cce85daa3" PRIMARY KEY ("id"),
      CONSTRAINT "FK_cb033a3b70363fb8a5de534fbc7" FOREIGN KEY ("team_id") REFERENCES "team"("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_d2d717efd90709ebd3cb26b936" ON "person" ("email")`);
    await runner.query(`CREATE INDEX "IDX_cb033a3b70363fb8a5de534fbc" ON "person" ("team_id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "person"`);
    await runner.query(`DROP TABLE "team"`);
  }
}
