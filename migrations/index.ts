import { CreateKernelTables20261124090000 } from "./20261124090000-CreateKernelTables.js";
import { CreateAccess20261124090100 } from "./20261124090100-CreateAccess.js";
import { CreatePartners20261124090200 } from "./20261124090200-CreatePartners.js";
import { CreateCalendars20261124091000 } from "./20261124091000-CreateCalendars.js";
import { CreatePeople20261124091100 } from "./20261124091100-CreatePeople.js";
import { CreateCatalog20261124091200 } from "./20261124091200-CreateCatalog.js";
import { CreateOfferings20261124091300 } from "./20261124091300-CreateOfferings.js";
import { CreateEvidence20261124092000 } from "./20261124092000-CreateEvidence.js";
import { CreateEngagements20261124092100 } from "./20261124092100-CreateEngagements.js";
import { CreateReviews20261124092200 } from "./20261124092200-CreateReviews.js";
import { CreatePolicies20261124093000 } from "./20261124093000-CreatePolicies.js";
import { CreateScorecards20261124093100 } from "./20261124093100-CreateScorecards.js";
import { CreateAudit20261124110000 } from "./20261124110000-CreateAudit.js";
import { CreateIdempotencyKeys20261124111000 } from "./20261124111000-CreateIdempotencyKeys.js";
import { AddHolidays20261124112000 } from "./20261124112000-AddHolidays.js";
import { CreateContracts20261124121000 } from "./20261124121000-CreateContracts.js";
import { KeepMerges20261124122100 } from "./20261124122100-KeepMerges.js";
import { AddContractItems20261124125000 } from "./20261124125000-AddContractItems.js";
import { ExtendReviews20261124123000 } from "./20261124123000-ExtendReviews.js";
import { CreateEscalations20261124130000 } from "./20261124130000-CreateEscalations.js";
import { ExtendPartnersAndOfferings20261124122000 } from "./20261124122000-ExtendPartnersAndOfferings.js";
import { SpellContractHolders20261124125100 } from "./20261124125100-SpellContractHolders.js";
import { CreateCapabilities20261124150000 } from "./20261124150000-CreateCapabilities.js";
import { AskForNightCalls20261124161000 } from "./20261124161000-AskForNightCalls.js";
import { OpenReviewRounds20261124161100 } from "./20261124161100-OpenReviewRounds.js";
import { CreateSegments20261124161200 } from "./20261124161200-CreateSegments.js";
import { CreateServiceLevels20261124162000 } from "./20261124162000-CreateServiceLevels.js";
import { CreateOrganisation20261124160000 } from "./20261124160000-CreateOrganisation.js";
import { CreateServiceClocks20261124162100 } from "./20261124162100-CreateServiceClocks.js";
import { CreateReadinessPolicy20261124163000 } from "./20261124163000-CreateReadinessPolicy.js";
import { CreateRetainerUses20261124162200 } from "./20261124162200-CreateRetainerUses.js";
import { CreateServiceCredits20261124162300 } from "./20261124162300-CreateServiceCredits.js";
import { DateContactsAndPaths20261124164000 } from "./20261124164000-DateContactsAndPaths.js";
import { CreateSubcontractings20261124163100 } from "./20261124163100-CreateSubcontractings.js";

/** All migrations, the oldest first. Landed ones are never edited. */
export const migrations = [
  CreateKernelTables20261124090000,
  CreateAccess20261124090100,
  CreatePartners20261124090200,
  CreateCalendars20261124091000,
  CreatePeople20261124091100,
  CreateCatalog20261124091200,
  CreateOfferings20261124091300,
  CreateEvidence20261124092000,
  CreateEngagements20261124092100,
  CreateReviews20261124092200,
  CreatePolicies20261124093000,
  CreateScorecards20261124093100,
  CreateAudit20261124110000,
  CreateIdempotencyKeys20261124111000,
  AddHolidays20261124112000,
  CreateContracts20261124121000,
  KeepMerges20261124122100,
  AddContractItems20261124125000,
  ExtendPartnersAndOfferings20261124122000,
  SpellContractHolders20261124125100,
  ExtendReviews20261124123000,
  CreateEscalations20261124130000,
  CreateCapabilities20261124150000,
  CreateOrganisation20261124160000,
  AskForNightCalls20261124161000,
  OpenReviewRounds20261124161100,
  CreateSegments20261124161200,
  CreateServiceLevels20261124162000,
  CreateServiceClocks20261124162100,
  CreateRetainerUses20261124162200,
  CreateServiceCredits20261124162300,
  CreateReadinessPolicy20261124163000,
  DateContactsAndPaths20261124164000,
  CreateSubcontractings20261124163100,
];
