import type { PixelZone } from '../geometry/pixel-zone.ts';
import { toPixelZone } from '../geometry/pixel-zone.ts';
import { type GroundPlacement, placeOnGround } from '../geometry/ground-frame.ts';
import { cornersOf } from '../geometry/oriented-box.ts';
import { suppressOverlaps } from '../geometry/suppress-overlaps.ts';
import type { CountZone } from '../counting/count-zone.ts';
import type { CountedMark, ImageCount, ZoneCount } from '../counting/image-count.ts';
import type { Countability } from '../resolution/countability.ts';
import { estimateVessels, nearLandMetres } from './estimate-vessels.ts';
import { findArrivals, leastDates } from './find-arrivals.ts';
import { type SeaScene, type Vessel, findVessels } from './find-vessels.ts';
import { judgeWater } from './judge-water.ts';
import { mapShore } from './map-shore.ts';
import { vesselDetector } from './vessel-detector.ts';
import { findWater } from './water-mask.ts';

export interface SeaOptions {
  readonly zones: readonly CountZone[];
  /** The same ground on other dates, on the same grid: berths are judged by three or more of them. */
  readonly others: readonly SeaScene[];
  /** 1 water, 0 land; null: from the NDWI of all dates. */
  readonly water: Uint8Array | null;
  /** 1 under cloud or its shadow; null where nobody looked. */
  readonly hidden: Uint8Array | null;
  readonly gsdMetres: number;
  readonly countability: Countability;
  /** Of all intervals, 0..1. */
  readonly level: number;
}

/**
 * Counts vessels in zones: in open water as bright spots on this date, within 100 m of land only by what has changed
 * against other dates, since one date does not tell a moored vessel from its quay (`npm run bench -- vessels`: none of 43
 * found). Where other dates are missing that part of a zone counts as not seen. Throws RangeError for a grid that
 * cannot be placed on the globe.
 */
export function countSea(scene: SeaScene, options: SeaOptions): ImageCount {
  const { countability, gsdMetres, level, others } = options;
  const placement = placeOnGround(scene.grid);
  if (!placement) throw new RangeError(`expected a CRS that can be placed on the globe, got ${scene.grid.crs}`);
  const shore = mapShore(options.water ?? maskWater(scene, others, placement), scene.grid, placement);
  const zones = options.zones.map(({ id, geometry }) => ({ id, area: zoneOf(geometry, placement) }));
  const hasDates = others.length >= leastDates;
  const spots = findVessels(scene, shore.water, placement);
  const afloat = spots.filter(({ offshoreMetres }) => offshoreMetres >= nearLandMetres);
  const moored = hasDates ? findArrivals(scene, others, shore.band, placement) : [];
  const vessels = countability.answer === 'none' ? [] : mergeVessels(afloat, moored);

  const verdicts = zones.map(({ id, area }) => ({
    area,
    ...judgeWater(id, area, { scene, shore, hidden: options.hidden, hasDates, countability }),
  }));
  const counted = vessels.map((vessel) => ({ vessel, inside: verdicts.filter((one) => holds(one, vessel)) }));
  const answered = verdicts.map(({ id, reason, status, visibleShare }): ZoneCount => {
    const found = counted.filter(({ inside }) => inside.some((zone) => zone.id === id)).map(({ vessel }) => vessel);
    const answer = status === 'observed' ? answerOf(found, countability, level) : nothing;
    return { id, status, reason, visibleShare, occupied: null, trackMetres: 0, ...answer };
  });
  const inZones = counted.filter(({ inside }) => inside.length > 0);
  const isSeen = answered.some(({ status }) => status === 'observed');
  const whole = isSeen
    ? answerOf(
        inZones.map(({ vessel }) => vessel),
        countability,
        level,
      )
    : nothing;
  const visibleShare = mean(answered.map((zone) => (zone.status === 'observed' ? zone.visibleShare : 0)));
  return {
    gsdMetres,
    countability,
    level,
    total: whole.count,
    occupied: null,
    isOccupied: whole.isOccupied,
    status: isSeen ? 'observed' : (answered[0]?.status ?? 'not-observed'),
    reason: isSeen ? null : (answered[0]?.reason ?? 'there are no zones'),
    visibleShare,
    shift: null,
    zones: answered,
    marks: countability.answer === 'count' ? inZones.map(toMark) : [],
    stretches: [],
    detector: vesselDetector,
    notes: notesOn(answered, options, { hasDates, left: spots.length - afloat.length }),
  };
}

