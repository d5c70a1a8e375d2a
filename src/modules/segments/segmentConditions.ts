import sql, { type Sql } from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import { Criticality } from "../catalog/Criticality.js";
import { boundPartners, entitledPartners, partnersWorth } from "../contracts/boundPartners.js";
import { offeringPartners } from "../offerings/offeringPartners.js";
import { STAGE } from "../partners/PartnerStage.js";
import type { SegmentRule } from "./SegmentRule.js";

const CRITICALITIES = Object.values(Criticality);

/** The conditions of a rule on the partner `t` and its standing `s`, on a day. Stage and standing are those of now. */
export function conditionsOfRule(rule: SegmentRule, day: Day): Sql[] {
  const { roles, stages, standings, serviceAreaIds, criticalityAtLeast } = rule;
  const { trustLowerAtLeast, trustLowerAtMost, contractValueAtLeast, hasContractInForce } = rule;
  const when = <Value>(value: Value | null | undefined, condition: (value: Value) => Sql): Sql[] =>
    value === null || value === undefined ? [] : [condition(value)];
  const serves = (area: Sql): Sql =>
    sql`t.id IN (${offeringPartners(area, day)} UNION ${entitledPartners(area, day)})`;
  return [
    ...when(roles, (any) => sql`t.roles && ${any}::text[]`),
    ...when(stages, (any) => sql`${STAGE} = ANY(${any}::text[])`),
    ...when(standings, (any) => sql`s.standing = ANY(${any}::text[])`),
    ...when(serviceAreaIds, (any) => serves(sql`a.id = ANY(${any}::uuid[])`)),
    ...when(criticalityAtLeast, (least) =>
      serves(sql`a.criticality = ANY(${CRITICALITIES.slice(CRITICALITIES.indexOf(least))}::text[])`),
    ),
    ...when(trustLowerAtLeast, (least) => sql`s.lower >= ${least}::float8`),
    ...when(trustLowerAtMost, (most) => sql`s.lower <= ${most}::float8`),
    ...when(contractValueAtLeast, (money) => sql`t.id IN (${partnersWorth(money, day)})`),
    ...when(hasContractInForce, (has) => sql`(t.id IN (${boundPartners(day)})) = ${has}::boolean`),
  ];
}
