import { Role } from "../../../src/kernel/Role.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { createContract } from "../../../src/modules/contracts/contractService.js";
import { addEntitlement } from "../../../src/modules/contracts/entitlementService.js";
import { createOffering } from "../../../src/modules/offerings/offeringService.js";
import { PartnerRole } from "../../../src/modules/partners/Partner.js";
import { PartnerStage } from "../../../src/modules/partners/PartnerStage.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";

export const NOBODY = "0199c0de-0000-7000-8000-00000000dead";

/** Partners of which each meets rules that others do not. */
export interface Scene {
  readonly api: TestApi;
  readonly mailId: string;
  readonly deskId: string;
  /** The partners' ids by their names. */
  readonly ids: ReadonlyMap<string, string>;
  send(verb: "Create" | "Update" | "Remove", input: object, role?: Role): Promise<Answer>;
  /** The same for a manager; gives the payload. */
  done(verb: "Create" | "Update" | "Remove", input: object): Promise<any>;
}

const FIELDS = `id name description version rule { roles stages standings serviceAreaIds criticalityAtLeast
  trustLowerAtLeast trustLowerAtMost contractValueAtLeast { amount currency } hasContractInForce }`;

export async function setScene(): Promise<Scene> {
  const api = await startTestApi({ clock: () => new Date("2026-05-20T12:00:00Z") });
  const ids = new Map<string, string>();
  const areas = await api.context().commit(async (tx) => {
    const area = async (name: string, criticality: Criticality): Promise<string> =>
      (await createServiceArea(tx, { name, criticality, supportLevel: SupportLevel.L3 })).id;
    const [mailId, deskId] = [await area("Mail", Criticality.CRITICAL), await area("Desk", Criticality.LOW)];
    const partner = async (name: string, roles: PartnerRole[], stage?: PartnerStage): Promise<string> => {
      const { id } = await createPartner(tx, { name, roles, stage });
      ids.set(name, id);
      return id;
    };
    const cloud = await partner("Cloud", [PartnerRole.CLOUD_PROVIDER]);
    await partner("Prospect", [PartnerRole.MSP, PartnerRole.RESELLER], PartnerStage.PROSPECT);
    const bound = await partner("Bound", [PartnerRole.MSP]);
    const lapsed = await partner("Lapsed", []);
    const offering = { name: "Help", supportLevel: SupportLevel.L3, statedOn: "2026-01-01" };
    await createOffering(tx, { ...offering, partnerId: cloud, serviceAreaId: mailId });
    await createOffering(tx, {
      ...offering,
      partnerId: lapsed,
      serviceAreaId: deskId,
      expiresOn: "2026-04-30",
    });
    const contract = (partnerId: string, amount: string, currency: string, endsOn: string): Promise<any> =>
      createContract(tx, {
        partnerId,
        kind: ContractKind.SUPPORT,
        title: "Support",
        startsOn: "2026-01-01",
        endsOn,
        value: { amount, currency },
      });
    const { id: contractId, version } = await contract(bound, "600", "EUR", "2026-12-31");
    await contract(bound, "400", "EUR", "2026-12-31");
    await contract(bound, "5000", "GBP", "2026-12-31");
    await contract(lapsed, "9000", "EUR", "2026-03-31");
    await addEntitlement(tx, {
      contractId,
      expectedVersion: version,
      serviceAreaId: mailId,
      supportLevel: SupportLevel.L3,
      startsOn: "2026-01-01",
    });
    return { mailId, deskId };
  });
  for (const [name, lower, standing] of [
    ["Cloud", 0.2, "PROBATION"],
    ["Bound", 0.9, "CORE"],
  ] as const)
    await api.dataSource.query(
      `INSERT INTO current_standing (partner_id, scorecard_id, quarter, lower, standing) VALUES ($1, $1, 8104, $2, $3)`,
      [ids.get(name), lower, standing],
    );
  const send: Scene["send"] = (verb, input, role = Role.MANAGER) =>
    api.query(
      `mutation ($input: Segment${verb}Input!) { segment${verb}(input: $input) {
         segment { ${FIELDS} } userErrors { code field } } }`,
      { input },
      role,
    );
  const done: Scene["done"] = async (verb, input) => (await send(verb, input)).data[`segment${verb}`];
  return { api, ...areas, ids, send, done };
}
