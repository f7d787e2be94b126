import { type CancelSignal, fileNameOf } from '#core';
import { CountError, type SceneAsset, findBands } from '#imagery';
import type { Images } from '../../ports/images.ts';

export const seaBandNames = ['green', 'red', 'nir'] as const;
export type SeaBandName = (typeof seaBandNames)[number];

/** Where one band is: an image and the band's index in it, from 0; what makes reflectance of it where somebody says so. */
interface BandPlace {
  readonly href: string;
  readonly band: number;
  readonly scale?: number;
  readonly offset?: number;
}

/** Green, red and near infrared of one date: what water, land and vessels are told apart by. */
export type SeaBands = Readonly<Record<SeaBandName, BandPlace>>;

/** As Sentinel-2 numbers its bands. */
const sentinel2: Readonly<Record<SeaBandName, string>> = { green: '3', red: '4', nir: '8' };
/** `B03` or `B3` between what is no letter or digit: the file of one band of Sentinel-2. */
const bandToken = /(?<![0-9A-Za-z])B(0?)([348])(?![0-9A-Za-z])/g;

/**
 * Finds the three bands of an image: as `given` (indices from 0), by the names the file gives, or, where its name is that
 * of a Sentinel-2 band (`…_B03_…`), in the files beside it. Throws CountError `not-countable`.
 */
export async function findSeaBands(
  images: Images,
  href: string,
  given: Readonly<Record<SeaBandName, number>> | null,
  signal?: CancelSignal,
): Promise<SeaBands> {
  const image = await images.open(href, signal ? { signal } : {});
  try {
    if (given) return everyBand((name) => ({ href, band: requireBand(given[name], image.description.bands, href) }));
    const window = { column: 0, row: 0, width: 1, height: 1 };
    const { bands } = await image.read({ window, ...(signal ? { signal } : {}) });
    const named = everyBand((name) => ({ href, band: bands.findIndex((one) => nameOf(one.name) === name) }));
    if (seaBandNames.every((name) => named[name].band >= 0)) return named;
    if (bands.length === 1 && fileNameOf(href).match(bandToken)?.length === 1)
      return everyBand((name) => ({ href: siblingOf(href, name), band: 0 }));
    const known = bands.map((one, index) => one.name ?? `band ${index + 1}`).join(', ');
    throw new CountError(
      'not-countable',
      `${href}: vessels are told from water by green, red and near infrared light, and it has ${known}; ` +
        'say which they are (--bands green=3,red=4,nir=8), or give one file of a Sentinel-2 scene (…_B03_…) with B03, B04 and B08 side by side',
    );
  } finally {
    await image.close();
  }
}

/** The three bands of a scene by its STAC item. Throws CountError `no-image`. */
export function chooseSeaBands(sceneId: string, assets: readonly SceneAsset[]): SeaBands {
  const choices = findBands(assets, seaBandNames);
  if (!choices)
    throw new CountError('no-image', `${sceneId}: expected assets with green, red and near infrared to count vessels`);
  return everyBand((name) => {
    const choice = choices[seaBandNames.indexOf(name)];
    if (!choice) throw new CountError('no-image', `${sceneId}: no asset with ${name}`);
    const { scale = 1, offset = 0 } = choice.asset.bands[choice.band] ?? {};
    return { href: choice.asset.href, band: choice.band, scale, offset };
  });
}

function everyBand(find: (name: SeaBandName) => BandPlace): SeaBands {
  return { green: find('green'), red: find('red'), nir: find('nir') };
}

function requireBand(band: number, count: number, href: string): number {
  if (band >= 0 && band < count) return band;
  throw new CountError('not-countable', `${href}: expected bands 1 to ${count}, got ${band + 1}`);
}

function nameOf(name: string | null): string {
  const plain = (name ?? '').toLowerCase();
  const number = /^b0?([348])$/.exec(plain)?.[1];
  const known = seaBandNames.find((one) => sentinel2[one] === number);
  return known ?? (/^(nir|nir08|near[ _-]?infrared)$/.test(plain) ? 'nir' : plain);
}

function siblingOf(href: string, name: SeaBandName): string {
  const file = fileNameOf(href);
  const at = href.lastIndexOf(file);
  const sibling = file.replace(bandToken, (_, zero: string) => `B${zero}${sentinel2[name]}`);
  return href.slice(0, at) + sibling + href.slice(at + file.length);
}
