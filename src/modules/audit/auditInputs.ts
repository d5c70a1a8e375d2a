import { Field, InputType } from "type-graphql";
import { enumFilterOf, IdFilter, InstantFilter, TextFilter, type EnumFilter } from "../../kernel/filters.js";
import { Change } from "./AuditEntry.js";

const ChangeFilter = enumFilterOf(Change, "Change");

@InputType({ description: "Which audit entries; all conditions must hold." })
export class AuditFilter {
  @Field(() => TextFilter, { nullable: true, description: 'By kind of record, for example "Partner".' })
  kind?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By record." })
  recordId?: IdFilter | null;

  @Field(() => ChangeFilter, { nullable: true, description: "By what happened." })
  change?: EnumFilter<Change> | null;

  @Field(() => TextFilter, { nullable: true, description: "By the id of the key that made the change." })
  actorId?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By the mutation or the command that made it." })
  action?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By the request that made it." })
  requestId?: TextFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: "By when it was made." })
  at?: InstantFilter | null;
}
