import { registerEnumType } from "type-graphql";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { EnumColumn, Ref } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

/** What another partner does in a contract. */
export enum ContractPartyRole {
  RESELLER = "RESELLER",
  MANUFACTURER = "MANUFACTURER",
  SUBCONTRACTOR = "SUBCONTRACTOR",
  GUARANTOR = "GUARANTOR",
  PREDECESSOR = "PREDECESSOR",
}
registerEnumType(ContractPartyRole, {
  name: "ContractPartyRole",
  description: "What another partner does in a contract.",
  valuesConfig: {
    RESELLER: { description: "Sells what the contract is about." },
    MANUFACTURER: { description: "Makes what the contract is about." },
    SUBCONTRACTOR: { description: "Does part of the work for the partner." },
    GUARANTOR: { description: "Answers for the partner." },
    PREDECESSOR: { description: "Held the contract before it passed to the partner." },
  },
});

@Record({
  description: "Another partner that has a part in a contract.",
  scope: { partner: "partnerId" },
})
@Index(["contractId", "partyId", "role"], { unique: true })
export class ContractParty extends BaseRecord {
  /** The contract's partner, which says who may see this. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  /** The other partner. */
  @Ref("Partner")
  partyId: string;

  @EnumColumn(ContractPartyRole, "What it does in the contract.")
  role: ContractPartyRole;
}

/** At most a hundred each. */
export const partiesByContract = childrenBy(() => ContractParty, "contractId", ["role"]);
