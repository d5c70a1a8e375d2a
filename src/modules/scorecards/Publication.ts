import { BaseRecord } from "../../kernel/BaseRecord.js";
import { QuarterColumn, Ref, Text, Whole } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({ description: "One run in which a quarter's scorecards were sealed.", scope: "staff" })
export class Publication extends BaseRecord {
  @QuarterColumn("The quarter.")
  quarter: number;

  @Text("On whose behalf it was run: the name of the key, or the command line.")
  publishedBy: string;

  @Ref("Calibration")
  calibrationId: string;

  @Whole("How many partners got their first scorecard of the quarter.")
  published: number;

  @Whole("How many partners got a restated scorecard, since their evidence has changed.")
  restated: number;

  @Whole("How many partners keep the scorecard that they had.")
  unchanged: number;
}
