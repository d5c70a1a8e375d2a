import type { Day } from "../../kernel/dayRules.js";
import type { Context } from "../../kernel/Context.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { todayOf } from "../organisation/settingsQueries.js";
import type { Offering } from "./Offering.js";
import { proofsByOffering, withdrawalsByProof } from "./OfferingProof.js";
import { withdrawalsByOffering } from "./OfferingWithdrawal.js";
import { proofStateAt, provenUpTo, type ClaimFacts } from "./proofRules.js";
import type { ProofState } from "./ProofState.js";

async function factsOf(ctx: Context, { id, supportLevel, expiresOn }: Offering): Promise<ClaimFacts> {
  const [proofs, withdrawals] = await Promise.all([
    ctx.load(proofsByOffering, id),
    ctx.load(withdrawalsByOffering, id),
  ]);
  const withdrawn = await Promise.all(proofs.map((proof) => ctx.load(withdrawalsByProof, proof.id)));
  return {
    supportLevel,
    expiresOn,
    withdrawnOn: withdrawals[0]?.withdrawnOn ?? null,
    proofs: proofs.map(({ supportLevel: level, provedOn, expiresOn: until }, at) => ({
      supportLevel: level,
      provedOn,
      expiresOn: until,
      withdrawn: (withdrawn[at]?.length ?? 0) > 0,
    })),
  };
}

/** How far an offering is proved on a day, today where none is named. */
export const proofState = async (ctx: Context, offering: Offering, asOf?: Day): Promise<ProofState> =>
  proofStateAt(await factsOf(ctx, offering), asOf ?? (await todayOf(ctx)));

/** Up to which support level an offering is proved on a day, today where none is named; null where it is not. */
export const provenLevel = async (
  ctx: Context,
  offering: Offering,
  asOf?: Day,
): Promise<SupportLevel | null> =>
  provenUpTo((await factsOf(ctx, offering)).proofs, asOf ?? (await todayOf(ctx)));
