import { scoreQuoteFiles, scoreTimexFiles } from '#app';
import type { SupportedLanguage } from '#language';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { faint, printJson, printLine, printTable } from '../output.ts';
import { readFolder } from '../read-folder.ts';
import { warnRejected } from '../warn-rejected.ts';

interface ScoreOptions {
  readonly lang: SupportedLanguage;
  readonly json?: boolean;
}

/** `sightline score-quotes`. */
export async function runScoreQuotes(path: string, options: ScoreOptions): Promise<ExitCode> {
  const report = scoreQuoteFiles(await readFolder(path, ['.jsonl']), options.lang);
  const { documents, messages, roles, joint, rejected } = report;
  warnRejected(rejected);
  if (options.json) printJson(report);
  else printScores(documents, { messages, roles, joint });
  return documents > 0 ? exitCode.ok : exitCode.failed;
}

/** `sightline score-timex`. */
export async function runScoreTimex(
  path: string,
  options: ScoreOptions & { readonly predicted?: string },
): Promise<ExitCode> {
  const endings = ['.tml', '.xml'];
  const others = options.predicted === undefined ? undefined : await readFolder(options.predicted, endings);
  const byName = others && new Map(others.map(({ name, text }) => [name, text]));
  const report = scoreTimexFiles(await readFolder(path, endings), options.lang, byName);
  const { documents, strict, relaxed, value, rejected } = report;
  warnRejected(rejected);
  if (options.json) printJson(report);
  else printScores(documents, { strict, relaxed, 'relaxed with right value': value });
  return documents > 0 ? exitCode.ok : exitCode.failed;
}

function printScores(
  documents: number,
  scores: Readonly<Record<string, { precision: number; recall: number; f1: number }>>,
): void {
  const percent = (share: number): string => (100 * share).toFixed(1);
  const rows = Object.entries(scores).map(([name, score]) => [
    name,
    ...[score.precision, score.recall, score.f1].map(percent),
  ]);
  printTable(['per cent', 'precision', 'recall', 'F1'], rows);
  printLine(faint(`${documents} documents`));
}
