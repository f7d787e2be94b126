import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuiltBrief, buildBrief, extractCase, importPath, loadCase } from '#app';
import { wordsIn } from '#brief';
import type { OriginTrace } from '#core';
import { briefOptions } from '../brief-options.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { faint, printLine, shorten, strong } from '../output.ts';
import { startProgress } from '../progress.ts';
import { version } from '../version.ts';
import { warnRejected } from '../warn-rejected.ts';
import { type SimulatedDemo, runSimulatedDemo } from '../simulated-demo.ts';
import { type Workspace, createWorkspace } from '../workspace.ts';
import { writeFiles } from '../write-files.ts';
import { serveWorkspace } from './serve.ts';

const { amounts, origins } = wordsIn('en');

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
    const brief = await buildBrief(workspace.store, caseId, await briefOptions(workspace.images, { signal }));
    const files = await writeFiles(join(options.out, caseId), brief.files);

    printLine(`${strong(records.case.title)}\n${records.case.question}\n`);
    printLine(strong('Taken in'));
    printLine(
      `  ${records.sites.length} sites, ${records.observations.length} published observations, ${records.documents.length} reports`,
    );
    printLine(
      `  ${faint(`${imported.added} records new, ${imported.unchanged} known; ${extracted.drafted} claims drafted, no person has accepted them yet`)}`,
    );
    printUnusual(brief.brief.series);
    printOrigins(brief.brief.origins);
    const simulated = await runSimulatedDemo(workspace, options.out, signal);
    printSimulated(simulated);
    printLine(strong('\nFiles'));
    for (const file of [...files, ...simulated.files].filter((one) => /(brief\.\w+|\.png)$/.test(one)))
      printLine(`  ${file}`);
    printLine(faint(`\ndone in ${((performance.now() - started) / 1000).toFixed(1)} s`));
    if (options.serve) return await serveWorkspace(workspace, { port: options.port }, signal);
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

/** Pixels counted on this machine, of a place that does not exist. */
function printSimulated({ counted, brief }: SimulatedDemo): void {
  printLine(strong('\nCounted from pixels: a SIMULATED yard, to try it on any machine'));
  const { counted: fresh, kept, passedOver, failed } = counted;
  printLine(`  ${fresh + kept} scenes counted, ${passedOver} passed over, ${failed} failed; all counts are drafts`);
  const last = counted.scenes.findLast(({ total }) => total !== null);
  if (last?.total)
    printLine(
      `  last scene, ${last.date.slice(0, 10)}: ${strong(`${last.total.count} railcars (${last.total.low}–${last.total.high})`)}`,
    );
  printUnusual(brief.series);
}

/** The series the case is about, and every other one that raised an alert. */
function printUnusual(series: BuiltBrief['brief']['series']): void {
  printLine(strong('\nWhat is unusual'));
  for (const { siteName, assessment } of series.filter((one, index) => index === 0 || one.assessment.alert)) {
    const target = assessment.target
      ? `${amounts.bounds(assessment.target)} on ${assessment.target.date}`
      : 'nobody counted on that date';
    printLine(`  ${siteName}, ${assessment.objectClass}: ${strong(target)}${assessment.alert ? '' : ', not unusual'}`);
    for (const { name, baseline, exceedance } of assessment.readings) {
      const chance = exceedance === null ? 'no baseline' : `chance of as many ${amounts.probability(exceedance)}`;
      const bound = `${baseline.level * 100} % bound ${baseline.upper ?? '–'}`;
      printLine(`    ${name}: ${chance} (${baseline.searched} looks, ${bound})`);
    }
    for (const contested of assessment.contested) printLine(faint(`    contested: ${contested.statement}`));
  }
}

function printOrigins(trace: OriginTrace): void {
  printLine(strong('\nWho said it first'));
  for (const one of trace.propositions.filter((proposition) => proposition.mentions > 0)) {
    printLine(`  ${shorten(one.text, 100)}`);
    const names = one.origins.map((origin) => origin.name).join(', ');
    printLine(
      `    ${one.mentions} document${one.mentions === 1 ? '' : 's'}, ${strong(origins.effective(one.effective))}: ${names}`,
    );
  }
}
