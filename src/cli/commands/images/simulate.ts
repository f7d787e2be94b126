import { type Recipe, type SimulationReport, simulateToFolder } from '#app';
import { composeEncoder } from '../../compose.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { openOutputFolder } from '../../output-folder.ts';
import { faint, printJson, printLine, printTable, strong } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { CommandError } from '../../workspace.ts';

export interface SimulateArguments {
  readonly out: string;
  readonly seed: string;
  readonly scenes?: number;
  readonly from?: string;
  readonly to?: string;
  readonly every: number;
  readonly gsd: readonly number[];
  readonly tracks?: number;
  readonly length?: number;
  readonly counts?: readonly number[];
  readonly cloudy?: number;
  readonly png?: boolean;
  readonly json?: boolean;
}

/** Renders a railway yard that does not exist, with what truly stands there. Goes on with a folder left half done. */
export async function runSimulate(options: SimulateArguments, signal: AbortSignal): Promise<ExitCode> {
  const started = performance.now();
  const progress = startProgress();
  const tools = { images: composeEncoder(), folder: openOutputFolder(options.out) };
  let report: SimulationReport;
  try {
    report = await simulateToFolder(tools, makeRecipe(options), {
      signal,
      onProgress: (label, fraction) => progress.update(label, fraction),
    });
  } finally {
    progress.stop();
  }
  const seconds = Number(((performance.now() - started) / 1000).toFixed(2));
  if (options.json) printJson({ simulated: true, seed: options.seed, folder: options.out, ...report, seconds });
  else print(options, report, seconds);
  return exitCode.ok;
}

function makeRecipe(options: SimulateArguments): Recipe {
  const { tracks, length, counts, cloudy } = options;
  return {
    seed: options.seed,
    yard: { ...(tracks === undefined ? {} : { tracks }), ...(length === undefined ? {} : { lengthMetres: length }) },
    archive: {
      ...chooseDays(options),
      everyDays: options.every,
      gsds: options.gsd.map((metres) => ({ metres, weight: 1 })),
      ...(counts === undefined ? {} : { counts }),
      ...(cloudy === undefined ? {} : { cloudy }),
    },
    previews: options.png ?? false,
  };
}

/** `--scenes` counts from `--from`; else the days from `--from` to `--to`. */
function chooseDays({ scenes, from = '2023-06-05', to, every }: SimulateArguments): { from: string; to: string } {
  if (to !== undefined && scenes !== undefined) throw new CommandError('usage', 'give --scenes or --to, not both');
  const days = ((scenes ?? 1) - 1) * every;
  return { from, to: to ?? new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10) };
}

function print(options: SimulateArguments, { siteId, tracks, scenes }: SimulationReport, seconds: number): void {
  printLine(`${strong(siteId)}: SIMULATED yard with ${tracks} tracks, ${scenes.length} scenes in ${options.out}`);
  printTable(
    ['date', 'gsd', 'wagons', 'visible', 'cloud', 'image'],
    scenes.map((one) => [
      one.date.slice(0, 10),
      `${one.gsdMetres} m`,
      String(one.count),
      String(one.visibleCount),
      `${Math.round(100 * one.cloudFraction)} %`,
      one.wasKept ? `${one.image} (was there)` : one.image,
    ]),
  );
  printLine(faint(`done in ${seconds.toFixed(1)} s`));
}
