import type { Random } from './random.ts';
import type { TrackPlan } from './track.ts';

/** What covers the ground in a band along the yard. */
export const covers = ['field', 'grass', 'ballast', 'cinder', 'gravel', 'asphalt', 'concrete'] as const;
export type Cover = (typeof covers)[number];

/** A band of ground between two offsets from the spine, metres. Later lanes lie on earlier ones. */
export interface Lane {
  readonly cover: Cover;
  readonly from: number;
  readonly to: number;
  /** Along the spine; infinite where it runs through. */
  readonly start: number;
  readonly end: number;
  /** How far its edges wander, metres. */
  readonly wobble: number;
}

/** Bands of ground under and beside the fans of a yard of `length` metres. */
export function drawLanes(random: Random, plans: readonly TrackPlan[], length: number): Lane[] {
  const through = { start: -Infinity, end: Infinity };
  const offsets = plans.map(({ t }) => t);
  const [right, left] = [Math.min(...offsets), Math.max(...offsets)];
  const lanes: Lane[] = [
    { cover: random.pick(['grass', 'field']), from: -Infinity, to: Infinity, wobble: 0, ...through },
  ];
  const edge = (): number => random.between(2.5, 6);
  lanes.push({
    cover: 'grass',
    from: right - random.between(8, 25),
    to: left + random.between(8, 25),
    wobble: 2,
    ...through,
  });
  lanes.push({
    cover: random.pick(['ballast', 'cinder']),
    from: right - edge(),
    to: left + edge(),
    wobble: 1.2,
    ...through,
  });
  for (const fan of new Set(plans.map(({ fan }) => fan))) {
    const members = plans.filter((plan) => plan.fan === fan).map(({ t }) => t);
    const [from, to] = [Math.min(...members) - 2.4, Math.max(...members) + 2.4];
    lanes.push({ cover: random.pick(['ballast', 'ballast', 'cinder']), from, to, wobble: 0.6, ...through });
    const next = Math.min(...offsets.filter((t) => t > to), Infinity);
    if (Number.isFinite(next) && next - to > 4) lanes.push(...fillBetween(random, to, next - 2.4, length));
  }
  lanes.push(...drawStripes(random, offsets));
  for (const side of [-1, 1]) {
    if (!random.chance(0.6)) continue;
    const near = (side < 0 ? right : left) + side * random.between(4, 9);
    const far = near + side * random.between(4, 9);
    const cover = random.pick<Cover>(['asphalt', 'asphalt', 'gravel', 'concrete']);
    lanes.push({
      cover,
      from: Math.min(near, far),
      to: Math.max(near, far),
      wobble: cover === 'gravel' ? 0.6 : 0.1,
      ...through,
    });
  }
  return lanes;
}

/** The ground between two fans; where it is wide enough, sometimes a platform with a paved top. */
function fillBetween(random: Random, from: number, to: number, length: number): Lane[] {
  const wide = to - from > 9;
  const cover = random.pick<Cover>(
    wide ? ['grass', 'gravel', 'asphalt', 'ballast'] : ['grass', 'gravel', 'gravel', 'ballast'],
  );
  const inset = Math.min(1.2, (to - from) / 4);
  const through = { start: -Infinity, end: Infinity };
  const wobble = cover === 'asphalt' ? 0.1 : 0.7;
  const ground: Lane = { cover, from: from + inset, to: to - inset, wobble, ...through };
  if (to - from < 4.5 || !random.chance(0.3)) return [ground];
  const start = random.between(0.1, 0.4) * length;
  const end = start + random.between(0.15, 0.4) * length;
  const top: Lane = { cover: 'asphalt', from: from + 0.3, to: to - 0.3, wobble: 0, start, end };
  const edges = [top.from, top.to - 0.5].map((edge): Lane => ({
    ...top,
    cover: 'concrete',
    from: edge,
    to: edge + 0.5,
  }));
  return [ground, top, ...edges];
}

/** Cable troughs, drains and white lines between tracks: narrow and long. */
function drawStripes(random: Random, offsets: readonly number[]): Lane[] {
  return Array.from({ length: Math.round(offsets.length * 0.8) }, () => {
    const t = random.pick(offsets) + random.pick([-1, 1]) * random.between(2.1, 2.5);
    const width = random.pick([0.3, 0.5, 0.5, 0.8]);
    const start = random.between(-200, 1000);
    const cover = random.pick<Cover>(['concrete', 'gravel', 'concrete', 'cinder']);
    return { cover, from: t - width / 2, to: t + width / 2, start, end: start + random.between(40, 600), wobble: 0 };
  });
}
