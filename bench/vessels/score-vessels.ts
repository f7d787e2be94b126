import type { Vessel } from '#imagery';
import type { Measurement } from '../measure.ts';
import type { Label, Port } from './read-port.ts';

/** A find is right when its middle lies in a label or within this of its middle. */
const nearMetres = 25;

/** Each label counts once; what stands out most chooses first. */
export function matchLabels(
  vessels: readonly Vessel[],
  labels: readonly Label[],
  { metres, scene }: Pick<Port, 'metres' | 'scene'>,
): Map<Vessel, Label> {
  const { width } = scene.grid;
  const hits = new Map<Vessel, Label>();
  const free = new Set(labels);
  for (const vessel of vessels.toSorted((a, b) => b.contrast - a.contrast)) {
    const { column, row } = vessel.box;
    const label = [...free].find(
      (one) =>
        one.pixels.has(Math.floor(row) * width + Math.floor(column)) ||
        Math.hypot(one.column - column, one.row - row) * metres <= nearMetres,
    );
    if (!label) continue;
    free.delete(label);
    hits.set(vessel, label);
  }
  return hits;
}

/** `part` of `whole` as a measurement that nothing is asked of. */
export function share(name: string, part: number, whole: number): Measurement {
  return { name, value: whole === 0 ? 0 : part / whole, unit: '', limit: null, detail: `${part} of ${whole}` };
}
