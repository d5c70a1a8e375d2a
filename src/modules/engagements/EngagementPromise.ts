import { registerEnumType } from "type-graphql";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId, childrenBy } from "../../kernel/batches.js";
import { EnumColumn, Instant, Ref } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

/** What was promised. */
export enum PromiseKind {
  RESPOND = "RESPOND",
  RESOLVE = "RESOLVE",
  DELIVER = "DELIVER",
}
registerEnumType(PromiseKind, {
  name: "PromiseKind",
  description: "What a partner promised.",
  valuesConfig: {
    RESPOND: { description: "To answer; it counts for responsiveness." },
    RESOLVE: { description: "To put right; it counts for delivery." },
    DELIVER: { description: "To hand over; it counts for delivery." },
  },
});

@Record({
  description: "What a partner promised to do by when. The first promise is what counts.",
  scope: { partner: "partnerId" },
})
export class EngagementPromise extends BaseRecord {
  /** The engagement's partner, which says who may see the promise. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Engagement")
  engagementId: string;

  @EnumColumn(PromiseKind, "What was promised.")
  kind: PromiseKind;

  @Instant("When the promise was made; null where nobody has said.", { nullable: true })
  madeAt: Date | null;

  @Instant("By when it was first promised; this never changes, and it is what counts.")
  promisedFor: Date;

  @Instant("To when the promise was moved later; it is shown and does not count.", { nullable: true })
  revisedTo: Date | null;

  @Instant("When it was done; null while it was not.", { nullable: true })
  fulfilledAt: Date | null;
}

export const promiseById = byId(() => EngagementPromise);
/** At most fifty each, in the order in which they were recorded. */
export const promisesByEngagement = childrenBy(() => EngagementPromise, "engagementId");
