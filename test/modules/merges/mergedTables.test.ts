import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { fill, merge, publish, setScene, type Scene } from "./mergeScene.js";

/** What a merge does with each column that names a partner. A new one must be decided about here, and filled in `fill`. */
const MOVED = [
  "access_grant.partner_id",
  "contact.partner_id",
  "contract.partner_id",
  "contract_alert.partner_id",
  "contract_amendment.partner_id",
  "contract_document.partner_id",
  "contract_observation.former_holder_id",
  "contract_observation.holder_id",
  "contract_observation.partner_id",
  "contract_party.partner_id",
  "contract_party.party_id",
  "contract_payment.partner_id",
  "contract_term.partner_id",
  "contract_termination.partner_id",
  "drill_participation.partner_id",
  "engagement.partner_id",
  "engagement_promise.partner_id",
  "entitlement.partner_id",
  "obligation.partner_id",
  "obligation_fulfilment.partner_id",
  "offering.partner_id",
  "offering_proof.partner_id",
  "offering_proof_withdrawal.partner_id",
  "offering_skill.partner_id",
  "offering_withdrawal.partner_id",
  "partner.merged_into_id",
  "partner.parent_id",
  "retainer_use.partner_id",
  "review.partner_id",
  "review_draft.partner_id",
  "subcontracting.partner_id",
  "subcontracting.subcontractor_id",
  "review_request.partner_id",
  "service_clock.partner_id",
  "service_clock_pause.partner_id",
  "service_credit_claim.partner_id",
  "service_credit_terms.partner_id",
  "service_level.partner_id",
];
/** Worked out anew from what has moved. */
const DERIVED = [
  "crisis_statistic.partner_id",
  "current_standing.partner_id",
  "dimension_statistic.partner_id",
  "evidence_cell.partner_id",
];
/** What was sealed, voided or done stays under the old id; the survivor is at the stage at which it was. */
const KEPT = [
  "evidence.partner_id",
  "partner_merge.merged_id",
  "partner_merge.survivor_id",
  "partner_stage_change.partner_id",
  "scorecard.partner_id",
];

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

const rows = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  scene.api.dataSource.query<Row[]>(text, values);

const countOf = async (column: string, id: string): Promise<number> => {
  const [table, name] = column.split(".") as [string, string];
  const [found] = await rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM "${table}" WHERE "${name}" = $1`,
    [id],
  );
  return found!.count;
};

test("a merge is decided about for every column that the database knows to name a partner", async () => {
  const found = await rows<{ name: string }>(`
    SELECT c.conrelid::regclass || '.' || a.attname AS name
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = 'partner'::regclass AND c.conparentid = 0
    UNION
    SELECT a.attrelid::regclass || '.' || a.attname FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
    WHERE a.attname IN ('partner_id', 'party_id') AND t.relkind IN ('r', 'p') AND NOT t.relispartition
      AND t.relnamespace = 'public'::regnamespace
    ORDER BY name`);
  expect(found.map(({ name }) => name)).toEqual([...MOVED, ...DERIVED, ...KEPT].sort());
});

test("after a merge all that moves is the survivor's, and nothing is lost", async () => {
  const [survivor, merged, other] = [
    await scene.partner("Survivor"),
    await scene.partner("Merged"),
    await scene.partner("Other"),
  ];
  const { id: contractId } = await scene.done("contractCreate", "contract", "id", {
    partnerId: other,
    kind: "SUPPORT",
    title: "Of another",
    startsOn: "2026-01-01",
  });
  await fill(scene, merged, { partnerId: other, contractId });
  await scene.partner("Daughter", { parentId: merged });
  expect((await merge(scene, merged, await scene.partner("Merged before"))).userErrors).toEqual([]);
  await publish(scene);
  const before = new Map<string, number>();
  for (const column of [...MOVED, ...DERIVED, ...KEPT]) before.set(column, await countOf(column, merged));
  for (const column of [...MOVED, ...DERIVED])
    expect({ column, rows: before.get(column) }).not.toEqual({ column, rows: 0 });

  expect((await merge(scene, survivor, merged)).userErrors).toEqual([]);

  for (const column of [...MOVED, ...DERIVED])
    expect({ column, rows: await countOf(column, merged) }).toEqual({ column, rows: 0 });
  // The duplicate itself is one more that leads to the survivor.
  for (const column of MOVED)
    expect({ column, rows: await countOf(column, survivor) }).toEqual({
      column,
      rows: before.get(column)! + (column === "partner.merged_into_id" ? 1 : 0),
    });
  expect(await countOf("scorecard.partner_id", merged)).toBe(before.get("scorecard.partner_id"));
  const standing = "evidence WHERE voided_at IS NULL AND partner_id =";
  expect(await rows(`SELECT 1 FROM ${standing} '${merged}'`)).toEqual([]);
  expect(await rows(`SELECT 1 FROM ${standing} '${survivor}'`)).toHaveLength(
    before.get("evidence.partner_id")!,
  );
});
