import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

// What a transaction says of itself (src/kernel/Transaction.ts); a change by hand says nothing, and is put down to the
// database's user.
const SAID = (name: string, otherwise: string): string =>
  `coalesce(nullif(current_setting('mainstay.${name}', true), ''), ${otherwise})`;

export class CreateAudit20261124110000 implements MigrationInterface {
  name = "CreateAudit20261124110000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    await createFunctions(runner);
    for (const table of ["business_calendar", "engagement", "engagement_promise", "engagement_void"])
      await audit(runner, table);
    for (const table of ["offering", "partner", "policy", "calibration", "publication", "review"])
      await audit(runner, table);
    for (const table of ["review_withdrawal", "service_area", "skill", "team", "erasure"])
      await audit(runner, table);
    await audit(runner, "contact", { personal: ["name", "title", "email", "phone"] });
    await audit(runner, "person", { personal: ["name", "email"] });
    await audit(runner, "api_key", { hidden: ["secret_hash", "last_used_at"] });
    await audit(runner, "engagement_service_area", { id: "engagement_id" });
    await audit(runner, "external_reference", { id: "record_id" });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION note_change CASCADE`);
    await runner.query(`DROP FUNCTION commit_to`);
    await runner.query(`DROP TABLE "erasure"`);
    await runner.query(`DROP TABLE "outbox_event"`);
    await runner.query(`DROP TABLE "audit_head"`);
    await runner.query(`DROP TABLE "audit_personal"`);
    await runner.query(`DROP TABLE "audit_entry"`);
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE "audit_entry" (
    "id" uuid NOT NULL, "number" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "actor_id" text NOT NULL, "actor_name" text NOT NULL, "request_id" text NOT NULL, "action" text NOT NULL,
    "kind" text NOT NULL, "record_id" uuid NOT NULL, "change" text NOT NULL, "before" jsonb, "after" jsonb,
    "position" bigint, "hash" text,
    CONSTRAINT "audit_entry_change_191d1b" CHECK ("change" IN ('CREATED', 'UPDATED', 'DELETED')),
    CONSTRAINT "audit_entry_sealed_whole" CHECK (("position" IS NULL) = ("hash" IS NULL)),
    CONSTRAINT "PK_58a130a4b9da189f46ba2a01801" PRIMARY KEY ("id"))`);
  for (const [name, columns] of [
    ["IDX_9ddb12384d3de4a58b5ae7d6a8", `("number", "id")`],
    ["IDX_988ca76e1c3fd1a304a7ca4d2c", `("number") WHERE position IS NULL`],
    ["IDX_fcf026249a07eec11bab006ee1", `("actor_id", "number")`],
    ["IDX_9080971ef27ad5e3e05b838a6a", `("kind", "record_id", "number")`],
  ])
    await runner.query(`CREATE INDEX "${name}" ON "audit_entry" ${columns}`);
  await runner.query(`CREATE UNIQUE INDEX "IDX_ec8f7de8ac2c213d7801062afc" ON "audit_entry" ("position")`);

  await runner.query(`CREATE TABLE "audit_personal" (
    "entry_id" uuid NOT NULL, "side" text NOT NULL, "field" text NOT NULL, "salt" text NOT NULL, "value" text NOT NULL,
    CONSTRAINT "PK_d4a01defde1200b7782d9ad7e2e" PRIMARY KEY ("entry_id", "side", "field"))`);

  await runner.query(`CREATE TABLE "audit_head" (
    "only" boolean NOT NULL DEFAULT true, "position" bigint NOT NULL, "hash" text NOT NULL,
    CONSTRAINT "audit_head_only" CHECK ("only"),
    CONSTRAINT "PK_71d789bd1afcf85cfa1c141f677" PRIMARY KEY ("only"))`);
  await runner.query(`INSERT INTO "audit_head" ("position", "hash") VALUES (0, '')`);

  await runner.query(`CREATE TABLE "erasure" (
    "id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "version" integer NOT NULL, "kind" text NOT NULL, "record_id" uuid NOT NULL, "actor_id" text NOT NULL,
    "actor_name" text NOT NULL, "reason" text NOT NULL,
    CONSTRAINT "PK_9319154af7dd3e180c732f147ec" PRIMARY KEY ("id"))`);
  await runner.query(`CREATE INDEX "IDX_c6fb0ec662bb2dda6656c9e9ea" ON "erasure" ("kind", "record_id")`);

  await runner.query(`CREATE TABLE "outbox_event" (
    "id" uuid NOT NULL, "number" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "type" text NOT NULL, "record_id" uuid NOT NULL, "action" text NOT NULL, "request_id" text NOT NULL,
    CONSTRAINT "PK_cc0c9e40998e45ecfc5e313429d" PRIMARY KEY ("id"))`);
  await runner.query(`CREATE INDEX "IDX_712a284b9df9affa09f8853558" ON "outbox_event" ("number")`);
}

