import { registerEnumType } from "type-graphql";

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
    AWARENESS: { description: "Knows what it is about." },
    WORKING: { description: "Can do it with help." },
    PRACTITIONER: { description: "Can do it alone, and help others." },
    EXPERT: { description: "Leads in it." },
  },
});
