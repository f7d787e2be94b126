import { type CaseSighting, checkCaseNames, checkNames, readRecords } from '#app';
import type { Designation } from '#core';
import type { NameMatch } from '#evidence';
import { composeReader } from '../../compose.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, strong } from '../../output.ts';
import { warnRejected } from '../../warn-rejected.ts';
import { CommandError, type Workspace, openWorkspace } from '../../workspace.ts';

interface NameOptions {
  readonly workspace?: string;
  readonly case?: string;
  readonly list?: readonly string[];
  readonly part?: string;
  readonly least?: number;
  readonly json?: boolean;
}

export async function runNameCheck(names: readonly string[], options: NameOptions): Promise<ExitCode> {
  if (names.length === 0 && options.case === undefined)
    throw new CommandError('usage', 'say at least one name, or --case ID');
  const needsWorkspace = options.case !== undefined || options.list === undefined;
  const workspace = needsWorkspace ? await openWorkspace(options.workspace) : null;
  try {
    const designations = await designationsFor(options, workspace);
    const found = checkNames(names, designations, options.least);
    const sightings =
      options.case === undefined
        ? []
        : await checkCaseNames(workspace!.store, options.case, {
            designations,
            ...(options.least === undefined ? {} : { least: options.least }),
          });
    if (options.json) {
      printJson({
        names: found.map(({ name, matches }) => ({ name, matches: matches.map(toJson) })),
        sightings: sightings.map(({ match, ...where }) => ({ ...where, match: toJson(match) })),
        listed: designations.length,
      });
    } else printFound(found, sightings, designations.length);
    return exitCode.ok;
  } finally {
    await workspace?.close();
  }
}

async function designationsFor(options: NameOptions, workspace: Workspace | null): Promise<Designation[]> {
  const all: Designation[] = [];
  for (const path of options.list ?? []) {
    const read = await readRecords(composeReader(), path);
    warnRejected(read.rejected);
    all.push(...read.of('designation'));
  }
  if (options.list === undefined) all.push(...(await workspace!.store.list('designation')));
  const wanted = options.part?.toLowerCase();
  const kept = wanted === undefined ? all : all.filter((one) => one.regime.toLowerCase() === wanted);
  if (kept.length > 0) return kept;
  const hint =
    wanted === undefined ? 'import the UN list first, or name a file with --list' : `no part "${options.part}"`;
  throw new CommandError('usage', `no name to compare with: ${hint}`);
}

function toJson(match: NameMatch): object {
  const { designation, listedName, isAlias, score, level, parts, unmatched, isOrderDifferent, reasons } = match;
  const { id, list, regime, kind, name } = designation;
  return {
    id,
    list,
    regime,
    kind,
    name,
    listedName,
    isAlias,
    score,
    level,
    parts,
    unmatched,
    isOrderDifferent,
    reasons,
  };
}

function printFound(found: ReturnType<typeof checkNames>, sightings: readonly CaseSighting[], listed: number): void {
  for (const { name, matches } of found) {
    printLine(`${strong(name)}: ${matches.length === 0 ? `like none of ${listed} entries` : ''}`);
    for (const match of matches) printMatch(match);
  }
  for (const { text, documentId, start, claimIds, match } of sightings) {
    printLine(`${strong(text)} ${faint(`in ${documentId} at ${start}${claimIds.length > 0 ? ', in a claim' : ''}`)}`);
    printMatch(match);
  }
  if (found.length === 0 && sightings.length === 0) printLine(`no name in the case is like one of ${listed} entries`);
  printLine(faint('A match of names is not a match of persons: compare birth dates and papers.'));
}

function printMatch({ designation, listedName, level, score, reasons }: NameMatch): void {
  printLine(
    `  ${level} ${score.toFixed(2)}  ${designation.id} ${listedName} (${designation.regime}, ${designation.kind})`,
  );
  for (const reason of reasons) printLine(faint(`    ${reason}`));
}
