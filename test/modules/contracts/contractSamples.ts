import { Role } from "../../../src/kernel/Role.js";
import type { Answer, TestApi } from "../../support/api.js";

export const NOW = "2026-05-20T12:00:00.000Z";
export const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
export const EUR = (amount: string): object => ({ amount, currency: "EUR" });

export const FIELDS = `id version kind title number department currency value { amount currency }
  startsOn endsOn settledUntil renewalMode renewalMonths noticeDays partnerNoticeDays signedOn
  partner { id } parent { id } externalReferences { system id }
  terms { number kind startsOn endsOn lapsedFrom value { amount currency } decidedOn }
  amendments { nodes { number effectiveOn title reason amount { amount currency } endsOn } }
  payments { nodes { basis paidOn amount { amount currency } reference } } paid { amount currency }
  entitlements { id serviceArea { id } supportLevel calendar { id } roundTheClock retainerHours retainerPeriod startsOn endsOn }
  obligations { id title owedBy recurrence firstDueOn dueUntil nextDueOn fulfilments { nodes { dueOn fulfilledOn note } } }
  parties { id role partner { id } } documents { id title url }
  termination { givenBy noticeGivenOn effectiveOn reason }
  state currentTerm { startsOn endsOn } lastSafeNoticeOn nextRenewalOn`;

/** Sends one of the mutations about contracts over HTTP and gives its payload. */
export async function send(api: TestApi, mutation: string, input: object, role = Role.MANAGER): Promise<any> {
  const type =
    mutation === "contractDocumentRemove" || mutation === "contractPartyRemove"
      ? "ContractPartRemoveInput"
      : `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer: Answer = await api.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) {
       contract { ${FIELDS} } userErrors { code field message } } }`,
    { input },
    role,
  );
  if (answer.errors.length > 0) throw new Error(answer.errors.map(({ message }) => message).join(" "));
  return answer.data[mutation];
}

/** The contract as it stands. */
export async function read(api: TestApi, id: string): Promise<any> {
  return (await api.query(`query ($id: UUID!) { contract(id: $id) { ${FIELDS} } }`, { id })).data.contract;
}

/** Sends a mutation that must go well, and gives the contract. */
export async function done(api: TestApi, mutation: string, input: object): Promise<any> {
  const { contract, userErrors } = await send(api, mutation, input);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return contract;
}

let made = 0;
/** A partner of its own. */
export async function addPartner(api: TestApi, name = `Partner ${++made}`): Promise<string> {
  const { data } = await api.query(
    `mutation ($name: String!) { partnerCreate(input: { name: $name }) { partner { id } } }`,
    { name },
  );
  return data.partnerCreate.partner.id;
}

/** A contract for the year 2026, with a partner of its own where none is said. */
export async function addContract(api: TestApi, different: object = {}): Promise<any> {
  const partnerId = "partnerId" in different ? different.partnerId : await addPartner(api);
  return done(api, "contractCreate", {
    partnerId,
    kind: "SUPPORT",
    title: "Network support",
    startsOn: "2026-01-01",
    endsOn: "2026-12-31",
    ...different,
  });
}

/** Renewed year by year, with a notice window of 90 days. */
export const TACIT = { renewalMode: "TACIT", renewalMonths: 12, noticeDays: 90 };

/** Everything that is stored about contracts, to see that nothing was. */
export async function everything(api: TestApi): Promise<unknown> {
  const tables = [
    "contract",
    "contract_term",
    "contract_amendment",
    "contract_termination",
    "contract_payment",
  ];
  const parts = ["contract_document", "contract_party", "entitlement", "obligation", "obligation_fulfilment"];
  const found = [];
  for (const table of [...tables, ...parts, "contract_alert", "external_reference"])
    found.push(await api.dataSource.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`));
  return found;
}
