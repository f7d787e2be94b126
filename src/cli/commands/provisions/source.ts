import { loadCase } from '#app';
import type { Provision } from '#core';
import { readRegimes } from '../../regimes.ts';
import { openWorkspace } from '../../workspace.ts';

/** Where the provisions come from. */
export interface ProvisionSource {
  readonly workspace?: string;
  readonly regime?: readonly string[];
  readonly case?: string;
}

/** Those of the regimes named, else of the case, else of all regimes that come with Sightline. */
export async function readProvisions({ workspace, regime, case: caseId }: ProvisionSource): Promise<Provision[]> {
  if (regime !== undefined || caseId === undefined) return readRegimes(regime);
  const opened = await openWorkspace(workspace);
  try {
    return [...(await loadCase(opened.store, caseId)).provisions];
  } finally {
    await opened.close();
  }
}
