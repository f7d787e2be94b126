import { withoutQuery } from '#core';
import type { SceneAsset } from './scene-asset.ts';

/** One wished band: where it is found. */
export interface BandChoice {
  readonly commonName: string;
  readonly asset: SceneAsset;
  /** Index of the band in the asset's file, from 0. */
  readonly band: number;
}

/**
 * The asset to look at and count on: a picture of full resolution in natural colour where there is one, else one
 * with red, green and blue, a panchromatic one, or the only image there is. Thumbnails and previews never;
 * undefined where every asset is one band of many.
 */
export function findVisual(assets: readonly SceneAsset[]): SceneAsset | undefined {
  const images = assets.filter((asset) => isImage(asset) && !isPreview(asset) && !isQuality(asset));
  const ranked = images
    .map((asset) => ({ asset, rank: rankVisual(asset, images.length) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank || finer(one.asset, other.asset));
  return ranked[0]?.asset;
}

/**
 * Where each of these bands is (`nir` is also met by `nir08`), measured values before a picture made of them, all
 * in one asset where possible, else the finest. Undefined where one is missing.
 */
export function findBands(
  assets: readonly SceneAsset[],
  commonNames: readonly string[],
): readonly BandChoice[] | undefined {
  const usable = assets.filter((asset) => isImage(asset) && !isPreview(asset));
  const order = usable.toSorted(
    (one, other) => countOf(other, commonNames) - countOf(one, commonNames) || finer(one, other),
  );
  const choices = commonNames.map((commonName) => findBand(order, commonName));
  return choices.every((choice) => choice !== undefined) ? choices : undefined;
}

function findBand(assets: readonly SceneAsset[], commonName: string): BandChoice | undefined {
  const measured = assets.filter((asset) => !isPicture(asset));
  for (const among of [measured, assets]) {
    for (const name of spellings(commonName)) {
      const asset = among.find(({ bands }) => bands.some((band) => band.commonName === name));
      if (asset) return { commonName, asset, band: asset.bands.findIndex((band) => band.commonName === name) };
    }
  }
  return undefined;
}

function spellings(commonName: string): readonly string[] {
  return commonName === 'nir' ? ['nir', 'nir08'] : [commonName];
}

function countOf({ bands }: SceneAsset, commonNames: readonly string[]): number {
  return commonNames.filter((wanted) => bands.some((band) => spellings(wanted).includes(band.commonName ?? ''))).length;
}

function rankVisual(asset: SceneAsset, images: number): number {
  const readable = isJpeg2000(asset) ? 0 : 1;
  if (isPicture(asset)) return 8 + readable;
  if (countOf(asset, ['red', 'green', 'blue']) === 3) return 6 + readable;
  if (asset.bands.length === 0 && /^(image|data|analytic|cog|rgb)$/i.test(asset.key)) return 4 + readable;
  if (asset.bands.length >= 3) return 4 + readable;
  if (countOf(asset, ['pan']) === 1) return 2 + readable;
  return images === 1 ? readable : 0;
}

/** Stretched to 8 bits for the eye. */
function isPicture({ key, roles }: SceneAsset): boolean {
  return roles.includes('visual') || /(^|[_-])(visual|tci|true[_-]?colou?r)([_-]|$)/i.test(key);
}

function isPreview({ key, roles, mediaType }: SceneAsset): boolean {
  return (
    roles.some((role) => ['thumbnail', 'overview', 'tiles', 'graphic'].includes(role)) ||
    /thumb|preview|overview|browse|quicklook/i.test(key) ||
    mediaType === 'image/jpeg' ||
    mediaType === 'image/png'
  );
}

/** Classes, angles, counts: not light. */
function isQuality({ key, roles }: SceneAsset): boolean {
  return (
    roles.some((role) => ['cloud', 'cloud-shadow', 'data-mask', 'saturation', 'metadata', 'snow-ice'].includes(role)) ||
    /(^|[_-])(scl|qa|udm2?|cloud|mask|fmask|aot|wvp|contiguity)([_-]|$)|^qa_|^oa_/i.test(key)
  );
}

function isImage({ mediaType, href }: SceneAsset): boolean {
  if (mediaType !== null) return /^image\/(tiff|vnd\.stac\.geotiff|jp2|jpeg|png)/.test(mediaType);
  return /\.(tiff?|jp2)$/i.test(withoutQuery(href));
}

function isJpeg2000({ mediaType, href }: SceneAsset): boolean {
  return mediaType === 'image/jp2' || /\.jp2$/i.test(href);
}

function finer(one: SceneAsset, other: SceneAsset): number {
  return (one.gsdMetres ?? Infinity) - (other.gsdMetres ?? Infinity) || 0;
}
