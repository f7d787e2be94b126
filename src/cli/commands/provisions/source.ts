import { loadCase } from '#app';
import type { Provision } from '#core';
import { readRegimes } from '../../regimes.ts';
import { inWorkspaceAt } from '../../report-on-workspace.ts';

/** Where the provisions come from. */
export interface ProvisionSource {
  readonly workspace?: string;
  readonly regime?: readonly string[];
  readonly case?: string;
}

/** Those of the regimes named, else of the case, else of all regimes that come with Sightline. */
export async function readProvisions({ workspace, regime, case: caseId }: ProvisionSource): Promise<Provision[]> {
  if (regime !== undefined || caseId === undefined) return readRegimes(regime);
  return inWorkspaceAt(workspace, async ({ store }) => [...(await loadCase(store, caseId)).provisions]);
}
