import { z } from "zod";
import { RATED, PROMISE_KINDS } from "./words.js";
import { conditions, known, text, value } from "./valueSchema.js";

const partner = known({
  name: value,
  roles: value.optional(),
  website: value.optional(),
  externalReference: value.optional(),
});

const serviceArea = known({
  name: value,
  description: value.optional(),
  criticality: value.optional(),
  supportLevel: value.optional(),
  externalReference: value.optional(),
});

const skill = known({
  name: value,
  group: value.optional(),
  description: value.optional(),
  externalReference: value.optional(),
});

const minutes = z.number().positive();
const withinMinutes = z.preprocess(
  (from) =>
    typeof from === "number" ? { SEV1: from, SEV2: from, SEV3: from, SEV4: from, none: from } : from,
  known({
    SEV1: minutes.optional(),
    SEV2: minutes.optional(),
    SEV3: minutes.optional(),
    SEV4: minutes.optional(),
    none: minutes.optional(),
  }),
);

const promise = known({
  kind: z.enum(PROMISE_KINDS),
  when: conditions.optional(),
  madeAt: value.optional(),
  promisedFor: value.optional(),
  withinMinutes: withinMinutes.optional(),
  fulfilledAt: value.optional(),
}).refine((each) => (each.promisedFor === undefined) !== (each.withinMinutes === undefined), {
  message: "Exactly one of promisedFor, withinMinutes is needed.",
});

const common = {
  forEach: value.optional(),
  when: conditions.optional(),
  externalReference: value.optional(),
};

const record = z.discriminatedUnion("noun", [
  known({ noun: z.literal("partner"), ...partner.shape, ...common }),
  known({ noun: z.literal("serviceArea"), ...serviceArea.shape, ...common }),
  known({ noun: z.literal("skill"), ...skill.shape, ...common }),
  known({
    noun: z.literal("roleRequirement"),
    ...common,
    family: value.optional(),
    role: value,
    grade: value,
    skill,
    level: value.optional(),
  }),
  known({
    noun: z.literal("offering"),
    ...common,
    partner,
    serviceArea,
    name: value,
    description: value.optional(),
    supportLevel: value.optional(),
    assurance: value.optional(),
    evidenceUrl: value.optional(),
    statedOn: value.optional(),
  }),
  known({
    noun: z.literal("engagement"),
    ...common,
    partner,
    serviceAreas: serviceArea.optional(),
    kind: value,
    title: value,
    severity: value.optional(),
    startedAt: value,
    endedAt: value.optional(),
    outcome: value.optional(),
    promises: z.array(promise).optional(),
  }),
  known({
    noun: z.literal("review"),
    ...common,
    partner,
    reviewer: known({ name: value, email: value.optional() }),
    source: value,
    reviewedOn: value,
    ratings: z.strictObject(Object.fromEntries(RATED.map((name) => [name, value.optional()]))),
    comment: value.optional(),
  }),
  known({
    noun: z.literal("contact"),
    ...common,
    partner,
    name: value,
    title: value.optional(),
    email: value.optional(),
    phone: value.optional(),
    verifiedOn: value.optional(),
  }),
  known({
    noun: z.literal("escalationStep"),
    ...common,
    serviceArea,
    severity: value,
    position: value,
    team: value.optional(),
    partner: partner.optional(),
    contact: value.optional(),
    deputy: value.optional(),
    contract: value.optional(),
    supportLevel: value,
    delayMinutes: value.optional(),
    attempts: value.optional(),
  }),
  known({
    noun: z.literal("serviceLevel"),
    ...common,
    partner,
    contract: value,
    serviceArea: serviceArea.optional(),
    severity: value,
    respondMinutes: value.optional(),
    resolveMinutes: value.optional(),
    calendar: value.optional(),
    roundTheClock: value.optional(),
    startsOn: value.optional(),
    endsOn: value.optional(),
  }),
  known({
    noun: z.literal("contract"),
    ...common,
    externalReference: value,
    partner,
    formerPartner: partner.optional(),
    kind: value,
    number: value.optional(),
    department: value.optional(),
    currency: value.optional(),
    renewalMode: value.optional(),
    item: known({
      number: value.optional(),
      title: value,
      startsOn: value,
      endsOn: value,
      amount: value.optional(),
      paid: value.optional(),
    }),
  }),
]);

const encoding = text.refine((label) => {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
}, 'This is no known encoding; write for example "utf-8" or "windows-1252".');

/** A mapping: what the rows of a kind of file become. docs/mappings.md explains it. */
export const mappingSchema = known({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'Use small letters, digits and "-" only.'),
  system: text,
  format: known({
    type: z.enum(["csv", "json"]),
    encoding: encoding.default("utf-8"),
    delimiter: z.string().length(1).default(","),
  }),
  optionalColumns: z.array(text).default([]),
  identity: z.preprocess((from) => (typeof from === "string" ? [from] : from), z.array(value).min(1)),
  observedOn: value.optional(),
  reject: z.array(known({ when: conditions, reason: text })).default([]),
  collect: z.array(z.enum(["serviceAreas", "roles"])).default([]),
  records: z.array(record).min(1),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type RecordMapping = Mapping["records"][number];
export type PartnerMapping = z.infer<typeof partner>;
export type ServiceAreaMapping = z.infer<typeof serviceArea>;
export type SkillMapping = z.infer<typeof skill>;
export type PromiseMapping = z.infer<typeof promise>;
