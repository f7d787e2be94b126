import { type CompositionBlock, type Marking, type Scene, computeBoundingBox, lastDay, parsePartialDate } from '#core';
import { findVisual, measureGround, readSceneAssets } from '#imagery';
import { chooseMarkings } from '../exports/choose-markings.ts';
import type { CaseRecords } from '../load-case.ts';
import type { FigureWords } from './make-figures.ts';

type FigureBlock = Extract<CompositionBlock, { kind: 'view' | 'strips' }>;

/** A scene that shows single objects, with what was marked on it. */
interface Look {
  readonly scene: Scene;
  readonly marking: Marking;
}

/** Dates under each other in a figure of strips. */
const mostDates = 6;
/** A view is not narrower than this, metres: a few wagons without their yard say little. */
const leastWidth = 120;

/**
 * The figures of a brief that nobody has chosen figures for: the site of its focus on the date in question and before,
 * with marks, and its busiest track on the dates up to then. Only images that lie on this machine: a brief fetches nothing.
 */
export function chooseFigures(records: CaseRecords, words: FigureWords): FigureBlock[] {
  const { case: subject, scenes } = records;
  const siteId = subject.focus?.siteId ?? subject.sites[0];
  const horizon = lastDay(subject.focus?.at ?? subject.asOf);
  const byId = new Map(scenes.map((scene) => [scene.id, scene]));
  const looks = chooseMarkings(records, true)
    .filter((marking) => marking.siteId === siteId && marking.gsdMetres !== null)
    .flatMap((marking): Look[] => {
      const scene = byId.get(marking.sceneId);
      return scene && isLocal(scene) && dayOf(scene) <= horizon ? [{ scene, marking }] : [];
    })
    .toSorted((a, b) => (a.scene.start < b.scene.start ? -1 : 1));
  const after = looks.at(-1);
  if (!after) return [];
  const before = looks.at(-2);
  const track = busiestTrack(after.marking, records);
  return [
    ...viewOf(records, after, before, words),
    ...(track === undefined ? [] : [stripsOf(records, track, looks, words)]),
  ];
}

function viewOf(
  { sites, zones }: CaseRecords,
  after: Look,
  before: Look | undefined,
  words: FigureWords,
): FigureBlock[] {
  const { marks, siteId } = after.marking;
  const shapes = [
    ...zones.filter((zone) => zone.siteId === siteId).map(({ geometry }) => geometry),
    ...marks.map(({ geometry }) => geometry),
  ];
  const site = sites.find(({ id }) => id === siteId)?.geometry;
  const boxes = (shapes.length > 0 ? shapes : site ? [site] : []).map(computeBoundingBox);
  if (boxes.length === 0) return [];
  const [west, south, east, north] = [0, 1, 2, 3].map((i) =>
    (i < 2 ? Math.min : Math.max)(...boxes.map((box) => box[i] ?? Number.NaN)),
  ) as [number, number, number, number];
  const size = measureGround({ lon: west, lat: south }, { lon: east, lat: north });
  const widthMetres = Math.max(leastWidth, size.east * 1.06);
  const heightMetres = Math.min(widthMetres, Math.max(size.north * 1.15, widthMetres * 0.24));
  return [
    {
      id: 'before-after',
      kind: 'view',
      caption: before ? words.beforeAfter : words.onTheDate,
      sceneId: after.scene.id,
      otherId: before?.scene.id ?? null,
      centre: { lon: (west + east) / 2, lat: (south + north) / 2 },
      widthMetres: Math.round(widthMetres),
      heightMetres: Math.round(heightMetres),
      hasMarks: true,
    },
  ];
}

function stripsOf({ zones }: CaseRecords, zoneId: string, looks: readonly Look[], words: FigureWords): FigureBlock {
  const name = zones.find(({ id }) => id === zoneId)?.name ?? zoneId;
  const sceneIds = looks.slice(-mostDates).map(({ scene }) => scene.id);
  return { id: 'unrolled', kind: 'strips', caption: words.unrolled(name), zoneId, sceneIds };
}

function busiestTrack({ marks }: Marking, { zones }: CaseRecords): string | undefined {
  const lines = new Set(zones.filter(({ geometry }) => geometry.type === 'LineString').map(({ id }) => id));
  const groups = Map.groupBy(
    marks.filter(({ zoneId }) => zoneId !== null && lines.has(zoneId)),
    ({ zoneId }) => zoneId!,
  );
  return [...groups].toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))[0]?.[0];
}

function isLocal({ item }: Scene): boolean {
  const asset = findVisual(readSceneAssets(item));
  return asset !== undefined && asset !== null && !/^https?:/.test(asset.href);
}

function dayOf({ start }: Scene): number {
  return lastDay(parsePartialDate(start.slice(0, 10)));
}
