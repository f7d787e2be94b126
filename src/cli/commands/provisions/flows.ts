import { readFile } from 'node:fs/promises';
import { type Rejection, checkCaseFlows, decodeFlowsCsv } from '#app';
import { type CapUse, type FlowCheck, checkFlows } from '#evidence';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, strong } from '../../output.ts';
import { readRegimes } from '../../regimes.ts';
import { inWorkspaceAt } from '../../report-on-workspace.ts';
import { warnRejected } from '../../warn-rejected.ts';
import { CommandError } from '../../workspace.ts';
import type { ProvisionSource } from './source.ts';

export async function runFlowCheck(
  file: string | undefined,
  options: ProvisionSource & { readonly json?: boolean },
): Promise<ExitCode> {
  const { check, rejected } = await checkFor(file, options);
  if (options.json) printJson({ uses: check.uses.map(toJson), notCounted: check.notCounted, rejected });
  else {
    printCheck(check);
    warnRejected(rejected);
  }
  return rejected.length > 0 ? exitCode.failed : exitCode.ok;
}

async function checkFor(
  file: string | undefined,
  { workspace, case: caseId, regime }: ProvisionSource,
): Promise<{ check: FlowCheck; rejected: readonly Rejection[] }> {
  if (file !== undefined) {
    const text = await readFile(file, 'utf8').catch(() => {
      throw new CommandError('usage', `${file}: there is no such file, or it cannot be read`);
    });
    const { flows, rejected } = decodeFlowsCsv(text, file);
    return { check: checkFlows(flows, await readRegimes(regime)), rejected };
  }
  if (caseId === undefined) throw new CommandError('usage', 'name a CSV file, or --case ID');
  const provisions = regime === undefined ? undefined : await readRegimes(regime);
  const check = await inWorkspaceAt(workspace, ({ store }) => checkCaseFlows(store, caseId, provisions));
  return { check, rejected: [] };
}

function toJson({ provision, cap, period, totals, share, status, flowIds, reasons }: CapUse): object {
  const { id, regime, resolution, paragraph, verified } = provision;
  return {
    provisionId: id,
    regime,
    resolution,
    paragraph,
    verified,
    item: cap.item,
    limits: cap.limits,
    period,
    totals,
    share,
    status,
    flowIds,
    reasons,
  };
}

function printCheck({ uses, notCounted }: FlowCheck): void {
  if (uses.length === 0) printLine('nothing here counts towards a cap');
  for (const { provision, cap, status, reasons } of uses) {
    printLine(`${strong(`${provision.resolution} ¶${provision.paragraph}`)} ${cap.item}: ${strong(status)}`);
    for (const reason of reasons) printLine(`  ${reason}`);
  }
  for (const { flowId, reason } of notCounted) printLine(faint(`not counted: ${flowId}: ${reason}`));
}
