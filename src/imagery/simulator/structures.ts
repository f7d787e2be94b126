import type { Random } from './random.ts';
import type { Spine, SpinePosition } from './spine.ts';
import type { TrackPlan } from './track.ts';

/** Something that stands beside or over the tracks, in the yard's coordinates; metres. */
export interface Structure {
  readonly form: 'shed' | 'mast' | 'gantry' | 'tree' | 'box';
  readonly middle: SpinePosition;
  /** Along and across the spine. */
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly colour: readonly [number, number, number];
  readonly seed: number;
}

/** Sheds, huts and trees beside the yard, platforms between tracks, gantries or masts over it. */
export function drawStructures(
  random: Random,
  spine: Spine,
  plans: readonly TrackPlan[],
  electrified: boolean,
): Structure[] {
  const buildings = drawBuildings(random.fork('buildings'), spine, plans);
  const trees = drawTrees(random.fork('trees'), spine, plans);
  return [
    ...buildings,
    ...trees.filter((tree) => !buildings.some((shed) => overlap(tree, shed))),
    ...(electrified ? drawOverhead(random.fork('overhead'), spine, plans) : []),
    ...drawLamps(random.fork('lamps'), spine, plans),
    ...drawClutter(random.fork('clutter'), spine, plans),
  ];
}

const roofs = [
  [150, 150, 150],
  [120, 96, 84],
  [176, 178, 176],
  [96, 110, 124],
  [140, 70, 56],
] as const;

function drawBuildings(random: Random, spine: Spine, plans: readonly TrackPlan[]): Structure[] {
  const offsets = plans.map(({ t }) => t);
  const sheds = Array.from({ length: random.whole(2, 7) }, () => {
    const side = random.pick([-1, 1]);
    const width = random.between(8, 24);
    const near = random.chance(0.3) ? 2.6 : random.between(6, 14);
    const t = (side < 0 ? Math.min(...offsets) : Math.max(...offsets)) + side * (near + width / 2);
    const middle = { s: random.between(0.1, 0.9) * spine.length, t };
    const length = random.between(12, 90);
    const shape = { length, width, height: random.between(4, 11) };
    return { form: 'shed' as const, middle, ...shape, colour: random.pick(roofs), seed: random.whole(0, 9999) };
  });
  return sheds.filter((shed, i) => !sheds.slice(0, i).some((other) => overlap(shed, other)));
}

function overlap(a: Structure, b: Structure): boolean {
  const isBeside = Math.abs(a.middle.s - b.middle.s) > (a.length + b.length) / 2 + 3;
  return !isBeside && Math.abs(a.middle.t - b.middle.t) < (a.width + b.width) / 2 + 3;
}

function drawTrees(random: Random, spine: Spine, plans: readonly TrackPlan[]): Structure[] {
  const offsets = plans.map(({ t }) => t);
  return Array.from({ length: random.whole(10, 60) }, () => {
    const side = random.pick([-1, 1]);
    const t = (side < 0 ? Math.min(...offsets) : Math.max(...offsets)) + side * random.between(9, 60);
    const width = random.between(2.5, 8);
    const colour = [random.between(52, 80), random.between(74, 98), random.between(40, 56)] as const;
    const middle = { s: random.between(-0.1, 1.1) * spine.length, t };
    return {
      form: 'tree' as const,
      middle,
      length: width,
      width,
      height: width * random.between(0.8, 1.4),
      colour,
      seed: random.whole(0, 9999),
    };
  });
}

/** Gantries over whole fans every 55–70 m; where a fan is narrow, masts beside it. */
function drawOverhead(random: Random, spine: Spine, plans: readonly TrackPlan[]): Structure[] {
  const found: Structure[] = [];
  const spacing = random.between(55, 70);
  const skew = random.between(-0.1, 0.1);
  for (const fan of new Set(plans.map((plan) => plan.fan))) {
    if (random.chance(0.25)) continue;
    const offsets = plans.filter((plan) => plan.fan === fan).map(({ t }) => t);
    const [right, left] = [Math.min(...offsets) - 2.6, Math.max(...offsets) + 2.6];
    const wide = offsets.length > 2;
    for (let s = random.between(0, spacing); s < spine.length; s += spacing) {
      const bright = random.between(150, 205);
      const colour = [bright, bright, bright - 4] as const;
      const middle = { s, t: (right + left) / 2 };
      const seed = random.whole(0, 9999);
      if (wide) found.push({ form: 'gantry', middle, length: 0.7, width: left - right, height: 8, colour, seed });
      for (const t of wide ? [right, left] : [right])
        found.push({ form: 'mast', middle: { s: s + skew, t }, length: 0.35, width: 0.35, height: 9, colour, seed });
    }
  }
  return found;
}

/** The middle lines between neighbouring tracks. */
function findGaps(plans: readonly TrackPlan[]): number[] {
  const offsets = plans.map(({ t }) => t).sort((a, b) => a - b);
  return offsets.slice(1).map((t, i) => (t + (offsets[i] ?? t)) / 2);
}

/** Signals, cabinets, manholes, markers and what was left lying between the tracks. */
function drawClutter(random: Random, spine: Spine, plans: readonly TrackPlan[]): Structure[] {
  const gaps = findGaps(plans);
  if (gaps.length === 0) return [];
  const paints = [
    [206, 206, 202],
    [186, 178, 96],
    [90, 88, 86],
    [150, 60, 50],
    [170, 168, 160],
  ] as const;
  return Array.from({ length: Math.round((gaps.length * spine.length) / 90) }, () => {
    const length = random.between(0.3, 1.1);
    const shape = {
      length,
      width: random.between(0.3, 0.9),
      height: random.chance(0.3) ? random.between(0.4, 2) : 0.1,
    };
    const middle = { s: random.between(0, spine.length), t: random.pick(gaps) + random.between(-0.6, 0.6) };
    return { form: 'box' as const, middle, ...shape, colour: random.pick(paints), seed: random.whole(0, 9999) };
  });
}

function drawLamps(random: Random, spine: Spine, plans: readonly TrackPlan[]): Structure[] {
  const gaps = findGaps(plans);
  if (gaps.length === 0) return [];
  return Array.from({ length: random.whole(0, 2) * 6 }, () => ({
    form: 'mast' as const,
    middle: { s: random.between(0.05, 0.95) * spine.length, t: random.pick(gaps) },
    length: 0.4,
    width: 0.4,
    height: random.between(8, 20),
    colour: [150, 150, 148] as const,
    seed: random.whole(0, 9999),
  }));
}
