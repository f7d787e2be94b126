import { type FirstLookOptions, type StraightTrack, cellMetres, lookFirst } from './first-look.ts';
import { possibleAzimuths } from './shadow-side.ts';

/**
 * How decided the net is: mean |evidence| over the cells that were seen, each up to 8 nats. Lines that run beside their
 * tracks, and shadows that are sought on the wrong side, leave it undecided.
 */
export function measureDecisiveness(
  tracks: readonly { readonly occupied: Float32Array; readonly seen: Uint8Array }[],
): number {
  let [sum, cells] = [0, 0];
  for (const { occupied, seen } of tracks)
    for (let cell = 0; cell < seen.length; cell++) {
      if (seen[cell] !== 1) continue;
      sum += Math.min(8, Math.abs(occupied[cell] ?? 0));
      cells += 1;
    }
  return cells === 0 ? 0 : sum / cells;
}

/** Most metres of track that are read to guess where the sun stood. */
const guessMetres = 4000;

/** The direction of the sun under which the net is most decided on a part of the tracks, degrees clockwise from north. */
export function guessSun(
  tracks: readonly StraightTrack[],
  isNorthern: boolean,
  options: Omit<FirstLookOptions, 'sun'>,
): number {
  const total = tracks.reduce((sum, { path }) => sum + path.cells * cellMetres, 0);
  const every = Math.max(1, Math.ceil(total / guessMetres));
  const chosen = tracks.filter((_, index) => index % every === 0);
  const scores = possibleAzimuths(isNorthern).map((azimuth) => {
    const looks = chosen.map((track) => lookFirst(track, { ...options, sun: azimuth }));
    return {
      azimuth,
      decided: measureDecisiveness(looks.map(({ occupied, strip }) => ({ occupied, seen: strip.seen }))),
    };
  });
  return scores.reduce((best, one) => (one.decided > best.decided * 1.01 ? one : best)).azimuth;
}
