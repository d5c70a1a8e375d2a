import type { MigrationInterface, QueryRunner } from "typeorm";
import { audit } from "./audited.js";

export class AddContractItems20261124125000 implements MigrationInterface {
  name = "AddContractItems20261124125000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "contract_term" ADD "reference" text`);
    await runner.query(`ALTER TABLE "contract_amendment" ADD "reference" text`);
    await runner.query(`CREATE TABLE "contract_observation" ("id" uuid NOT NULL,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "version" integer NOT NULL, "partner_id" uuid NOT NULL, "contract_id" uuid NOT NULL, "item" text NOT NULL,
      "observed_on" date NOT NULL, "title" text NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL,
      "amount" numeric, "paid" numeric, "currency" text, "holder_id" uuid NOT NULL, "former_holder_id" uuid,
      "kind" text NOT NULL, "number" text, "department" text, "renewal_mode" text NOT NULL,
      CONSTRAINT "PK_44c0bc2e117c863a568f05abb27" PRIMARY KEY ("id"),
      CONSTRAINT "FK_6a1c52047448440ea8bc88b57a2" FOREIGN KEY ("partner_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_270a0d456e730a82cf4a3b9b833" FOREIGN KEY ("contract_id") REFERENCES "contract"("id"),
      CONSTRAINT "FK_174354f760b52ef73ebc2235994" FOREIGN KEY ("holder_id") REFERENCES "partner"("id"),
      CONSTRAINT "FK_982c9aa64438b95a972fd16c981" FOREIGN KEY ("former_holder_id") REFERENCES "partner"("id"))`);
    await runner.query(
      `CREATE INDEX "IDX_6a1c52047448440ea8bc88b57a" ON "contract_observation"  ("partner_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_270a0d456e730a82cf4a3b9b83" ON "contract_observation"  ("contract_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_174354f760b52ef73ebc223599" ON "contract_observation"  ("holder_id")`,
    );
    await runner.query(
      `CREATE INDEX "IDX_982c9aa64438b95a972fd16c98" ON "contract_observation"  ("former_holder_id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_f35e38ec14c35b95d5d1cd63d2" ON "contract_observation"  ("contract_id", "item", "observed_on")`,
    );
    await audit(runner, "contract_observation");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "contract_observation"`);
    await runner.query(`ALTER TABLE "contract_amendment" DROP COLUMN "reference"`);
    await runner.query(`ALTER TABLE "contract_term" DROP COLUMN "reference"`);
  }
}
