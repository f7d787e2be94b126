import {
  type Deciding,
  type GroupingReport,
  groupCase,
  keepProposal,
  mergePropositions,
  partPropositions,
  splitProposition,
} from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printLine, shorten, strong } from '../../output.ts';
import { type CaseReportOptions, inWorkspaceAt, reportOnWorkspace } from '../../report-on-workspace.ts';
import { CommandError, type Workspace } from '../../workspace.ts';

interface PropositionOptions extends CaseReportOptions {
  readonly merge?: string;
  readonly part?: string;
  readonly from?: string;
  readonly into?: string;
  readonly split?: string;
  readonly claims?: readonly string[];
  readonly to?: string;
  readonly text?: string;
  readonly keep?: string;
  readonly by?: string;
  readonly reason?: string;
}

export async function runPropositions(options: PropositionOptions): Promise<ExitCode> {
  const done = await inWorkspaceAt(options.workspace, (workspace) => decide(workspace, options));
  if (done === null) return reportOnWorkspace(options, ({ store }) => groupCase(store, options.case), printGroups);
  printLine(done);
  return exitCode.ok;
}

/** Carries out the decision that was asked for, and says so; null where only a list was asked for. */
async function decide({ store }: Workspace, options: PropositionOptions): Promise<string | null> {
  const { case: caseId, merge, part, split, keep } = options;
  if ([merge, part, split, keep].filter((one) => one !== undefined).length > 1)
    throw new CommandError('usage', 'say one of --merge, --part, --split and --keep at a time');
  if (merge !== undefined) {
    const into = needed(options.into, '--merge A needs --into B');
    await mergePropositions(store, { caseId, from: merge, into }, deciding(options));
    return `${into} takes in the claims of ${merge}`;
  }
  if (part !== undefined) {
    const into = needed(options.from, '--part A needs --from B');
    await partPropositions(store, { caseId, from: part, into }, deciding(options));
    return `${part} stands apart from ${into} again`;
  }
  if (split !== undefined) {
    const claimIds = needed(options.claims, '--split A needs --claims ID...');
    const target =
      options.to === undefined
        ? { text: needed(options.text, '--split A needs --to B, or --text for a new proposition') }
        : { to: options.to };
    const id = await splitProposition(store, { caseId, from: split, claimIds, ...target }, deciding(options));
    return `${claimIds.length} claims of ${split} now state ${id}`;
  }
  if (keep !== undefined) {
    const id = await keepProposal(store, { caseId, proposalId: keep, text: options.text }, deciding(options));
    return `${keep} is kept as ${id}`;
  }
  return null;
}

function deciding({ by, reason }: PropositionOptions): Deciding {
  return {
    actor: { kind: 'person', name: needed(by, 'say --by NAME: a person decides, and the history says who') },
    at: new Date().toISOString(),
    reason: needed(reason, 'say --reason: why, for the history'),
  };
}

function needed<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new CommandError('usage', message);
  return value;
}

function printGroups({ propositions, proposals }: GroupingReport): void {
  for (const { id, text, mergedInto, claims, decisions } of propositions) {
    printLine(`${strong(text)}  ${faint(id)}`);
    if (mergedInto !== null) printLine(`  merged into ${mergedInto}`);
    for (const claim of claims)
      printLine(
        `  ${formatScore(claim.score)}  ${shorten(claim.text, 90)}  ${faint(`${claim.claimId}, ${claim.documentId}: ${claim.reason}`)}`,
      );
    for (const decision of decisions) {
      const what = 'claim' in decision ? `"${shorten(decision.claim.exact, 50)}"` : decision.propositionId;
      printLine(faint(`  ${decision.at.slice(0, 10)} ${decision.by}: ${decision.action} ${what} (${decision.reason})`));
    }
    printLine();
  }
  if (proposals.length > 0) printLine(strong('Proposals: claims of several documents that state none of these'));
  for (const { id, text, score, reasons, claims, differences } of proposals) {
    printLine(`${formatScore(score)}  ${shorten(text, 100)}  ${faint(id)}`);
    printLine(faint(`      ${reasons.join('; ')}`));
    for (const claim of claims)
      printLine(`      ${formatScore(claim.score)}  ${shorten(claim.text, 90)}  ${faint(claim.documentId)}`);
    for (const one of differences)
      printLine(faint(`      ${one.what}: "${one.from}" became "${one.to}" (${one.documentId})`));
  }
  printLine(faint('a score says how far a claim says what the others there say, 0 to 1; a person decides'));
}

function formatScore(score: number | null): string {
  return score === null ? '  – ' : score.toFixed(2);
}
