import { type LedgerReport, caseLedger } from '#app';
import type { Quantity } from '#core';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine, strong } from '../../output.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

/** Who gives, wants and received what, by whose word, and what flowed back. */
export function runLedger(options: CaseReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(options, ({ store }) => caseLedger(store, options.case), printLedger);
}

function printLedger({ pairs, exchanges, touches, names }: LedgerReport): void {
  if (pairs.length === 0) printLine('the ledger of this case is empty');
  for (const { parties, lines, returns } of pairs) {
    printLine(strong(parties.join(' and ')));
    for (const line of lines) {
      const likelihood = line.likelihood === null ? '' : `, we hold it ${line.likelihood}`;
      printLine(`  ${line.from} → ${line.to}  ${line.item}: ${strong(line.stage)}${likelihood}`);
      for (const [stage, sayers] of Object.entries(line.claimedBy))
        if (sayers.length > 0) printLine(`    ${stage}: ${sayers.map((id) => names[id] ?? id).join(', ')}`);
      for (const { quantity } of line.quantities) printLine(faint(`    as stated: ${describeQuantity(quantity)}`));
      const paragraphs = touches
        .filter((one) => line.exchangeIds.includes(one.exchangeId))
        .flatMap(({ findings }) => findings.map(({ provision }) => `${provision.resolution} ¶${provision.paragraph}`));
      if (paragraphs.length > 0) printLine(faint(`    would touch ${[...new Set(paragraphs)].join(', ')}`));
    }
    for (const { exchangeId, inReturnFor } of returns)
      printLine(
        `  in return: ${whatOf(exchangeId, exchanges)} for ${inReturnFor.map((id) => whatOf(id, exchanges)).join(', ')}`,
      );
  }
}

function whatOf(id: string, exchanges: LedgerReport['exchanges']): string {
  return exchanges.find((one) => one.id === id)?.what ?? id;
}

function describeQuantity({ low, high, unit }: Quantity): string {
  if (low === null) return `at most ${high} ${unit}`;
  if (high === null) return `at least ${low} ${unit}`;
  return low === high ? `${low} ${unit}` : `${low} to ${high} ${unit}`;
}
