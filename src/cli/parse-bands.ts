import { InvalidArgumentError } from 'commander';
import type { SeaBandName } from '#app';

const names = ['green', 'red', 'nir'] as const;

/** `green=3,red=4,nir=8`, numbered from 1 as other tools do, to indices from 0. */
export function parseBands(text: string): Readonly<Record<SeaBandName, number>> {
  const pairs = new Map(
    text.split(',').map((part): [string, string] => {
      const [name = '', number = ''] = part.split('=').map((one) => one.trim());
      return [name, number];
    }),
  );
  const [green, red, nir] = names.map((name) => Number(pairs.get(name)) - 1);
  const isWhole = [green, red, nir].every((band) => Number.isInteger(band) && Number(band) >= 0);
  if (isWhole && pairs.size === names.length) return { green: green ?? 0, red: red ?? 0, nir: nir ?? 0 };
  throw new InvalidArgumentError('expected bands by number, from 1 on, as green=3,red=4,nir=8');
}
