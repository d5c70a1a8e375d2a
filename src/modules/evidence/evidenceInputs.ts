import { Field, InputType } from "type-graphql";
import { enumFilterOf, IdFilter, QuarterFilter, type EnumFilter } from "../../kernel/filters.js";
import { Dimension } from "./Dimension.js";
import { CrisisKind, SourceKind } from "./Evidence.js";

const DimensionFilter = enumFilterOf(Dimension, "Dimension");
const CrisisKindFilter = enumFilterOf(CrisisKind, "CrisisKind");
const SourceKindFilter = enumFilterOf(SourceKind, "SourceKind");

@InputType({ description: "Which evidence; all conditions must hold." })
export class EvidenceFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => DimensionFilter, { nullable: true, description: "By what is judged." })
  dimension?: EnumFilter<Dimension> | null;

  @Field(() => CrisisKindFilter, { nullable: true, description: "By the kind of crisis." })
  crisisKind?: EnumFilter<CrisisKind> | null;

  @Field(() => QuarterFilter, { nullable: true, description: "By the quarter in which it happened." })
  quarter?: QuarterFilter | null;

  @Field(() => SourceKindFilter, { nullable: true, description: "By who observed it." })
  sourceKind?: EnumFilter<SourceKind> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether to show also what was taken back; not where nothing is said.",
  })
  includeVoided?: boolean | null;
}
