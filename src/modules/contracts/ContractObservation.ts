import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Ref } from "../../kernel/columns.js";
import { Amount, CurrencyCode } from "../../kernel/Money.js";
import { PrivateRecord } from "../../kernel/Record.js";
import type { ContractKind } from "./Contract.js";
import type { Observation } from "./foldRules.js";
import type { RenewalMode } from "./RenewalMode.js";

/**
 * What one snapshot of a published list said about one item of a contract. All are kept: the contract is made of them anew
 * whenever another is read, so that it does not depend on the order of the files.
 */
@PrivateRecord({ scope: { partner: "partnerId" } })
@Index(["contractId", "item", "observedOn"], { unique: true })
export class ContractObservation extends BaseRecord implements Observation {
  /** The contract's partner, which says who may see the observation. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @Column({ type: "text" })
  item: string;

  @Column({ type: "date" })
  observedOn: string;

  @Column({ type: "text" })
  title: string;

  @Column({ type: "date" })
  startsOn: string;

  @Column({ type: "date" })
  endsOn: string;

  @Amount({ nullable: true })
  amount: string | null;

  @Amount({ nullable: true })
  paid: string | null;

  @CurrencyCode({ nullable: true })
  currency: string | null;

  @Ref("Partner")
  holderId: string;

  @Ref("Partner", { nullable: true })
  formerHolderId: string | null;

  /** The partners as the list spells them. */
  @Column({ type: "text" })
  holderName: string;

  @Column({ type: "text", nullable: true })
  formerHolderName: string | null;

  @Column({ type: "text" })
  kind: ContractKind;

  @Column({ type: "text", nullable: true })
  number: string | null;

  @Column({ type: "text", nullable: true })
  department: string | null;

  @Column({ type: "text" })
  renewalMode: RenewalMode;
}
