import { type SimilarReport, findSimilarInImage } from '#app';
import { type Geometry, labelPosition } from '#core';
import { composeImages } from '../../compose.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, printTable, strong } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { readGeometries } from '../../read-geometries.ts';
import { CommandError, type WebAccess } from '../../workspace.ts';

export interface FindSimilarArguments extends WebAccess {
  readonly at?: readonly (readonly [lon: number, lat: number])[];
  readonly outlines?: string;
  readonly size?: readonly [lengthMetres: number, widthMetres: number];
  readonly accept?: string;
  readonly reject?: string;
  readonly json?: boolean;
}

/** Finds what looks like one to a few examples in one image. */
export async function runFindSimilar(
  href: string,
  options: FindSimilarArguments,
  signal: AbortSignal,
): Promise<ExitCode> {
  const started = performance.now();
  const points = (options.at ?? []).map((coordinates): Geometry => ({ type: 'Point', coordinates }));
  const examples = [...points, ...(await readOptional(options.outlines))];
  if (examples.length === 0) throw new CommandError('usage', 'expected examples: --at lon,lat or --outlines FILE');
  const progress = startProgress();
  const image = await composeImages(options).open(href, { signal });
  let report: SimilarReport;
  try {
    report = await findSimilarInImage({
      image,
      examples,
      ...(options.size ? { size: { lengthMetres: options.size[0], widthMetres: options.size[1] } } : {}),
      accepted: await readOptional(options.accept),
      rejected: await readOptional(options.reject),
      signal,
      onProgress: (share) => progress.update('searching', share),
    });
  } finally {
    progress.stop();
    await image.close();
  }
  const seconds = Number(((performance.now() - started) / 1000).toFixed(2));
  if (options.json) printJson({ ...report, seconds });
  else printReport(report);
  return exitCode.ok;
}

async function readOptional(path: string | undefined): Promise<Geometry[]> {
  return path === undefined ? [] : readGeometries(path);
}

function printReport({ likely, detections }: SimilarReport): void {
  printLine(strong(`${likely} more like the examples`));
  const rows = detections.features
    .filter(({ properties }) => properties.likely)
    .map(({ geometry, properties }) => {
      const { lon, lat } = labelPosition(geometry);
      const chance = properties.probability === null ? '–' : `${Math.round(100 * properties.probability)} %`;
      return [
        `${lon.toFixed(6)}, ${lat.toFixed(6)}`,
        properties.score.toFixed(2),
        chance,
        properties.lengthMetres.toFixed(1),
        `${Math.round(properties.axisDegrees)}°`,
      ];
    });
  if (rows.length > 0) printTable(['lon, lat', 'score', 'probability', 'length m', 'axis'], rows);
  const weak = detections.features.length - likely;
  if (weak > 0) printLine(faint(`${weak} weaker ones are in --json; accept and reject some to sharpen the search`));
}
