import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { createContract } from "../../../src/modules/contracts/contractService.js";
import { addEntitlement } from "../../../src/modules/contracts/entitlementService.js";
import { createOffering } from "../../../src/modules/offerings/offeringService.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { PartnerStage } from "../../../src/modules/partners/PartnerStage.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { statementsOf } from "../../support/statements.js";

let api: TestApi;
let areaId: string;
let contractorId: string;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date("2026-11-20T12:00:00Z") });
  await api.context().commit(async (tx) => {
    areaId = (
      await createServiceArea(tx, {
        name: "Mail",
        criticality: Criticality.HIGH,
        supportLevel: SupportLevel.L3,
      })
    ).id;
    const offering = async (
      name: string,
      supportLevel: SupportLevel,
      stage?: PartnerStage,
    ): Promise<void> => {
      const partner = await createPartner(tx, { name, stage });
      await createOffering(tx, {
        partnerId: partner.id,
        serviceAreaId: areaId,
        name: "Help",
        supportLevel,
        statedOn: "2026-02-01",
      });
    };
    await offering("Able", SupportLevel.L3);
    await offering("Basic", SupportLevel.L1);
    await offering("Candidate", SupportLevel.L4, PartnerStage.PROSPECT);
    contractorId = (await createPartner(tx, { name: "Contracted" })).id;
    const contract = await createContract(tx, {
      partnerId: contractorId,
      kind: ContractKind.SUPPORT,
      title: "Support",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
    });
    await addEntitlement(tx, {
      contractId: contract.id,
      expectedVersion: contract.version,
      serviceAreaId: areaId,
      supportLevel: SupportLevel.L3,
      startsOn: "2026-01-01",
    });
    await createPartner(tx, { name: "Elsewhere" });
  });
});
afterAll(() => api.stop());

const ask = async (args = ""): Promise<any> => {
  const { data, errors } = await api.query(
    `query ($area: UUID!) { eligiblePartners(serviceAreaId: $area, supportLevel: L3 ${args}) {
       partner { name } eligible reasons { code message } } }`,
    { area: areaId },
  );
  expect(errors).toEqual([]);
  return data.eligiblePartners.map(({ partner, eligible, reasons }: any) => [
    partner.name,
    eligible,
    reasons.map(({ code }: any) => code),
  ]);
};

test("those that we may buy from come first, and the others with what forbids it", async () => {
  expect(await ask()).toEqual([
    ["Able", true, ["CLAIM_UNPROVEN", "PARTNER_UNPROVEN", "OFFERED"]],
    ["Contracted", true, ["PARTNER_UNPROVEN", "UNDER_CONTRACT"]],
    ["Basic", false, ["LEVEL_TOO_LOW", "PARTNER_UNPROVEN"]],
    ["Candidate", false, ["NOT_ACTIVE", "CLAIM_UNPROVEN", "PARTNER_UNPROVEN", "OFFERED"]],
  ]);
});

test("on another day, by what is offered and agreed then", async () => {
  const nextYear = (await ask(`, asOf: "2027-01-01"`)).map(([name]: [string]) => name);
  expect(nextYear).toEqual(["Able", "Basic", "Candidate"]);
  expect((await ask(`, asOf: "2026-01-15"`)).map(([name]: [string]) => name)).toEqual(["Contracted"]);
});

test("takes the same number of statements however many partners there are", async () => {
  const before = await statementsOf(api.dataSource, () => ask());
  await api.context().commit(async (tx) => {
    for (let at = 0; at < 30; at++) {
      const { id } = await createPartner(tx, { name: `Crowd ${at}` });
      await createOffering(tx, {
        partnerId: id,
        serviceAreaId: areaId,
        name: "Help",
        supportLevel: SupportLevel.L3,
        statedOn: "2026-02-01",
      });
    }
  });
  const after = await statementsOf(api.dataSource, () => ask());
  expect(after.length).toBe(before.length);
});

test("an unknown area is named", async () => {
  const { errors } = await api.query(
    `{ eligiblePartners(serviceAreaId: "0199c0de-0000-7000-8000-00000000dead", supportLevel: L3) { eligible } }`,
  );
  expect(errors[0]?.extensions).toMatchObject({
    code: "NOT_FOUND",
    problems: [{ field: "serviceAreaId" }],
  });
});
