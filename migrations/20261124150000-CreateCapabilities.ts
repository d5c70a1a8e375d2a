import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

export class CreateCapabilities20261124150000 implements MigrationInterface {
  name = "CreateCapabilities20261124150000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "demand" (
      ${RECORD}, "service_area_id" uuid NOT NULL, "skill_id" uuid NOT NULL, "level" text NOT NULL,
      "days_a_year" double precision NOT NULL, "peak" integer NOT NULL, "since" date NOT NULL,
      CONSTRAINT "demand_level_67a573" CHECK ("level" IN ('AWARENESS', 'WORKING', 'PRACTITIONER', 'EXPERT')),
      CONSTRAINT "PK_2e27cd7b3d79c50d197cb0b3924" PRIMARY KEY ("id"),
      CONSTRAINT "FK_bd498472b52d49e5854d7d26004" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"),
      CONSTRAINT "FK_d73bb80209c0605cd449bb7368f" FOREIGN KEY ("skill_id") REFERENCES "skill"("id"))`);
    await runner.query(`CREATE INDEX "IDX_bd498472b52d49e5854d7d2600" ON "demand" ("service_area_id")`);
    await runner.query(`CREATE INDEX "IDX_d73bb80209c0605cd449bb7368" ON "demand" ("skill_id")`);
    await runner.query(`CREATE INDEX "IDX_9eb02f0eb51e37b94b50796679" ON "demand" ("created_at", "id")`);
    await runner.query(
      `CREATE INDEX "IDX_18d649e5bee570b4a4bcaba39f" ON "demand" ("service_area_id", "skill_id", "level")`,
    );
    await audit(runner, "demand");

    await runner.query(`CREATE TABLE "demand_end" (
      ${RECORD}, "demand_id" uuid NOT NULL, "ends_on" date NOT NULL, "reason" text NOT NULL,
      "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      CONSTRAINT "PK_112a98b23e9fc666259ddc37692" PRIMARY KEY ("id"),
      CONSTRAINT "FK_341afc6ed88073a554c6e339035" FOREIGN KEY ("demand_id") REFERENCES "demand"("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_341afc6ed88073a554c6e33903" ON "demand_end" ("demand_id")`);
    await audit(runner, "demand_end");

    await runner.query(`CREATE TABLE "role_requirement" (
      ${RECORD}, "family" text, "role" text NOT NULL, "grade" text NOT NULL, "normalised_role" text NOT NULL,
      "skill_id" uuid NOT NULL, "level" text NOT NULL, "observed_on" date,
      CONSTRAINT "role_requirement_level_67a573" CHECK ("level" IN ('AWARENESS', 'WORKING', 'PRACTITIONER', 'EXPERT')),
      CONSTRAINT "PK_8bf9843442ce4bf884848b58ccb" PRIMARY KEY ("id"),
      CONSTRAINT "FK_11865ff3c5b1410fd601ce6e30f" FOREIGN KEY ("skill_id") REFERENCES "skill"("id"))`);
    await runner.query(`CREATE INDEX "IDX_11865ff3c5b1410fd601ce6e30" ON "role_requirement" ("skill_id")`);
    await runner.query(
      `CREATE INDEX "IDX_1e78a5066ebd98ae59a9af0793" ON "role_requirement" ("normalised_role", "id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_f3363cb9c1421a3526e661bce4" ON "role_requirement" ("normalised_role", "skill_id")`,
    );
    await audit(runner, "role_requirement");

    await runner.query(`CREATE TABLE "skill_holder" (
      ${RECORD}, "person_id" uuid,
      CONSTRAINT "PK_75616935d5436cba10fe86f0c96" PRIMARY KEY ("id"),
      CONSTRAINT "FK_f2a8043b6493544fc16dd9245e5" FOREIGN KEY ("person_id") REFERENCES "person"("id"))`);
    await runner.query(`CREATE INDEX "IDX_f2a8043b6493544fc16dd9245e" ON "skill_holder" ("person_id")`);
    await audit(runner, "skill_holder");

    await runner.query(`CREATE TABLE "skill_holding" (
      ${RECORD}, "holder_id" uuid NOT NULL, "skill_id" uuid NOT NULL, "level" text NOT NULL,
      "on_call" boolean NOT NULL, "since" date NOT NULL, "last_used_on" date, "yearly_cost_amount" numeric,
      "yearly_cost_currency" text,
      CONSTRAINT "skill_holding_level_67a573" CHECK ("level" IN ('AWARENESS', 'WORKING', 'PRACTITIONER', 'EXPERT')),
      CONSTRAINT "PK_2b1c03e734275738d79f924c46f" PRIMARY KEY ("id"),
      CONSTRAINT "FK_1bdd085166698bc9a57b575adab" FOREIGN KEY ("holder_id") REFERENCES "skill_holder"("id"),
      CONSTRAINT "FK_558cb8712957a93be2bfc5b7a48" FOREIGN KEY ("skill_id") REFERENCES "skill"("id"))`);
    await runner.query(`CREATE INDEX "IDX_1bdd085166698bc9a57b575ada" ON "skill_holding" ("holder_id")`);
    await runner.query(`CREATE INDEX "IDX_558cb8712957a93be2bfc5b7a4" ON "skill_holding" ("skill_id")`);
    await runner.query(
      `CREATE INDEX "IDX_07a4b49aff0b57075f1c8b471d" ON "skill_holding" ("created_at", "id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_8b901e073881955d8dbe683508" ON "skill_holding" ("holder_id", "skill_id")`,
    );
    await audit(runner, "skill_holding");

    await runner.query(`CREATE TABLE "skill_holding_end" (
      ${RECORD}, "holding_id" uuid NOT NULL, "ends_on" date NOT NULL, "reason" text NOT NULL,
      "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      CONSTRAINT "PK_5d147fc56161b9792bbb85d1441" PRIMARY KEY ("id"),
      CONSTRAINT "FK_b308f3b50c8027b00e2d3017e4b" FOREIGN KEY ("holding_id") REFERENCES "skill_holding"("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_b308f3b50c8027b00e2d3017e4" ON "skill_holding_end" ("holding_id")`,
    );
    await audit(runner, "skill_holding_end");

    await runner.query(`CREATE TABLE "skill_verification" (
      ${RECORD}, "holding_id" uuid NOT NULL, "verified_on" date NOT NULL, "level" text NOT NULL,
      "verifier_id" uuid, "note" text, "actor_id" text NOT NULL, "actor_name" text NOT NULL,
      CONSTRAINT "skill_verification_level_67a573" CHECK ("level" IN ('AWARENESS', 'WORKING', 'PRACTITIONER', 'EXPERT')),
      CONSTRAINT "PK_2021649b48f9a1d09c22be26271" PRIMARY KEY ("id"),
      CONSTRAINT "FK_9e6dc010d5f29fa5276cdb3705b" FOREIGN KEY ("holding_id") REFERENCES "skill_holding"("id"),
      CONSTRAINT "FK_89436aa76b4c1880994abc07362" FOREIGN KEY ("verifier_id") REFERENCES "person"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_9e6dc010d5f29fa5276cdb3705" ON "skill_verification" ("holding_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_89436aa76b4c1880994abc0736" ON "skill_verification" ("verifier_id")`,
    );
    await audit(runner, "skill_verification");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      "skill_verification",
      "skill_holding_end",
      "skill_holding",
      "skill_holder",
      "role_requirement",
      "demand_end",
      "demand",
    ])
      await runner.query(`DROP TABLE "${table}"`);
  }
}
