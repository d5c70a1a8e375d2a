import { conflict, invalid, Problems } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import { checkText } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { holdPartner } from "../partners/holdPartner.js";
import { AccessGrant } from "./AccessGrant.js";

interface NewGrant {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly serviceAreaId: string;
  readonly grantedOn: string;
  readonly expiresOn?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/**
 * Notes that a partner can get at the systems of a service area.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "partnerId" or "serviceAreaId".
 */
export async function grantAccess(tx: Transaction, input: NewGrant): Promise<AccessGrant> {
  const { id, partnerId, serviceAreaId, grantedOn, expiresOn = null, note = null } = input;
  const problems = new Problems();
  const lasts = expiresOn === null || expiresOn >= grantedOn;
  problems.unless(lasts, "expiresOn", "It cannot expire before it is granted.");
  checkText(problems, "note", note);
  problems.throwIfAny();
  await getRecord(tx, ServiceArea, serviceAreaId, "serviceAreaId");
  return insertRecord(tx, AccessGrant, {
    id,
    partnerId: await holdPartner(tx, partnerId),
    serviceAreaId,
    grantedOn,
    expiresOn,
    revokedOn: null,
    note,
  });
}

interface Revocation {
  readonly id: string;
  readonly expectedVersion: number;
  /** The last day on which it works. */
  readonly revokedOn: string;
}

/** Ends an access. @throws DomainError NOT_FOUND, INVALID at "revokedOn", CONFLICT where it was ended or is stale. */
export async function revokeAccess(
  tx: Transaction,
  { id, expectedVersion, revokedOn }: Revocation,
): Promise<AccessGrant> {
  const grant = await getRecord(tx, AccessGrant, id);
  if (grant.revokedOn !== null) throw conflict("id", "This access was revoked already.", grant);
  if (revokedOn < grant.grantedOn) throw invalid("revokedOn", "It cannot end before it was granted.");
  return updateRecord(tx, AccessGrant, id, expectedVersion, { revokedOn });
}
