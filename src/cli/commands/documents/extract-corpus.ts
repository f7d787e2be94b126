import { availableParallelism } from 'node:os';
import { type CorpusReport, extractCorpus } from '#app';
import { createExtractors, openCorpus, openResultLines } from '#sources';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine } from '../../output.ts';
import { CommandError } from '../../workspace.ts';

export interface CorpusFlags {
  readonly out?: string;
  readonly threads?: number;
  readonly json?: boolean;
}

/** Milliseconds between two lines of progress in a pipe. */
const reportEvery = 2000;

/** Reads every article of a folder or of a file of JSON lines, and goes on where an earlier run was stopped. */
export async function runExtractCorpus(path: string, options: CorpusFlags, signal: AbortSignal): Promise<ExitCode> {
  if (options.out === undefined)
    throw new CommandError('usage', `${path} holds many articles; say where their claims go: --out RESULTS.jsonl`);
  const started = performance.now();
  const corpus = await openCorpus(path);
  const results = await openResultLines(options.out);
  const extractors = createExtractors(Math.max(1, options.threads ?? availableParallelism()));
  const kept = results.kept.lines;
  if (kept > 0) process.stderr.write(`${options.out} holds ${kept} articles already; going on after them\n`);
  let next = started + reportEvery;
  try {
    const report = await extractCorpus(
      { corpus, extractors, results },
      {
        signal,
        onProgress: (done) => {
          if (performance.now() < next) return;
          next = performance.now() + reportEvery;
          const rate = (done - kept) / ((performance.now() - started) / 1000);
          const of = corpus.count === null ? '' : ` of ${corpus.count}`;
          process.stderr.write(`${done}${of} articles, ${Math.round(rate)} a second\n`);
        },
      },
    );
    const seconds = (performance.now() - started) / 1000;
    if (options.json) printJson({ ...report, out: options.out, seconds });
    else printReport(report, options.out, seconds);
    return report.failed > 0 ? exitCode.failed : exitCode.ok;
  } finally {
    await extractors.close();
    await results.close();
  }
}

function printReport({ claims, failed, kept, read }: CorpusReport, out: string, seconds: number): void {
  const before = kept === 0 ? '' : `, ${kept} were there`;
  const bad = failed === 0 ? '' : `, ${failed} could not be read (their lines say why)`;
  printLine(`${out}: ${read} articles read in ${seconds.toFixed(1)} s${before}, ${claims} claims${bad}`);
}
