import { type DetectReport, detectInImage } from '#app';
import { type Zone, objectClassKey } from '#core';
import { composeDetectors, composeImages } from '../../compose.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, printTable, strong } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { readCountZones } from '../../read-count-zones.ts';
import { CommandError } from '../../workspace.ts';
import type { CountOptions } from './count.ts';

/** Counts what somebody's ONNX model finds, in the form that other counts have. */
export async function countWithDetector(
  href: string,
  path: string,
  options: CountOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const started = performance.now();
  const zones = options.zones === undefined ? [] : (await readCountZones(options.zones)).flatMap(toZones);
  const detector = await composeDetectors().open(path);
  const progress = startProgress();
  try {
    const objectClass = findClass(Object.values(detector.model.classes), options.class);
    const image = await composeImages(options).open(href, { signal });
    try {
      const onProgress = (fraction: number): void => progress.update(href, fraction);
      const found = await detectInImage({ image, detector, zones, signal, onProgress });
      progress.stop();
      const report = describe(found, objectClass, Number(((performance.now() - started) / 1000).toFixed(2)));
      if (options.json) printJson(report);
      else print(report, href, objectClass);
      return exitCode.ok;
    } finally {
      await image.close();
    }
  } finally {
    progress.stop();
    await detector.close();
  }
}

function findClass(known: readonly string[], asked: string): string {
  const found = known.find((one) => objectClassKey(one) === objectClassKey(asked));
  if (found !== undefined) return found;
  throw new CommandError('usage', `the detector knows ${[...new Set(known)].join(', ')}: choose one with --class`);
}

/** A detector looks at each line by itself. */
function toZones({ id, geometry }: Awaited<ReturnType<typeof readCountZones>>[number]): Zone[] {
  const parts =
    geometry.type === 'MultiLineString'
      ? geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }) as const)
      : [geometry];
  return parts.map((part, index) => ({
    id: index === 0 ? id : `${id}#${index + 1}`,
    siteId: 'image',
    name: id,
    function: 'other',
    geometry: part,
    approximate: false,
    note: null,
  }));
}

const uncounted = { count: null, low: null, high: null, level: null };

function describe(found: DetectReport, objectClass: string, seconds: number) {
  const { gsdMetres, shownGsdMetres, counts, detections, detector, notes, slices, zones } = found;
  return {
    gsdMetres,
    countable: 'count' as const,
    total: counts[objectClass] ?? uncounted,
    occupiedMetres: null,
    zones: zones.map(({ id, status, reason, visibleShare, counts: inZone }) => {
      const { count, low, high } = inZone?.[objectClass] ?? uncounted;
      return { id, status, reason, count, low, high, occupiedMetres: null, visibleShare };
    }),
    detections: {
      ...detections,
      features: detections.features.filter(({ properties }) => properties.objectClass === objectClass),
    },
    detector,
    shownGsdMetres,
    slices,
    notes,
    seconds,
  };
}

function print(report: ReturnType<typeof describe>, href: string, objectClass: string): void {
  const { total, zones, detector, gsdMetres, seconds, notes } = report;
  const level = total.level === null ? '' : `, ${Math.round(total.level * 100)} % interval`;
  const interval = total.low === null ? '' : ` (${total.low}–${total.high}${level})`;
  printLine(strong(`${href}: ${total.count ?? 0} ${objectClass}${interval}`));
  printLine(`${Number(gsdMetres.toPrecision(3))} m per pixel, ${detector.name} ${detector.version}, ${seconds} s`);
  for (const note of notes) printLine(`note: ${note}`);
  if (zones.length === 0) return;
  printLine();
  printTable(
    ['zone', 'status', 'count', 'seen', 'why'],
    zones.map(({ id, status, count, low, high, visibleShare, reason }) => [
      id,
      status,
      count === null ? '–' : `${count}${low === null ? '' : ` (${low}–${high})`}`,
      `${Math.round(visibleShare * 100)} %`,
      faint(reason ?? ''),
    ]),
  );
}
