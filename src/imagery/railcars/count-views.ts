import type { ImageCount, ZoneCount } from '../counting/image-count.ts';
import { type CountArea, type CountLayout, type TrackSpan, trackCellMetres } from '../counting/lay-out-zones.ts';
import { judgeZone } from '../coverage/judge-zones.ts';
import type { Countability } from '../resolution/countability.ts';
import { combineCounts, combineLengths } from './combine-counts.ts';
import { decodeArea } from './decode-area.ts';
import { markWagons } from './mark-wagons.ts';
import { findOccupiedStretches } from './occupied-stretches.ts';
import { railcarDetector } from './railcar-detector.ts';
import { type DecodedPart, decodeParts, findSeenParts } from './seen-parts.ts';
import type { TrackView } from './track-view.ts';

export interface CountViewsOptions {
  readonly gsdMetres: number;
  readonly countability: Countability;
  /** Of all intervals, 0..1. */
  readonly level: number;
  /** How far the image lies beside the tracks, metres; null where nothing was read. */
  readonly shift: ImageCount['shift'];
}

/** Decides what stands on the tracks of one scene from how they were seen; `views` are by track of the layout. */
export function countViews(layout: CountLayout, views: readonly TrackView[], options: CountViewsOptions): ImageCount {
  const { countability, gsdMetres, level } = options;
  const { answer } = countability;
  const spansOfTrack = layout.tracks.map(({ cells }, track): TrackSpan => ({ track, from: 0, to: cells }));
  const verdicts = layout.zones.map(({ id }) => judge(id, spansOf(layout, spansOfTrack, id), views, countability));
  const observed = new Set(verdicts.filter(({ status }) => status === 'observed').map(({ id }) => id));
  const evidence = views.map((view) => view.evidence);
  const isCounted = ({ track }: TrackSpan): boolean => observed.has(layout.tracks[track]?.zoneId ?? '');
  const parts = decodeParts(evidence.flatMap(findSeenParts).filter(isCounted), evidence, level);
  const zones = verdicts.map((verdict) => {
    if (verdict.status !== 'observed') return verdict;
    const area = layout.areas.find(({ id }) => id === verdict.id);
    const own = area
      ? decodeArea(area.spans, evidence, parts, level)
      : parts.filter(({ span }) => layout.tracks[span.track]?.zoneId === verdict.id);
    return { ...verdict, ...answerOf(own, answer, level) };
  });
  const { count: total, occupied, isOccupied } = observed.size === 0 ? nothing : answerOf(parts, answer, level);
  return {
    gsdMetres,
    countability,
    level,
    total,
    occupied,
    isOccupied,
    ...judgeWhole(spansOfTrack, layout, views, observed, countability),
    shift: options.shift,
    zones,
    marks: answer === 'count' ? markWagons(layout, views, parts) : [],
    stretches: parts.flatMap((part) => findOccupiedStretches(layout, part)),
    detector: railcarDetector,
    notes: notesOn(zones, options),
  };
}

type Numbers = Pick<ZoneCount, 'count' | 'occupied' | 'isOccupied'>;
const nothing: Numbers = { count: null, occupied: null, isOccupied: null };

/** What the resolution lets us say of tracks that were decoded. */
function answerOf(own: readonly DecodedPart[], answer: Countability['answer'], level: number): Numbers {
  if (answer === 'none') return nothing;
  const parts = own.map(({ decoded }) => decoded);
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

/** All tracks together; what was seen of zones that were not observed does not count. */
function judgeWhole(
  spans: readonly TrackSpan[],
  { tracks }: CountLayout,
  views: readonly TrackView[],
  observed: ReadonlySet<string>,
  countability: Countability,
): Pick<ImageCount, 'status' | 'reason' | 'visibleShare'> {
  const whole = judge('', spans, views, countability);
  let [seen, cells] = [0, 0];
  for (const [index, { zoneId }] of tracks.entries()) {
    const look = views[index]?.evidence.seen ?? new Uint8Array();
    cells += look.length;
    if (observed.has(zoneId)) for (const one of look) seen += one;
  }
  const visibleShare = cells === 0 ? 0 : seen / cells;
  if (whole.status !== 'observed') return { status: whole.status, reason: whole.reason, visibleShare };
  if (visibleShare > 0.5) return { status: 'observed', reason: null, visibleShare };
  const reason = `only ${Math.round(visibleShare * 100)} % of the tracks could be seen`;
  return { status: 'unusable', reason, visibleShare };
}

function notesOn(zones: readonly ZoneCount[], { countability, shift }: CountViewsOptions): string[] {
  const { answer, flagged, reason } = countability;
  const notes: string[] = [];
  if (flagged) notes.push(`flagged: ${reason}`);
  else if (answer !== 'count') notes.push(reason);
  const off = shift ? Math.hypot(shift.east, shift.north) : 0;
  if (off >= 0.75)
    notes.push(`image and tracks lie ${off.toFixed(1)} m beside one another; the count follows the image`);
  const unseen = zones.filter(({ status }) => status !== 'observed').length;
  if (unseen > 0 && answer !== 'none')
    notes.push(`${unseen} of ${zones.length} zones could not be seen and are not in the total`);
  return notes;
}
