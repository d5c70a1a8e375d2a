import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({ description: "A document of a contract, by its address.", scope: { partner: "partnerId" } })
export class ContractDocument extends BaseRecord {
  /** The contract's partner, which says who may see the document. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @Text("What it is.")
  title: string;

  @Text("Where it is, with http:// or https://.")
  url: string;
}

/** At most a hundred each, by title. */
export const documentsByContract = childrenBy(() => ContractDocument, "contractId", ["title"]);
