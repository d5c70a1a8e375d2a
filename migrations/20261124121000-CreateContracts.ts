import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

const RECORD = `"id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL`;

/** The tables, each after those that it refers to. */
const TABLES = [
  "contract",
  "contract_term",
  "contract_amendment",
  "contract_termination",
  "contract_payment",
  "contract_document",
  "contract_party",
  "entitlement",
  "obligation",
  "obligation_fulfilment",
  "contract_alert",
];

export class CreateContracts20261124121000 implements MigrationInterface {
  name = "CreateContracts20261124121000";

  async up(runner: QueryRunner): Promise<void> {
    await createContracts(runner);
    await createParts(runner);
    await createDuties(runner);
    for (const table of TABLES) await audit(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE "${table}"`);
  }
}

async function createContracts(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE "contract" (${RECORD},
    "partner_id" uuid NOT NULL, "kind" text NOT NULL, "title" text NOT NULL, "normalised_title" text NOT NULL,
    "number" text, "department" text, "currency" text, "value_amount" numeric, "parent_id" uuid,
    "starts_on" date NOT NULL, "ends_on" date, "settled_until" date, "renewal_mode" text NOT NULL,
    "renewal_months" integer, "notice_days" integer, "partner_notice_days" integer, "signed_on" date,
    "observed_on" date,
    CONSTRAINT "contract_kind_93843d" CHECK ("kind" IN ('MSA', 'SOW', 'RETAINER', 'SUBSCRIPTION', 'SUPPORT')),
    CONSTRAINT "contract_renewal_mode_9baeaa" CHECK ("renewal_mode" IN ('NONE', 'TACIT', 'EXPRESS')),
    CONSTRAINT "PK_17c3a89f58a2997276084e706e8" PRIMARY KEY ("id"),
    CONSTRAINT "FK_9a962f9dcc2ec03c35f45131855" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_953018f6438589c70012d937ea7" FOREIGN KEY ("parent_id") REFERENCES "contract"("id"))`);
  await runner.query(`CREATE INDEX "IDX_9a962f9dcc2ec03c35f4513185" ON "contract" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_953018f6438589c70012d937ea" ON "contract" ("parent_id")`);
  await runner.query(`CREATE INDEX "IDX_a004e8081cfef96e9a6aca0b6e" ON "contract" ("settled_until")`);
  await runner.query(
    `CREATE INDEX "IDX_6185e2a625fe3d98b62f9313de" ON "contract" ("normalised_title", "id")`,
  );
  await runner.query(`CREATE INDEX "IDX_e3adce1e41129c282b23ebfc5d" ON "contract" ("starts_on", "id")`);
  await runner.query(
    `CREATE INDEX "IDX_3c1ac5b182e14e1ae3c49bad7d" ON "contract" ("partner_id", "starts_on", "id")`,
  );

  await runner.query(`CREATE TABLE "contract_term" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "number" integer NOT NULL, "kind" text NOT NULL,
    "starts_on" date NOT NULL, "ends_on" date, "lapsed_from" date, "value_amount" numeric,
    "value_currency" text, "decided_on" date,
    CONSTRAINT "contract_term_kind_20d642" CHECK ("kind" IN ('INITIAL', 'RENEWAL')),
    CONSTRAINT "PK_76f47dd57fc8d260d86f430a747" PRIMARY KEY ("id"),
    CONSTRAINT "FK_ca4efb3f2f6084df9ef0e6d1b76" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_aa3b764b0ee2b2873fce9189658" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"))`);
  await runner.query(`CREATE INDEX "IDX_ca4efb3f2f6084df9ef0e6d1b7" ON "contract_term" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_aa3b764b0ee2b2873fce918965" ON "contract_term" ("contract_id")`);
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_bc0e8ed6284a633447a7df10ef" ON "contract_term" ("contract_id", "starts_on")`,
  );
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_83257a30f17c77cf52c6d54627" ON "contract_term" ("contract_id", "number")`,
  );

  await runner.query(`CREATE TABLE "contract_amendment" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "number" integer NOT NULL,
    "effective_on" date NOT NULL, "title" text NOT NULL, "reason" text, "amount" numeric, "currency" text,
    "ends_on" date,
    CONSTRAINT "PK_30454b096706a0362be13a60ea7" PRIMARY KEY ("id"),
    CONSTRAINT "FK_805f93e2ce927cf73c20a2e3d74" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_73e69a505ce67920e52e4556570" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"))`);
  await runner.query(`CREATE INDEX "IDX_805f93e2ce927cf73c20a2e3d7" ON "contract_amendment" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_73e69a505ce67920e52e455657" ON "contract_amendment" ("contract_id")`);
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_aa514640c02f2b6cf0a235670d" ON "contract_amendment" ("contract_id", "number")`,
  );

  await runner.query(`CREATE TABLE "contract_termination" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "given_by" text NOT NULL,
    "notice_given_on" date NOT NULL, "effective_on" date NOT NULL, "reason" text NOT NULL,
    CONSTRAINT "contract_termination_given_by_a120f8" CHECK ("given_by" IN ('US', 'PARTNER', 'MUTUAL')),
    CONSTRAINT "PK_ed64da0f310163a9478d73b9156" PRIMARY KEY ("id"),
    CONSTRAINT "FK_cc36e0976da86505fc201d4c991" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_4d4be96712c9e913169957db2aa" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"))`);
  await runner.query(
    `CREATE INDEX "IDX_cc36e0976da86505fc201d4c99" ON "contract_termination" ("partner_id")`,
  );
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_4d4be96712c9e913169957db2a" ON "contract_termination" ("contract_id")`,
  );
}