async function createFunctions(runner: QueryRunner): Promise<void> {
  // A value about a person is kept apart under a salt, and the entry holds its hash: so it can be erased, and the
  // entry, its hash and all that follow stay as they were sealed.
  await runner.query(`CREATE FUNCTION commit_to(entry uuid, side text, image jsonb, personal text[]) RETURNS jsonb
    LANGUAGE plpgsql AS $$
    DECLARE
      field text;
      salt text;
    BEGIN
      FOREACH field IN ARRAY personal LOOP
        CONTINUE WHEN image ->> field IS NULL;
        salt := gen_random_uuid();
        INSERT INTO audit_personal VALUES (entry, side, field, salt, image ->> field);
        image := jsonb_set(image, ARRAY[field],
          jsonb_build_object('sha256', encode(sha256(convert_to(salt || (image ->> field), 'UTF8')), 'hex')));
      END LOOP;
      RETURN image;
    END $$`);
  await runner.query(`CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      entry CONSTANT uuid := gen_random_uuid();
      personal CONSTANT text[] := string_to_array(TG_ARGV[1], ' ');
      hidden CONSTANT text[] := string_to_array(TG_ARGV[2], ' ') || 'updated_at'::text;
      old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - hidden END;
      new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - hidden END;
      record CONSTANT uuid := coalesce(new_row, old_row) ->> TG_ARGV[0];
      kind CONSTANT text := replace(initcap(replace(TG_TABLE_NAME, '_', ' ')), ' ', '');
      change CONSTANT text := CASE TG_OP WHEN 'INSERT' THEN 'CREATED' WHEN 'UPDATE' THEN 'UPDATED' ELSE 'DELETED' END;
      at CONSTANT timestamptz := ${SAID("now", "clock_timestamp()::text")};
      request CONSTANT text := ${SAID("request_id", "''")};
      action CONSTANT text := ${SAID("action", "''")};
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key) INTO old_row, new_row
        FROM jsonb_each(old_row) o WHERE o.value IS DISTINCT FROM new_row -> o.key;
        IF old_row IS NULL THEN RETURN NULL; END IF;
      END IF;
      INSERT INTO audit_entry (id, at, actor_id, actor_name, request_id, action, kind, record_id, change, before, after)
      VALUES (entry, at, ${SAID("actor_id", "'database'")}, ${SAID("actor_name", "session_user")}, request, action, kind, record,
        change, commit_to(entry, 'BEFORE', old_row, personal), commit_to(entry, 'AFTER', new_row, personal));
      INSERT INTO outbox_event (id, at, type, record_id, action, request_id)
      VALUES (entry, at, lower(left(kind, 1)) || substr(kind, 2) || '.' || lower(change), record, action, request);
      RETURN NULL;
    END $$`);
  await runner.query(`CREATE TRIGGER "append_only" BEFORE DELETE OR TRUNCATE ON "audit_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  await runner.query(`CREATE TRIGGER "sealed_once" BEFORE UPDATE ON "audit_entry"
    FOR EACH ROW WHEN (OLD.position IS NOT NULL
      OR to_jsonb(OLD) - ARRAY['position', 'hash'] <> to_jsonb(NEW) - ARRAY['position', 'hash'])
    EXECUTE FUNCTION refuse_change()`);
}
