import sql from "sql-template-tag";
import { invalid, notFound } from "../../kernel/DomainError.js";
import { insertRecords } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { skillById } from "../catalog/Skill.js";
import type { SkillLevel } from "../catalog/SkillLevel.js";
import type { Offering } from "./Offering.js";
import { OfferingSkill } from "./OfferingSkill.js";

/** What is said of a skill that comes with an offering. */
export interface OfferedSkill {
  readonly skillId: string;
  readonly level: SkillLevel;
}

const MAX_SKILLS = 50;

/**
 * Makes these the skills that come with an offering.
 * @throws DomainError INVALID for too many or one that is named twice, NOT_FOUND at "skills.0.skillId" and so on.
 */
export async function setSkills(
  tx: Transaction,
  { id, partnerId }: Offering,
  skills: readonly OfferedSkill[],
): Promise<void> {
  if (skills.length > MAX_SKILLS) throw invalid("skills", `There can be at most ${MAX_SKILLS} skills.`);
  const ids = skills.map(({ skillId }) => skillId);
  const twice = ids.findIndex((each, at) => ids.indexOf(each) !== at);
  if (twice >= 0) throw invalid(`skills.${twice}.skillId`, "This skill is named twice.");
  const unknown = (await skillById(tx, ids)).findIndex((skill) => skill instanceof Error);
  if (unknown >= 0) throw notFound("skill", `skills.${unknown}.skillId`);
  await tx.rows(sql`DELETE FROM offering_skill WHERE offering_id = ${id}::uuid`);
  await insertRecords(
    tx,
    OfferingSkill,
    skills.map(({ skillId, level }) => ({ offeringId: id, partnerId, skillId, level })),
  );
}
