import { registerEnumType } from "type-graphql";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { EnumColumn, Instant, Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

/** Whose turn it is. */
export enum ClockParty {
  PARTNER = "PARTNER",
  US = "US",
  THIRD_PARTY = "THIRD_PARTY",
}
registerEnumType(ClockParty, {
  name: "ClockParty",
  description: "Whose turn it is, so on whose account the minutes go.",
  valuesConfig: {
    PARTNER: { description: "The partner's: only these minutes count against what it promised." },
    US: { description: "Ours: what we delay is never the partner's fault." },
    THIRD_PARTY: { description: "Somebody's who answers to neither of the two." },
  },
});

/** Why the partner did not go on. */
export enum PauseReason {
  WAITING_FOR_US = "WAITING_FOR_US",
  WAITING_FOR_ACCESS = "WAITING_FOR_ACCESS",
  WAITING_FOR_APPROVAL = "WAITING_FOR_APPROVAL",
  WAITING_FOR_THIRD_PARTY = "WAITING_FOR_THIRD_PARTY",
  WAITING_FOR_SUBCONTRACTOR = "WAITING_FOR_SUBCONTRACTOR",
  CHANGE_FREEZE = "CHANGE_FREEZE",
}
registerEnumType(PauseReason, {
  name: "PauseReason",
  description: "Why the partner did not go on.",
  valuesConfig: {
    WAITING_FOR_US: { description: "We had to answer or to do something; it is our turn." },
    WAITING_FOR_ACCESS: { description: "It could not get at the place or the system." },
    WAITING_FOR_APPROVAL: { description: "Somebody had to agree to what it was about to do." },
    WAITING_FOR_THIRD_PARTY: { description: "Somebody had to act who answers to neither of the two." },
    WAITING_FOR_SUBCONTRACTOR: {
      description: "Somebody had to act whom the partner chose itself; it stays the partner's turn.",
    },
    CHANGE_FREEZE: { description: "Nothing was to be changed then." },
  },
});

@Record({
  description: "A time in which the partner did not go on, and whose turn it was then.",
  scope: { partner: "partnerId" },
})
export class ServiceClockPause extends BaseRecord {
  /** The clock's partner, which says who may see the pause. */
  @Ref("Partner")
  partnerId: string;

  @Ref("ServiceClock")
  clockId: string;

  @Instant("When it began.")
  startsAt: Date;

  @Instant("When it ended; null while it goes on.", { nullable: true })
  endsAt: Date | null;

  @EnumColumn(ClockParty, "Whose turn it was.")
  party: ClockParty;

  @EnumColumn(PauseReason, "Why the partner did not go on.")
  reason: PauseReason;

  @Text("What there is to say about it.", { nullable: true })
  note: string | null;
}

/** At most a hundred each, in their order. */
export const pausesByClock = childrenBy(() => ServiceClockPause, "clockId", ["startsAt"]);