async function createParts(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE "contract_payment" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "basis" text NOT NULL, "paid_on" date NOT NULL,
    "amount" numeric NOT NULL, "currency" text NOT NULL, "reference" text,
    CONSTRAINT "contract_payment_basis_4af083" CHECK ("basis" IN ('PAYMENT', 'TOTAL')),
    CONSTRAINT "PK_ec4b471fec3378be1b924804a7a" PRIMARY KEY ("id"),
    CONSTRAINT "FK_133941911d4b8e28f0ea771606e" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_7f362463433cf5ddce567dbe0f1" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"))`);
  await runner.query(`CREATE INDEX "IDX_133941911d4b8e28f0ea771606" ON "contract_payment" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_7f362463433cf5ddce567dbe0f" ON "contract_payment" ("contract_id")`);
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_60a604604f4c8bb6827abb6d0d" ON "contract_payment" ("contract_id", "reference") WHERE basis = 'TOTAL'`,
  );
  await runner.query(
    `CREATE INDEX "IDX_15ac9ac3c318431452187baca9" ON "contract_payment" ("contract_id", "paid_on", "id")`,
  );

  await runner.query(`CREATE TABLE "contract_document" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "title" text NOT NULL, "url" text NOT NULL,
    CONSTRAINT "PK_abcf155731bf3813513348d1011" PRIMARY KEY ("id"),
    CONSTRAINT "FK_dd23b6fec60d1a6951a617596a1" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_7d0fd3b7730c2be286e2ed67c9e" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"))`);
  await runner.query(`CREATE INDEX "IDX_dd23b6fec60d1a6951a617596a" ON "contract_document" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_7d0fd3b7730c2be286e2ed67c9" ON "contract_document" ("contract_id")`);

  await runner.query(`CREATE TABLE "contract_party" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "party_id" uuid NOT NULL, "role" text NOT NULL,
    CONSTRAINT "contract_party_role_843f8e" CHECK ("role" IN ('RESELLER', 'MANUFACTURER', 'SUBCONTRACTOR', 'GUARANTOR', 'PREDECESSOR')),
    CONSTRAINT "PK_419f47c25da63244c2e9c05b305" PRIMARY KEY ("id"),
    CONSTRAINT "FK_5480d79631cf6b398b22d4dbe22" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_98eabde526fe0553df87c1a80f8" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"),
    CONSTRAINT "FK_46825bfde1f01b145e3ef3ed45e" FOREIGN KEY ("party_id") REFERENCES "partner"("id"))`);
  await runner.query(`CREATE INDEX "IDX_5480d79631cf6b398b22d4dbe2" ON "contract_party" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_98eabde526fe0553df87c1a80f" ON "contract_party" ("contract_id")`);
  await runner.query(`CREATE INDEX "IDX_46825bfde1f01b145e3ef3ed45" ON "contract_party" ("party_id")`);
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_4851cc3ad9fac16abdee904b96" ON "contract_party" ("contract_id", "party_id", "role")`,
  );
}

