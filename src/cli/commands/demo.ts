import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuiltBrief, assessAll, buildBrief, extractCase, importPath, loadCase, traceCaseRecords } from '#app';
import type { Assessment, OriginTrace, Site } from '#core';
import { briefOptions } from '../brief-options.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { faint, printLine, shorten, strong } from '../output.ts';
import { startProgress } from '../progress.ts';
import { version } from '../version.ts';
import { formatCount, formatEffective, formatProbability } from '../wording.ts';
import { warnRejected } from '../warn-rejected.ts';
import { type Workspace, createWorkspace } from '../workspace.ts';
import { writeFiles } from '../write-files.ts';
import { serveWorkspace } from './serve.ts';

const caseId = 'tumangang-2023';

/** The main job, from published counts and articles to a sourced brief, on the case that comes with Sightline. */
export async function runDemo(
  options: { readonly out: string; readonly serve?: boolean; readonly port: number },
  signal: AbortSignal,
): Promise<ExitCode> {
  const started = performance.now();
  const workspace = await createWorkspace(options.out);
  try {
    const imported = await importDemo(workspace, signal);
    const extracted = await extractCase(workspace.store, caseId, { signal });
    const records = await loadCase(workspace.store, caseId);
    const brief = await buildBrief(workspace.store, caseId, briefOptions(signal));
    const files = await writeFiles(join(options.out, caseId), brief.files);

    printLine(`${strong(records.case.title)}\n${records.case.question}\n`);
    printLine(strong('Taken in'));
    printLine(
      `  ${records.sites.length} sites, ${records.observations.length} published observations, ${records.documents.length} reports`,
    );
    printLine(
      `  ${faint(`${imported.added} records new, ${imported.unchanged} known; ${extracted.drafted} claims drafted, no person has accepted them yet`)}`,
    );
    printUnusual(records.sites, assessAll(records.observations, records.case.asOf), brief);
    printOrigins(traceCaseRecords(records));
    printLine(strong('\nFiles'));
    for (const file of files.filter((one) => /brief\.\w+$/.test(one))) printLine(`  ${file}`);
    printLine(faint(`\ndone in ${((performance.now() - started) / 1000).toFixed(1)} s`));
    if (options.serve) return await serveWorkspace(workspace, options.port, signal, `/cases/${caseId}/brief.html`);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}

async function importDemo(workspace: Workspace, signal: AbortSignal): Promise<{ added: number; unchanged: number }> {
  const folder = fileURLToPath(new URL(`../../../demo/${caseId}`, import.meta.url));
  const context = { actor: { kind: 'machine', name: `sightline ${version}` }, reason: 'import the demo case' } as const;
  const progress = startProgress();
  try {
    const report = await importPath(workspace, folder, context, {
      signal,
      onProgress: (file, fraction) => progress.update(file, fraction),
    });
    warnRejected(report.rejected);
    return report;
  } finally {
    progress.stop();
  }
}

function printUnusual(sites: readonly Site[], assessments: readonly Assessment[], { focus }: BuiltBrief): void {
  printLine(strong('\nWhat is unusual'));
  const others = assessments.filter((one) => one.alert && !isSameSeries(one, focus));
  const alerts = focus === null ? others : [focus, ...others];
  for (const one of alerts) {
    const name = sites.find((site) => site.id === one.siteId)?.name ?? one.siteId;
    const target = one.target ? `${formatCount(one.target)} on ${one.target.date}` : 'nobody counted on that date';
    printLine(`  ${name}, ${one.objectClass}: ${strong(target)}${one.alert ? '' : ', not unusual'}`);
    for (const reading of one.readings) {
      const chance =
        reading.exceedance === null ? 'no baseline' : `chance of as many ${formatProbability(reading.exceedance)}`;
      printLine(
        `    ${reading.name}: ${chance} (${reading.baseline.searched} looks, ${reading.baseline.level * 100} % bound ${reading.baseline.upper ?? '–'})`,
      );
    }
    for (const contested of one.contested) printLine(faint(`    contested: ${contested.statement}`));
  }
}

function isSameSeries(one: Assessment, other: Assessment | null): boolean {
  return one.siteId === other?.siteId && one.objectClass === other.objectClass;
}

function printOrigins(trace: OriginTrace): void {
  printLine(strong('\nWho said it first'));
  for (const one of trace.propositions.filter((proposition) => proposition.mentions > 0)) {
    printLine(`  ${shorten(one.text, 100)}`);
    const names = one.origins.map((origin) => origin.name).join(', ');
    printLine(`    ${one.mentions} mentions, ${strong(formatEffective(one.effective))}: ${names}`);
  }
}