type Verdict = ReturnType<typeof judgeWater> & { readonly area: PixelZone };
type Answer = Pick<ZoneCount, 'count' | 'isOccupied'>;
const nothing: Answer = { count: null, isOccupied: null };

function maskWater(scene: SeaScene, others: readonly SeaScene[], placement: GroundPlacement): Uint8Array {
  const { width, height } = scene.grid;
  const { columnMetres, rowMetres } = placement.frameAt({ column: width / 2, row: height / 2 });
  return findWater([scene, ...others], { width, height, pixelArea: columnMetres * rowMetres });
}

/** Several lines are one zone. */
function zoneOf(geometry: CountZone['geometry'], placement: GroundPlacement): PixelZone {
  if (geometry.type !== 'MultiLineString') return toPixelZone(geometry, placement);
  const parts = geometry.coordinates.map((coordinates) => toPixelZone({ type: 'LineString', coordinates }, placement));
  return {
    holds: (middle, outline) => parts.some((part) => part.holds(middle, outline)),
    samples: parts.flatMap(({ samples }) => samples),
  };
}

/** A vessel off a quay may be found both ways. */
function mergeVessels(afloat: readonly Vessel[], moored: readonly Vessel[]): Vessel[] {
  const candidates = [...afloat, ...moored].map((vessel, index) => ({
    vessel,
    polygon: cornersOf(vessel.box),
    score: index < afloat.length ? vessel.contrast + 1e6 : vessel.contrast,
    objectClass: 'vessel',
  }));
  return suppressOverlaps(candidates, 0.1).map(({ vessel }) => vessel);
}

function holds({ area, status }: Verdict, { box }: Vessel): boolean {
  return status === 'observed' && area.holds(box, cornersOf(box));
}

function answerOf(found: readonly Vessel[], { answer }: Countability, level: number): Answer {
  const count = estimateVessels(found, level);
  const least = count.low ?? found.length;
  const isOccupied = least > 0 ? 'yes' : count.high === 0 ? 'no' : 'uncertain';
  return { count: answer === 'count' ? count : null, isOccupied };
}

function toMark(
  { vessel, inside }: { readonly vessel: Vessel; readonly inside: readonly Verdict[] },
  index: number,
): CountedMark {
  const [first, ...areas] = inside.map(({ id }) => id);
  return {
    id: `vessel-${index + 1}`,
    geometry: vessel.ground.geometry,
    zoneId: first ?? '',
    areas,
    score: null,
    lengthMetres: Math.round(vessel.ground.lengthMetres),
    alongMetres: null,
    colour: null,
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}

function notesOn(
  zones: readonly ZoneCount[],
  { countability: { answer, flagged, reason }, others }: SeaOptions,
  { hasDates, left }: { readonly hasDates: boolean; readonly left: number },
): string[] {
  const notes: string[] = [];
  if (flagged) notes.push(`flagged: ${reason}`);
  else if (answer !== 'count') notes.push(reason);
  if (answer === 'none') return notes;
  if (hasDates)
    notes.push(
      `within ${nearLandMetres} m of land vessels are what has changed against ${others.length} other dates; how many of them that finds was measured on simulated dates only, so counts with any of them have no interval`,
    );
  else
    notes.push(
      `within ${nearLandMetres} m of land nothing is counted: that takes images of at least ${leastDates} other dates, got ${others.length}` +
        (left === 0 ? '' : `; ${left} bright ${left === 1 ? 'spot' : 'spots'} there may be vessels or quays`),
    );
  const unseen = zones.filter(({ status }) => status !== 'observed').length;
  if (unseen > 0) notes.push(`${unseen} of ${zones.length} zones could not be seen and are not in the total`);
  return notes;
}
