import { Field, Float, registerEnumType } from "type-graphql";
import { GraphQLUUID } from "graphql-scalars";
import { Check, Column, Index, PrimaryColumn } from "typeorm";
import { Day, EnumColumn, Instant, Text } from "../../kernel/columns.js";
import { QuarterScalar } from "../../kernel/Quarter.js";
import { Record } from "../../kernel/Record.js";
import { Dimension } from "./Dimension.js";

/** A crisis, or a rehearsal of one. */
export enum CrisisKind {
  SEV1 = "SEV1",
  SEV2 = "SEV2",
  LIVE_DRILL = "LIVE_DRILL",
  TABLETOP = "TABLETOP",
}
registerEnumType(CrisisKind, {
  name: "CrisisKind",
  description: "A crisis, or a rehearsal of one.",
  valuesConfig: {
    SEV1: { description: "An incident of the highest severity; it weighs 1.5." },
    SEV2: { description: "An incident of the second severity; it weighs 1." },
    LIVE_DRILL: { description: "A rehearsal in which people act; it weighs 0.5." },
    TABLETOP: { description: "A rehearsal in which people talk; it weighs 0.25." },
  },
});

/** How a partner let us down in a crisis. */
export enum CrisisFailure {
  NO_SHOW = "NO_SHOW",
  ABANDONED = "ABANDONED",
}
registerEnumType(CrisisFailure, {
  name: "CrisisFailure",
  description: "How a partner let us down in a crisis.",
  valuesConfig: {
    NO_SHOW: { description: "It did not come." },
    ABANDONED: { description: "It came, and left before the end." },
  },
});

/** Who observed what a row of evidence says. */
export enum SourceKind {
  AUTOMATED = "AUTOMATED",
  INTERNAL = "INTERNAL",
  VERIFIED_CLIENT = "VERIFIED_CLIENT",
  PARTNER_NOMINATED = "PARTNER_NOMINATED",
  SELF_REPORTED = "SELF_REPORTED",
}
registerEnumType(SourceKind, {
  name: "SourceKind",
  description: "Who observed what a row of evidence says.",
  valuesConfig: {
    AUTOMATED: { description: "A system: every row counts in full." },
    INTERNAL: { description: "One of our own people: never more than three rows' worth a quarter." },
    VERIFIED_CLIENT: { description: "Another client whom we know: counts as one of our own people." },
    PARTNER_NOMINATED: {
      description: "Somebody whom the partner named; all of them and the partner are one source.",
    },
    SELF_REPORTED: { description: "The partner itself: never more than 0.75 of a row's worth a quarter." },
  },
});

/** The one source that all rows of a partner are which it brought itself. */
export const OUTSIDE = "outside";

/**
 * One observation. Rows are never deleted: what no longer holds is voided, so what was known at any instant can be told.
 * The table is partitioned by the quarter. It has no foreign key to the partner, since attaching a partition would then
 * make all writers of partners wait; the statistics have one, and they are written in the same transaction.
 */
@Record({
  description: "One observation of a partner: the smallest part of every score.",
  scope: { partner: "partnerId" },
})
@Index(["partnerId", "quarter"])
@Index(["occurredOn", "id"])
@Check("evidence_one_ledger", `("dimension" IS NULL) <> ("crisis_kind" IS NULL)`)
@Check("evidence_one_origin", `num_nonnulls("engagement_id", "review_id", "drill_id") = 1`)
@Check("evidence_promise_of_engagement", `"promise_id" IS NULL OR "engagement_id" IS NOT NULL`)
@Check(
  "evidence_clock_of_engagement",
  `"service_clock_id" IS NULL OR ("engagement_id" IS NOT NULL AND "promise_id" IS NULL)`,
)
@Check("evidence_failure_in_crisis", `"failure" IS NULL OR "crisis_kind" IS NOT NULL`)
@Check("evidence_value_in_range", `"value" BETWEEN 0 AND 1 AND "weight" > 0`)
@Check("evidence_reason_of_void", `("voided_at" IS NULL) = ("void_reason" IS NULL)`)
@Check(
  "evidence_source_of_kind",
  `CASE WHEN "source_kind" IN ('PARTNER_NOMINATED', 'SELF_REPORTED') THEN "source" = 'outside'
   WHEN "source_kind" IN ('INTERNAL', 'VERIFIED_CLIENT') THEN "source" LIKE 'reviewer:%'
   ELSE "source" <> 'outside' AND "source" NOT LIKE 'reviewer:%' END`,
)
export class Evidence {
  @PrimaryColumn({ type: "uuid" })
  @Field(() => GraphQLUUID, { description: "The row's id, a UUID of version 7; it never changes." })
  id: string;

  @PrimaryColumn({ type: "integer" })
  @Field(() => QuarterScalar, { description: "The quarter of the day on which it happened." })
  quarter: number;

  @Column({ type: "uuid" })
  partnerId: string;

  @EnumColumn(Dimension, "What is judged; null for a crisis.", { nullable: true })
  dimension: Dimension | null;

  @EnumColumn(CrisisKind, "Which kind of crisis it was; null for routine work.", { nullable: true })
  crisisKind: CrisisKind | null;

  @EnumColumn(CrisisFailure, "How the partner let us down; null where it did not.", { nullable: true })
  failure: CrisisFailure | null;

  @Text('What counts as one source, for example "import:deliveries", a reviewer, or "outside".')
  source: string;

  @EnumColumn(SourceKind, "Who observed it.")
  sourceKind: SourceKind;

  /** As text, since the driver keeps exact numbers exact. */
  @Column({ type: "numeric" })
  @Field(() => Float, { description: "How good it was, from 0 to 1." })
  value: string;

  @Column({ type: "numeric" })
  @Field(() => Float, { description: "How much it weighs: 1 for routine work, for a crisis by its kind." })
  weight: string;

  @Day("The day on which it happened, in UTC.")
  occurredOn: string;

  @Instant("When it happened.")
  occurredAt: Date;

  @Column({ type: "uuid", nullable: true })
  @Index()
  engagementId: string | null;

  @Column({ type: "uuid", nullable: true })
  @Index()
  promiseId: string | null;

  /** The clock that measured it, where it was promised by a service level. */
  @Column({ type: "uuid", nullable: true })
  @Index()
  serviceClockId: string | null;

  @Column({ type: "uuid", nullable: true })
  @Index()
  reviewId: string | null;

  @Column({ type: "uuid", nullable: true })
  @Index()
  drillId: string | null;

  /**
   * By the database's clock, cut to the millisecond, which is as fine as we keep instants elsewhere: so an instant that
   * was read later from the same clock is never earlier.
   */
  @Column({ type: "timestamptz", default: () => "date_trunc('milliseconds', clock_timestamp())" })
  @Field(() => Date, { description: "When it was written here." })
  recordedAt: Date;

  @Instant("When it was taken back; null while it counts.", { nullable: true })
  voidedAt: Date | null;

  @Text("Why it was taken back.", { nullable: true })
  voidReason: string | null;
}
