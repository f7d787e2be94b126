import type { ImageCount, ZoneCount } from '../counting/image-count.ts';
import { type CountArea, type CountLayout, type TrackSpan, trackCellMetres } from '../counting/lay-out-zones.ts';
import { judgeZone } from '../coverage/judge-zones.ts';
import type { Countability } from '../resolution/countability.ts';
import { combineCounts, combineLengths } from './combine-counts.ts';
import { decodeArea } from './decode-area.ts';
import { type DecodedTrack, decodeTracks } from './decode-tracks.ts';
import { markWagons } from './mark-wagons.ts';
import { findOccupiedStretches } from './occupied-stretches.ts';
import { railcarDetector } from './railcar-detector.ts';
import type { TrackView } from './track-view.ts';

export interface CountViewsOptions {
  readonly gsdMetres: number;
  readonly countability: Countability;
  /** Of all intervals, 0..1. */
  readonly level: number;
}

/** Decides what stands on the tracks of one scene from how they were seen; `views` are by track of the layout. */
export function countViews(layout: CountLayout, views: readonly TrackView[], options: CountViewsOptions): ImageCount {
  const { countability, gsdMetres, level } = options;
  const { answer } = countability;
  const spansOfTrack = layout.tracks.map(({ cells }, track): TrackSpan => ({ track, from: 0, to: cells }));
  const verdicts = layout.zones.map(({ id }) => judge(id, spansOf(layout, spansOfTrack, id), views, countability));
  const observed = new Set(verdicts.filter(({ status }) => status === 'observed').map(({ id }) => id));
  const decoded = decodeObserved(layout, views, level, (zoneId) => observed.has(zoneId));
  const known = decoded.filter((one) => one !== undefined);
  const evidence = views.map((view) => view.evidence);
  const zones = verdicts.map((verdict) => {
    if (verdict.status !== 'observed') return verdict;
    const area = layout.areas.find(({ id }) => id === verdict.id);
    const parts = area
      ? decodeArea(area.spans, evidence, decoded, level)
      : layout.tracks.flatMap(({ zoneId }, index) => (zoneId === verdict.id ? (decoded[index] ?? []) : []));
    return { ...verdict, ...answerOf(parts, answer, level) };
  });
  const { count: total, occupied, isOccupied } = answerOf(known, answer, level);
  return {
    gsdMetres,
    countability,
    level,
    total,
    occupied,
    isOccupied,
    visibleShare: answer === 'none' ? 0 : shareSeen(spansOfTrack, views),
    zones,
    marks:
      answer === 'count'
        ? decoded.flatMap((one, index) => {
            const view = views[index];
            return one && view ? markWagons(layout, index, one, view) : [];
          })
        : [],
    stretches: decoded.flatMap((one, index) => {
      const track = layout.tracks[index];
      return one && track ? findOccupiedStretches(track, one) : [];
    }),
    detector: railcarDetector,
    notes: notesOn(zones, options),
  };
}

type Numbers = Pick<ZoneCount, 'count' | 'occupied' | 'isOccupied'>;
const nothing: Numbers = { count: null, occupied: null, isOccupied: null };

/** What the resolution lets us say of tracks that were decoded. */
function answerOf(parts: readonly DecodedTrack[], answer: Countability['answer'], level: number): Numbers {
  if (parts.length === 0 || answer === 'none') return nothing;
  const count = combineCounts(parts, level);
  const isOccupied = count.low > 0 ? 'yes' : count.high === 0 ? 'no' : 'uncertain';
  if (answer === 'occupancy') return { ...nothing, isOccupied };
  const occupied = combineLengths(parts, level);
  return { count: answer === 'count' ? count : null, occupied, isOccupied };
}

function spansOf(layout: CountLayout, whole: readonly TrackSpan[], id: string): readonly TrackSpan[] {
  const area: CountArea | undefined = layout.areas.find((one) => one.id === id);
  return area ? area.spans : whole.filter(({ track }) => layout.tracks[track]?.zoneId === id);
}

/** Whether enough of a zone's tracks could be seen, and what kept the rest from sight. */
function judge(
  id: string,
  spans: readonly TrackSpan[],
  views: readonly TrackView[],
  { answer, reason }: Countability,
): ZoneCount {
  const lost = [0, 0, 0, 0];
  for (const { track, from, to } of spans)
    for (const why of views[track]?.lost.subarray(from, to) ?? []) lost[why] = (lost[why] ?? 0) + 1;
  const cells = lost.reduce((sum, one) => sum + one, 0);
  const base = { id, trackMetres: Math.round(cells * trackCellMetres * 10) / 10, ...nothing };
  if (cells === 0) return { ...base, status: 'not-observed', reason: 'no track runs through it', visibleShare: 0 };
  if (answer === 'none') return { ...base, status: 'unusable', reason, visibleShare: 0 };
  const share = (why: number): number => (lost[why] ?? 0) / cells;
  const { status, visibleShare, reason: why } = judgeZone(id, { outside: share(1), empty: share(2), hidden: share(3) });
  return { ...base, status, visibleShare, reason: why };
}

/** All tracks of observed zones together, since they share the errors of their scene; others are undefined. */
function decodeObserved(
  { tracks }: CountLayout,
  views: readonly TrackView[],
  level: number,
  isObserved: (zoneId: string) => boolean,
): (DecodedTrack | undefined)[] {
  const indices = tracks.flatMap(({ zoneId }, index) => (isObserved(zoneId) ? [index] : []));
  const decoded = decodeTracks(
    indices.flatMap((index) => views[index]?.evidence ?? []),
    { level },
  );
  return tracks.map((_, index) => decoded[indices.indexOf(index)]);
}

function shareSeen(spans: readonly TrackSpan[], views: readonly TrackView[]): number {
  let [seen, cells] = [0, 0];
  for (const { track, from, to } of spans) {
    cells += to - from;
    for (const one of views[track]?.evidence.seen ?? []) seen += one;
  }
  return cells === 0 ? 0 : seen / cells;
}

function notesOn(zones: readonly ZoneCount[], { countability }: CountViewsOptions): string[] {
  const { answer, flagged, reason } = countability;
  const notes: string[] = [];
  if (flagged) notes.push(`flagged: ${reason}`);
  else if (answer !== 'count') notes.push(reason);
  const unseen = zones.filter(({ status }) => status !== 'observed').length;
  if (unseen > 0 && answer !== 'none')
    notes.push(`${unseen} of ${zones.length} zones could not be seen and are not in the total`);
  return notes;
}
