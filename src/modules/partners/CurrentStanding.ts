import { registerEnumType } from "type-graphql";
import { Column, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "../../kernel/Record.js";

/** What the score says about working with a partner, the worst first. */
export enum Standing {
  SUSPENDED = "SUSPENDED",
  PROBATION = "PROBATION",
  UNPROVEN = "UNPROVEN",
  WATCH = "WATCH",
  APPROVED = "APPROVED",
  TRUSTED = "TRUSTED",
  CORE = "CORE",
}
registerEnumType(Standing, {
  name: "Standing",
  description: "What the score says about working with a partner.",
  valuesConfig: {
    SUSPENDED: { description: "Did not come, or left, in a severe crisis, and has not yet made up for it." },
    PROBATION: { description: "Trust is below 0.45." },
    UNPROVEN: { description: "Too little is known to judge." },
    WATCH: { description: "Trust is low or has dropped sharply." },
    APPROVED: { description: "Good enough for work that is not critical." },
    TRUSTED: { description: "Good enough for critical work, and proven in a crisis." },
    CORE: { description: "One of the few that we trust implicitly." },
  },
});

/** Where a partner stands by its latest scorecard: kept apart so that lists can be ordered by it. Scorecards write it. */
@PrivateRecord({ scope: { partner: "partnerId" } })
@Index(["lower", "partnerId"])
export class CurrentStanding {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey("Partner")
  partnerId: string;

  @Column({ type: "uuid" })
  scorecardId: string;

  @Column({ type: "integer" })
  quarter: number;

  @Column({ type: "double precision" })
  lower: number;

  @Column({ type: "text" })
  standing: Standing;
}
