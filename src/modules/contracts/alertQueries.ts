import sql from "sql-template-tag";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { partnerReference } from "../partners/partnerReference.js";
import { ContractAlert, mostUrgentFirst } from "./ContractAlert.js";
import type { ContractAlertFilter } from "./contractListInputs.js";

/** A page of alerts, the most urgent first. Errors as for listPage and conditionsOf. */
export function listAlerts(
  reader: Reader,
  page: PageArgs,
  filter: ContractAlertFilter | null | undefined,
): Promise<Page<ContractAlert>> {
  const { acknowledged, ...rest } = filter ?? {};
  const conditions = conditionsOf<Omit<ContractAlertFilter, "acknowledged">>(rest, {
    partnerId: partnerReference(sql`t.partner_id`),
    contractId: sql`t.contract_id`,
    kind: sql`t.kind`,
    decideBy: sql`t.decide_by`,
  });
  const state =
    typeof acknowledged === "boolean"
      ? [sql`(t.acknowledged_at IS NOT NULL) = ${acknowledged}::boolean`]
      : [];
  return listPage(reader, ContractAlert, page, { where: [...conditions, ...state], order: mostUrgentFirst });
}
