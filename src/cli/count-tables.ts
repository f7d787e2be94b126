import type { ArchiveReport, ArchivedScene, CountReport, SceneCount, ZoneReport } from '#app';
import { faint, printLine, printTable, strong } from './output.ts';

interface PrintedCount extends CountReport {
  readonly title: string;
  readonly objectClass: string;
  readonly seconds: number;
  readonly kept?: SceneCount['kept'];
}

/** Zones that could not be seen are listed up to here; their number always is. */
const mostUnseen = 20;

/** A count as a person reads it: the answer first, then zone by zone, then what to know about it. */
export function printCount(count: PrintedCount): void {
  const { title, gsdMetres, zones, detector, seconds, notes, kept } = count;
  printLine(strong(`${title}: ${headline(count)}`));
  printLine(`${Number(gsdMetres.toPrecision(3))} m per pixel, ${detector.name} ${detector.version}, ${seconds} s`);
  for (const note of notes) printLine(`note: ${note}`);
  if (kept) printLine(describeKept(kept));
  const seen = zones.filter(({ status }) => status === 'observed');
  const unseen = zones.filter(({ status }) => status !== 'observed');
  const busy = seen.filter((zone) => zone.count !== 0);
  const shown = [...busy, ...unseen.slice(0, mostUnseen)];
  if (shown.length > 0) {
    printLine();
    printTable(['zone', 'status', 'count', 'occupied m', 'seen', 'why'], shown.map(rowOf));
  }
  if (unseen.length > mostUnseen) printLine(faint(`${unseen.length - mostUnseen} more zones could not be seen`));
  const empty = seen.length - busy.length;
  if (empty > 0) printLine(faint(`${empty} more ${empty === 1 ? 'zone was' : 'zones were'} seen and stood empty`));
}

function headline({
  countable,
  total,
  occupiedMetres,
  occupiedLow,
  occupiedHigh,
  isOccupied,
  ...rest
}: PrintedCount): string {
  const level = `${Math.round(total.level * 100)} % interval`;
  const { objectClass } = rest;
  if (total.count !== null && total.low === null) return `${total.count} ${objectClass} (no interval is known)`;
  if (total.count !== null) return `${total.count} ${objectClass} (${total.low}–${total.high}, ${level})`;
  if (occupiedMetres !== null)
    return `${Math.round(occupiedMetres)} m of track occupied (${Math.round(occupiedLow ?? 0)}–${Math.round(occupiedHigh ?? 0)}, ${level})`;
  if (isOccupied !== null)
    return {
      yes: 'something stands there',
      no: 'nothing stands there',
      uncertain: 'unclear whether anything stands there',
    }[isOccupied];
  return countable === 'none' ? 'cannot be counted at this resolution' : 'none of the zones could be seen';
}

function rowOf({
  id,
  status,
  count,
  low,
  high,
  occupiedMetres,
  isOccupied,
  visibleShare,
  reason,
}: ZoneReport): string[] {
  const number =
    count === null
      ? occupiedMetres === null && isOccupied
        ? isOccupied
        : '–'
      : `${count}${low === null ? '' : ` (${low}–${high})`}`;
  return [
    id,
    status,
    number,
    occupiedMetres === null ? '–' : String(Math.round(occupiedMetres)),
    `${Math.round(visibleShare * 100)} %`,
    faint(reason ?? ''),
  ];
}

function describeKept({ added, markingId, updated, unchanged, reviewed }: SceneCount['kept']): string {
  const left = reviewed === 0 ? '' : `; ${reviewed} left as a person decided`;
  return `drafts: ${added} added, ${updated} renewed, ${unchanged} unchanged${left} (review --kind marking ${markingId})`;
}

/** The scenes of a site, one a line, and what became of them. */
export function printArchive(report: ArchiveReport): void {
  const { siteId, objectClass, counted, kept, passedOver, failed, scenes } = report;
  printLine(strong(`${siteId}: ${objectClass} in ${scenes.length} scenes`));
  printLine(`${counted} counted, ${kept} counted before, ${passedOver} passed over, ${failed} failed`);
  if (scenes.length === 0) return;
  printLine();
  printTable(
    ['date', 'outcome', 'count', 'seen', 'scene', 'why'],
    scenes.map((scene) => [
      scene.date.slice(0, 16).replace('T', ' '),
      scene.outcome,
      answerOf(scene),
      scene.visibleShare === null ? '–' : `${Math.round(scene.visibleShare * 100)} %`,
      scene.sceneId,
      faint(scene.reason ?? ''),
    ]),
  );
}

function answerOf({ total, occupiedMetres, isOccupied }: ArchivedScene): string {
  if (total !== null && total.count !== null)
    return `${total.count}${total.low === null ? '' : ` (${total.low}–${total.high})`}`;
  if (total !== null && total.low !== null) return `${total.low}–${total.high ?? ''}`;
  if (occupiedMetres !== null) return `${Math.round(occupiedMetres)} m`;
  return isOccupied ?? '–';
}
