import { type ConvexPolygon, computeOverlap } from './convex-polygon.ts';
import { indexBoxes } from './box-index.ts';

/** What may stand on the same ground only once per class. */
export interface Candidate {
  readonly polygon: ConvexPolygon;
  readonly score: number;
  /** Candidates of different classes never suppress each other. */
  readonly objectClass: string;
}

/**
 * Non-maximum suppression by the true overlap of rotated outlines: from the best score down, a candidate is dropped
 * when its intersection over union with a kept one of its class is above `threshold`. Upright boxes around thin
 * objects at 45° overlap almost wholly although the objects only lie side by side; their outlines do not.
 */
export function suppressOverlaps<T extends Candidate>(candidates: readonly T[], threshold: number): T[] {
  const ordered = candidates.toSorted((a, b) => b.score - a.score);
  const index = indexBoxes(ordered.map(({ polygon }) => polygon));
  const dropped = new Uint8Array(ordered.length);
  return ordered.filter((one, rank) => {
    if (dropped[rank] === 1) return false;
    for (const other of index.around(one.polygon)) {
      const rival = ordered[other];
      if (other <= rank || !rival || rival.objectClass !== one.objectClass || dropped[other] === 1) continue;
      if (computeOverlap(one.polygon, rival.polygon) > threshold) dropped[other] = 1;
    }
    return true;
  });
}
