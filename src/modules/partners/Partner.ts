import { registerEnumType } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId, byIdOrNull } from "../../kernel/batches.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";

/** What a partner is to us. */
export enum PartnerRole {
  OEM = "OEM",
  RESELLER = "RESELLER",
  MSP = "MSP",
  CONSULTANCY = "CONSULTANCY",
  CONTRACTOR = "CONTRACTOR",
  CLOUD_PROVIDER = "CLOUD_PROVIDER",
}
registerEnumType(PartnerRole, {
  name: "PartnerRole",
  description: "What a partner is to us.",
  valuesConfig: {
    OEM: { description: "Makes the product." },
    RESELLER: { description: "Sells what others make." },
    MSP: { description: "Runs a service for us." },
    CONSULTANCY: { description: "Advises us." },
    CONTRACTOR: { description: "Does work for us." },
    CLOUD_PROVIDER: { description: "Runs the infrastructure or platform that we rent." },
  },
});

/** The portfolio matrix of Kraljic (Harvard Business Review, 1983): supply risk against what is at stake. */
export enum PartnerSegment {
  STRATEGIC = "STRATEGIC",
  LEVERAGE = "LEVERAGE",
  BOTTLENECK = "BOTTLENECK",
  ROUTINE = "ROUTINE",
}
registerEnumType(PartnerSegment, {
  name: "PartnerSegment",
  description:
    "Where a partner stands in the portfolio matrix of Kraljic (1983): supply risk against what is at stake.",
  valuesConfig: {
    STRATEGIC: { description: "Much is at stake, and few others could do it." },
    LEVERAGE: { description: "Much is at stake, and many others could do it." },
    BOTTLENECK: { description: "Little is at stake, but few others could do it." },
    ROUTINE: { description: "Little is at stake, and many others could do it." },
  },
});

@Record({ description: "An outside organisation that we rely on.", scope: { partner: "id" } })
@Index(["normalisedName", "id"])
export class Partner extends BaseRecord {
  @Text("The name, as the partner writes it.")
  name: string;

  /** The name without case, punctuation and legal form: what imports match on, and what lists are ordered by. */
  @Column({ type: "text" })
  normalisedName: string;

  @EnumColumn(PartnerRole, "What the partner is to us.", { list: true })
  roles: PartnerRole[];

  @EnumColumn(
    PartnerSegment,
    "Where the partner stands in the portfolio matrix; null where nobody has said.",
    {
      nullable: true,
    },
  )
  segment: PartnerSegment | null;

  @Text("The partner's site.", { nullable: true })
  website: string | null;

  @Ref("Partner", { nullable: true })
  parentId: string | null;

  /** Where this was a duplicate: the partner that it became part of, which answers for it from then on. */
  @Ref("Partner", { nullable: true })
  mergedIntoId: string | null;

  @Day("The date of the snapshot that last said something about the partner; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const PartnerConnection = connectionOf(Partner, "Partner");

export const partnerById = byId(() => Partner);
/** For what names a partner that the caller, who sees the rest of it, may not see. */
export const partnerByIdOrNull = byIdOrNull(() => Partner);
