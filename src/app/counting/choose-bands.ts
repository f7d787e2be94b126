import type { LookTask } from './look-at-image.ts';

/**
 * Indices of red, green and blue: as somebody knows them, as the file names them, else the first three; of an image of
 * fewer bands the first.
 */
export async function chooseBands({
  image,
  bands,
  signal,
}: Pick<LookTask, 'image' | 'bands' | 'signal'>): Promise<number[]> {
  const count = image.description.bands;
  if (bands && bands.length > 0 && bands.every((band) => band < count)) return [...bands];
  if (count < 3) return [0];
  const window = { column: 0, row: 0, width: 1, height: 1 };
  const corner = await image.read({ window, ...(signal ? { signal } : {}) });
  const named = ['red', 'green', 'blue'].map((name) => corner.bands.findIndex((band) => band.name === name));
  if (named.every((band) => band >= 0)) return named;
  return corner.bands.length < 3 ? [0] : [0, 1, 2];
}
