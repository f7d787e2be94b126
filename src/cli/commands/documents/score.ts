import { type TimexReport, scoreQuoteFiles, scoreTimexFiles } from '#app';
import type { SupportedLanguage } from '#language';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, printTable } from '../../output.ts';
import { readAnnotated, readFolder } from '../../read-folder.ts';
import { warnRejected } from '../../warn-rejected.ts';

interface ScoreOptions {
  readonly lang?: SupportedLanguage;
  readonly json?: boolean;
}

/** `sightline score-quotes`. */
export async function runScoreQuotes(path: string, options: ScoreOptions): Promise<ExitCode> {
  const report = scoreQuoteFiles(await readFolder(path, ['.jsonl']), options.lang);
  const { documents, messages, roles, joint, rejected } = report;
  warnRejected(rejected);
  if (options.json) printJson(report);
  else printScores(documents, { messages, roles, joint });
  return scored(documents, path);
}

/** `sightline score-timex`; the output of other taggers that lies beside the annotation is scored as well. */
export async function runScoreTimex(
  path: string,
  options: ScoreOptions & { readonly predicted?: string },
): Promise<ExitCode> {
  const endings = ['.tml', '.xml'];
  const { gold, others } = await readAnnotated(path, endings);
  const given = options.predicted === undefined ? undefined : await readFolder(options.predicted, endings);
  const report = scoreTimexFiles(gold, options.lang, given && byName(given));
  const beside = others
    .map(({ name, files }) => ({ name, ...scoreTimexFiles(gold, options.lang, byName(files)) }))
    .filter(({ predicted }) => predicted > 0);
  warnRejected(report.rejected);
  if (options.json) printJson({ ...report, others: beside });
  else {
    printTimexScores(report);
    for (const other of beside) {
      printLine(other.name);
      printTimexScores(other);
    }
  }
  return scored(report.documents, path);
}

/** Scores of nothing are no scores of 0, and that is said. */
function scored(documents: number, path: string): ExitCode {
  if (documents > 0) return exitCode.ok;
  process.stderr.write(`sightline: ${path}: expected annotated documents, found none\n`);
  return exitCode.failed;
}

function byName(files: readonly { readonly name: string; readonly text: string }[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ name, text }) => [name, text]));
}

function printTimexScores({ documents, strict, relaxed, value }: TimexReport): void {
  printScores(documents, { strict, relaxed, 'relaxed with right value': value });
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
