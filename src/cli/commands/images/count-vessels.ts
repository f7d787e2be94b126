import { type GivenWater, countVesselsInFile } from '#app';
import { composeImages } from '../../compose.ts';
import { drawOf, writePictures } from '../../count-pictures.ts';
import { printCount } from '../../count-tables.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { readCountZones } from '../../read-count-zones.ts';
import { readGeometries } from '../../read-geometries.ts';
import type { CountOptions } from './count.ts';

/** Counts vessels on water in an image of green, red and near infrared light. */
export async function countVesselsInImage(href: string, options: CountOptions, signal: AbortSignal): Promise<ExitCode> {
  const started = performance.now();
  const zones = options.zones === undefined ? [] : await readCountZones(options.zones);
  const progress = startProgress();
  try {
    const { report, drawn } = await countVesselsInFile(composeImages(options), {
      href,
      others: options.other ?? [],
      zones,
      objectClass: options.class,
      bands: options.bands ?? null,
      water: options.water === undefined ? null : await readWater(options.water),
      level: options.level ?? 0.9,
      ...drawOf(options),
      signal,
      onProgress: (fraction) => progress.update(href, fraction),
    });
    await writePictures(drawn, options);
    progress.stop();
    const seconds = Number(((performance.now() - started) / 1000).toFixed(2));
    if (options.json) printJson({ ...report, seconds });
    else printCount({ ...report, seconds, objectClass: options.class, title: href });
    return exitCode.ok;
  } finally {
    progress.stop();
  }
}

async function readWater(path: string): Promise<GivenWater> {
  return /\.(geo)?json$/i.test(path) ? { areas: await readGeometries(path) } : { href: path };
}
