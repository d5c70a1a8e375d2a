import sql from "sql-template-tag";
import { registerEnumType } from "type-graphql";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, EnumColumn, Instant, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Order } from "../../kernel/pages.js";
import { Record } from "../../kernel/Record.js";
import { Severity } from "../catalog/Severity.js";
import { PromiseKind } from "./EngagementPromise.js";

/** What kind of work it was. */
export enum EngagementKind {
  INCIDENT = "INCIDENT",
  ESCALATION = "ESCALATION",
  PROJECT = "PROJECT",
  DELIVERY = "DELIVERY",
}
registerEnumType(EngagementKind, {
  name: "EngagementKind",
  description: "What kind of work a partner did.",
  valuesConfig: {
    INCIDENT: { description: "Something broke, at the partner or with its help needed." },
    ESCALATION: { description: "Somebody called the partner for help beyond the usual." },
    PROJECT: { description: "Work with an aim and an end." },
    DELIVERY: { description: "Goods or a service handed over." },
  },
});

/** Whether the partner came and saw it through. */
export enum Outcome {
  RESOLVED = "RESOLVED",
  NO_SHOW = "NO_SHOW",
  ABANDONED = "ABANDONED",
}
registerEnumType(Outcome, {
  name: "Outcome",
  description: "Whether the partner came and saw it through.",
  valuesConfig: {
    RESOLVED: { description: "It came and saw it through." },
    NO_SHOW: { description: "It did not come." },
    ABANDONED: { description: "It came, and left before the end." },
  },
});

@Record({ description: "One piece of real work by a partner.", scope: { partner: "partnerId" } })
@Index(["startedAt", "id"])
@Index(["partnerId", "startedAt", "id"])
export class Engagement extends BaseRecord {
  @Ref("Partner")
  partnerId: string;

  @EnumColumn(EngagementKind, "What kind of work it was.")
  kind: EngagementKind;

  @Text("What it was about.")
  title: string;

  @EnumColumn(Severity, "How bad it was; only incidents and escalations have one.", { nullable: true })
  severity: Severity | null;

  @Instant("When it began.")
  startedAt: Date;

  @Instant("When it ended; null while it goes on.", { nullable: true })
  endedAt: Date | null;

  @EnumColumn(Outcome, "Whether the partner came and saw it through; null where nobody has said.", {
    nullable: true,
  })
  outcome: Outcome | null;

  @EnumColumn(
    PromiseKind,
    "Which promises about it a service clock measures: none of its own can be of such a kind.",
    { list: true },
  )
  clockedPromises: PromiseKind[];

  @Text(
    'Where it was recorded: "manual", or the import that brought it. Its evidence has this as its source.',
  )
  sourceSystem: string;

  @Day("The date of the snapshot that last said something about it; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const EngagementConnection = connectionOf(Engagement, "Engagement");

export const engagementById = byId(() => Engagement);

/** Engagements that were taken back are left out of lists, unless they are asked for. */
export const STANDS = sql`NOT EXISTS (SELECT 1 FROM engagement_void v WHERE v.engagement_id = t.id)`;

export const latestFirst: Order = {
  name: "STARTED_AT",
  value: sql`t.started_at`,
  type: "timestamptz",
  direction: "DESC",
};

export const engagementsByPartner: ChildPages<Engagement> = {
  record: () => Engagement,
  parent: "partnerId",
  where: [STANDS],
  order: latestFirst,
};
