import { expect } from "@jest/globals";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { createContract } from "../../../src/modules/contracts/contractService.js";
import { createContact, createPartner } from "../../../src/modules/partners/partnerService.js";
import { createTeam } from "../../../src/modules/people/peopleService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

const NOW = "2026-11-20T12:00:00.000Z";
export const NOBODY = "0199c0de-0000-7000-8000-00000000dead";

/** A service area, a team, and two partners with a contract each: the first with two contacts, the second with one. */
export interface Scene {
  readonly api: TestApi;
  readonly areaId: string;
  readonly teamId: string;
  readonly partnerIds: readonly [string, string];
  readonly contactIds: readonly [string, string, string];
  readonly contractIds: readonly [string, string];
  /** Sends a mutation and gives its payload, with the `fields` of its record. */
  mutate(name: string, record: string, fields: string, input: object): Promise<any>;
}

export async function setScene(): Promise<Scene> {
  const api = await startTestApi({ clock: () => new Date(NOW) });
  const made = await api.context().commit(async (tx) => {
    const area = await createServiceArea(tx, {
      name: "Mail",
      criticality: Criticality.CRITICAL,
      supportLevel: SupportLevel.L3,
    });
    const team = await createTeam(tx, { name: "First line" });
    const partner = async (name: string): Promise<string> => (await createPartner(tx, { name })).id;
    const contact = async (partnerId: string, name: string): Promise<string> =>
      (await createContact(tx, { partnerId, name })).id;
    const contract = async (partnerId: string): Promise<string> =>
      (
        await createContract(tx, {
          partnerId,
          kind: ContractKind.SUPPORT,
          title: "Support",
          startsOn: "2026-01-01",
        })
      ).id;
    const [one, other] = [await partner("Helper"), await partner("Other")];
    return {
      areaId: area.id,
      teamId: team.id,
      partnerIds: [one, other] as const,
      contactIds: [
        await contact(one, "Ada"),
        await contact(one, "Bob"),
        await contact(other, "Cem"),
      ] as const,
      contractIds: [await contract(one), await contract(other)] as const,
    };
  });
  const mutate = async (name: string, record: string, fields: string, input: object): Promise<any> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await api.query(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${record} { id version ${fields} } userErrors { code field } } }`,
      { input },
    );
    expect(errors).toEqual([]);
    return data[name];
  };
  return { api, ...made, mutate };
}
