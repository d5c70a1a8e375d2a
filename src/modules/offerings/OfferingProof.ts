import { registerEnumType } from "type-graphql";
import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { SupportLevel } from "../catalog/SupportLevel.js";

/** What kind of thing proves that a partner can do what it offers. */
export enum ProofKind {
  CERTIFICATION = "CERTIFICATION",
  REFERENCE = "REFERENCE",
  DEMONSTRATION = "DEMONSTRATION",
  ENGAGEMENT = "ENGAGEMENT",
  AUDIT = "AUDIT",
}
registerEnumType(ProofKind, {
  name: "ProofKind",
  description: "What kind of thing proves that a partner can do what it offers.",
  valuesConfig: {
    CERTIFICATION: { description: "A certificate by somebody who examines." },
    REFERENCE: { description: "Another client for whom it did the same." },
    DEMONSTRATION: { description: "It was shown to us." },
    ENGAGEMENT: { description: "It did it for us." },
    AUDIT: { description: "We, or somebody for us, looked into it." },
  },
});

@Record({
  description: "What proves that a partner can do what it offers, up to which support level and until when.",
  scope: { partner: "partnerId" },
})
export class OfferingProof extends BaseRecord {
  @Ref("Offering")
  offeringId: string;

  /** The offering's partner, which says who may see the proof. */
  @Ref("Partner")
  partnerId: string;

  @EnumColumn(ProofKind, "What kind of thing it is.")
  kind: ProofKind;

  @Text("What it is, for example the certificate's name.")
  title: string;

  @Text("The page that shows it; null for none.", { nullable: true })
  url: string | null;

  @EnumColumn(SupportLevel, "Up to which support level it proves the offering.")
  supportLevel: SupportLevel;

  @Day("When it was proved.")
  provedOn: string;

  @Day("The last day on which it proves anything; null for no end.", { nullable: true })
  expiresOn: string | null;
}

@Record({
  description: "That a proof was withdrawn: by whom and why; when is when this was created.",
  scope: { partner: "partnerId" },
})
export class OfferingProofWithdrawal extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("OfferingProof")
  @Index({ unique: true })
  proofId: string;

  @Ref("Partner")
  partnerId: string;

  @Text("By whom: the name of the key.")
  actorName: string;

  @Text("Why.")
  reason: string;
}

export const proofsByOffering = childrenBy(() => OfferingProof, "offeringId", ["provedOn"]);
export const withdrawalsByProof = childrenBy(() => OfferingProofWithdrawal, "proofId");
