import type { ContractDraft } from "../drafts.js";
import type { RecordMapping } from "./mappingSchema.js";
import { partnerDraft, type RowContext } from "./nestedDrafts.js";
import { stated } from "./stated.js";
import { CONTRACT_KINDS, RENEWAL_MODES } from "./words.js";

type ContractMapping = Extract<RecordMapping, { noun: "contract" }>;

/**
 * What a row says of a contract by one of its items, without its external reference.
 * @throws RowProblem for the first field that cannot be read, or is needed and empty.
 */
export function contractDraft(context: RowContext, mapping: ContractMapping): ContractDraft {
  const { reader, observedOn } = context;
  const former = mapping.formerPartner;
  const isFormerNamed = former !== undefined && reader.text("formerPartner.name", former.name) !== undefined;
  return stated({
    noun: "contract" as const,
    partner: partnerDraft(context, mapping.partner, "partner."),
    formerPartner: isFormerNamed ? partnerDraft(context, former, "formerPartner.") : undefined,
    kind: reader.needed("kind", reader.word("kind", mapping.kind, CONTRACT_KINDS)),
    number: reader.text("number", mapping.number),
    department: reader.text("department", mapping.department),
    currency: reader.text("currency", mapping.currency),
    renewalMode: reader.word("renewalMode", mapping.renewalMode, RENEWAL_MODES),
    item: itemOf(context, mapping),
    observedOn: reader.needed("observedOn", observedOn),
  });
}

function itemOf({ reader }: RowContext, { item }: ContractMapping): ContractDraft["item"] {
  return stated({
    number: reader.text("item.number", item.number),
    title: reader.needed("item.title", reader.text("item.title", item.title)),
    startsOn: reader.needed("item.startsOn", reader.day("item.startsOn", item.startsOn)),
    endsOn: reader.needed("item.endsOn", reader.day("item.endsOn", item.endsOn)),
    amount: reader.amount("item.amount", item.amount),
    paid: reader.amount("item.paid", item.paid),
  });
}
