import type { OpenImage } from '../ports/images.ts';

/**
 * Indices of red, green and blue: as `known` has them, as the file names them, else the first three that are not
 * opacity; of an image of fewer colours the first.
 */
export function chooseBands({ bands }: Pick<OpenImage, 'bands'>, known: readonly number[] | null = null): number[] {
  if (known && known.length > 0 && known.every((band) => band < bands.length)) return [...known];
  const named = ['red', 'green', 'blue'].map((name) => bands.findIndex((band) => band.name === name));
  if (named.every((band) => band >= 0)) return named;
  const colours = [...bands.keys()].filter((band) => bands[band]?.name !== 'alpha');
  return colours.slice(0, colours.length < 3 ? 1 : 3);
}
