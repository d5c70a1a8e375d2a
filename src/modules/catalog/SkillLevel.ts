import { registerEnumType } from "type-graphql";
import { enumFilterOf } from "../../kernel/filters.js";

/** How well somebody has a skill, the least first. */
export enum SkillLevel {
  AWARENESS = "AWARENESS",
  WORKING = "WORKING",
  PRACTITIONER = "PRACTITIONER",
  EXPERT = "EXPERT",
}
registerEnumType(SkillLevel, {
  name: "SkillLevel",
  description: "How well somebody has a skill.",
  valuesConfig: {
    AWARENESS: { description: "Knows what it is about, and can follow those who have it." },
    WORKING: { description: "Uses it with some help." },
    PRACTITIONER: { description: "Uses it alone, and helps others." },
    EXPERT: { description: "Sets how it is used, and is asked where nobody else knows." },
  },
});

/** Conditions on a skill's level, for every list that has one. */
export const SkillLevelFilter = enumFilterOf(SkillLevel, "SkillLevel");

/** The levels in their order, as a list for the database. */
export const SKILL_LEVELS: readonly SkillLevel[] = Object.values(SkillLevel);