async function createDuties(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE "entitlement" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "service_area_id" uuid NOT NULL,
    "support_level" text NOT NULL, "calendar_id" uuid, "round_the_clock" boolean NOT NULL,
    "retainer_hours" double precision, "retainer_period" text, "starts_on" date NOT NULL, "ends_on" date,
    CONSTRAINT "entitlement_support_level_7da9cc" CHECK ("support_level" IN ('L0', 'L1', 'L2', 'L3', 'L4')),
    CONSTRAINT "entitlement_retainer_period_2f6519" CHECK ("retainer_period" IN ('MONTH', 'QUARTER', 'YEAR', 'TERM')),
    CONSTRAINT "PK_de6f99ce26ea4464056dbd978d6" PRIMARY KEY ("id"),
    CONSTRAINT "FK_108355d70cc29a8372fa7bd2d3e" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_30ebae71117133a9b956280ffd3" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"),
    CONSTRAINT "FK_e33d72c4230f632f3a8149c72ac" FOREIGN KEY ("service_area_id") REFERENCES "service_area"("id"),
    CONSTRAINT "FK_c0de427cec6c6d422b0451ea01f" FOREIGN KEY ("calendar_id") REFERENCES "business_calendar"("id"))`);
  await runner.query(`CREATE INDEX "IDX_108355d70cc29a8372fa7bd2d3" ON "entitlement" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_30ebae71117133a9b956280ffd" ON "entitlement" ("contract_id")`);
  await runner.query(`CREATE INDEX "IDX_e33d72c4230f632f3a8149c72a" ON "entitlement" ("service_area_id")`);
  await runner.query(`CREATE INDEX "IDX_c0de427cec6c6d422b0451ea01" ON "entitlement" ("calendar_id")`);

  await runner.query(`CREATE TABLE "obligation" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "title" text NOT NULL, "owed_by" text NOT NULL,
    "recurrence" text NOT NULL, "first_due_on" date NOT NULL, "due_until" date,
    CONSTRAINT "obligation_owed_by_7e9837" CHECK ("owed_by" IN ('US', 'PARTNER')),
    CONSTRAINT "obligation_recurrence_101acf" CHECK ("recurrence" IN ('ONCE', 'MONTHLY', 'QUARTERLY', 'YEARLY')),
    CONSTRAINT "PK_3a70be17386980c9fec1df4d25d" PRIMARY KEY ("id"),
    CONSTRAINT "FK_57f7adaefaf978a84320f66a262" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_b1e9e2a7e025155e146c0b051b9" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"))`);
  await runner.query(`CREATE INDEX "IDX_57f7adaefaf978a84320f66a26" ON "obligation" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_b1e9e2a7e025155e146c0b051b" ON "obligation" ("contract_id")`);

  await runner.query(`CREATE TABLE "obligation_fulfilment" (${RECORD},
    "partner_id" uuid NOT NULL, "obligation_id" uuid NOT NULL, "due_on" date NOT NULL,
    "fulfilled_on" date NOT NULL, "note" text,
    CONSTRAINT "PK_7d3b4796bd3a69307e2fd70be2a" PRIMARY KEY ("id"),
    CONSTRAINT "FK_eb8af9c5a1990a008db0537f944" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_4670a0d05e35f2e7e8638333384" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id"))`);
  await runner.query(
    `CREATE INDEX "IDX_eb8af9c5a1990a008db0537f94" ON "obligation_fulfilment" ("partner_id")`,
  );
  await runner.query(
    `CREATE INDEX "IDX_4670a0d05e35f2e7e863833338" ON "obligation_fulfilment" ("obligation_id")`,
  );
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_d5ff28b45b36a3619c0d6c9569" ON "obligation_fulfilment" ("obligation_id", "due_on")`,
  );

  await runner.query(`CREATE TABLE "contract_alert" (${RECORD},
    "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "kind" text NOT NULL, "term_starts_on" date,
    "obligation_id" uuid, "decide_by" date NOT NULL, "message" text NOT NULL,
    "acknowledged_at" TIMESTAMP WITH TIME ZONE, "acknowledged_by" text, "acknowledgement" text,
    CONSTRAINT "contract_alert_kind_ee4184" CHECK ("kind" IN ('OUR_NOTICE', 'PARTNER_NOTICE', 'RENEWAL_DECISION', 'EXPIRY', 'OBLIGATION')),
    CONSTRAINT "PK_fe31d9143f82b0acc00feba9fa5" PRIMARY KEY ("id"),
    CONSTRAINT "FK_46e3a94d457bdcb33ba7629cca9" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
    CONSTRAINT "FK_0d9f2ce73f470529038a7966c33" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"),
    CONSTRAINT "FK_a8e4158d46caab5808ad42599b8" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id"))`);
  await runner.query(`CREATE INDEX "IDX_46e3a94d457bdcb33ba7629cca" ON "contract_alert" ("partner_id")`);
  await runner.query(`CREATE INDEX "IDX_0d9f2ce73f470529038a7966c3" ON "contract_alert" ("contract_id")`);
  await runner.query(`CREATE INDEX "IDX_a8e4158d46caab5808ad42599b" ON "contract_alert" ("obligation_id")`);
  await runner.query(`CREATE INDEX "IDX_1f925bd664a664cba04b5e6e69" ON "contract_alert" ("decide_by", "id")`);
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_5d8aa440589de13ccacb6d9174" ON "contract_alert" ("obligation_id", "decide_by") WHERE obligation_id IS NOT NULL`,
  );
  await runner.query(
    `CREATE UNIQUE INDEX "IDX_75c5fb8885c14ca49802c23daa" ON "contract_alert" ("contract_id", "term_starts_on", "kind") WHERE obligation_id IS NULL`,
  );
}
