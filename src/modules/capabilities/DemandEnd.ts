import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "That a skill is needed no longer, or will not be: from which day on, why, and who said so.",
  scope: "staff",
})
export class DemandEnd extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("Demand")
  @Index({ unique: true })
  demandId: string;

  @Day("The first day on which it is not needed; it may lie ahead.")
  endsOn: string;

  @Text("Why.")
  reason: string;

  @Text("The id of the key by which it was said.")
  actorId: string;

  @Text("The name of that key, as it was then.")
  actorName: string;
}

const ends = childrenBy(() => DemandEnd, "demandId");

/** A demand ends once at most. */
export const endByDemand: Batch<string, DemandEnd | null> = async (reader, ids) =>
  (await ends(reader, ids)).map((found) => (found instanceof Error ? found : (found[0] ?? null)));
