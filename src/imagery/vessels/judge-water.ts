import type { MarkedZone } from '#core';
import type { PixelZone } from '../geometry/pixel-zone.ts';
import type { Countability } from '../resolution/countability.ts';
import { nearLandMetres } from './estimate-vessels.ts';
import type { SeaScene } from './find-vessels.ts';
import type { Shore } from './map-shore.ts';

interface Look {
  readonly scene: SeaScene;
  readonly shore: Shore;
  /** 1 under cloud or its shadow. */
  readonly hidden: Uint8Array | null;
  /** Other dates show what is new at berths. */
  readonly hasDates: boolean;
  readonly countability: Countability;
}

/** A zone counts as observed when more of its water than this was seen. */
const leastVisible = 0.5;

/** What could be seen of the water in a zone, its shore included; land does not count. */
export function judgeWater(
  id: string,
  area: PixelZone,
  { countability, hasDates, hidden, scene, shore }: Look,
): Omit<MarkedZone, 'zoneId'> & { readonly id: string } {
  if (countability.answer === 'none') return { id, status: 'unusable', visibleShare: 0, reason: countability.reason };
  const { height, width } = scene.grid;
  const lost = { outside: 0, empty: 0, hidden: 0, near: 0 };
  let seen = 0;
  for (const { column, row } of area.samples) {
    const [x, y] = [Math.floor(column), Math.floor(row)];
    const at = y * width + x;
    if (x < 0 || y < 0 || x >= width || y >= height) lost.outside++;
    else if (hidden?.[at] === 1) lost.hidden++;
    else if ((scene.valid[at] ?? 0) < 128) lost.empty++;
    else if (shore.band[at] === 1 && !hasDates) lost.near++;
    else if (shore.band[at] === 1 || shore.water[at] === 1) seen++;
  }
  const whole = seen + lost.outside + lost.empty + lost.hidden + lost.near;
  if (whole === 0)
    return { id, status: 'not-observed', visibleShare: 0, reason: 'the water mask shows no water in it' };
  const visibleShare = seen / whole;
  if (visibleShare > leastVisible) return { id, status: 'observed', visibleShare, reason: null };
  const reason = [
    [lost.near, `within ${nearLandMetres} m of land, where one date does not tell vessels from quays`],
    [lost.hidden, 'under cloud or its shadow'],
    [lost.outside, 'outside the image'],
    [lost.empty, 'without data'],
  ]
    .filter((part): part is [number, string] => Number(part[0]) / whole >= 0.005)
    .map(([part, what]) => `${Math.round((100 * part) / whole)} % ${what}`)
    .join(', ');
  const isUnusable = lost.near + lost.hidden > lost.outside + lost.empty;
  return { id, status: isUnusable ? 'unusable' : 'not-observed', visibleShare, reason };
}
