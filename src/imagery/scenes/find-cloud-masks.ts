import type { SceneAsset } from './scene-asset.ts';

/**
 * How the values of a cloud mask are to be read: Sentinel-2 scene classes, Landsat Collection 2 pixel quality bits,
 * Fmask classes as Geoscience Australia writes them, Planet's usable data mask (eight bands), cloud probability in
 * per cent (0..1 in floating point), or a mask of which only the name is known (not zero is cloud).
 */
export type CloudMaskKind = 'sentinel2-scl' | 'landsat-qa-pixel' | 'fmask' | 'planet-udm2' | 'probability' | 'plain';

export interface CloudMaskAsset {
  readonly kind: CloudMaskKind;
  readonly asset: SceneAsset;
}

/** The assets that say where cloud hides the ground, the one to rely on first. */
export function findCloudMasks(assets: readonly SceneAsset[]): CloudMaskAsset[] {
  return kinds.flatMap(({ kind, key, role }) =>
    assets
      .filter((asset) => isRaster(asset) && (key.test(asset.key) || (role !== null && asset.roles.includes(role))))
      .filter(
        (asset) => kind !== 'plain' || !kinds.some((other) => other.kind !== 'plain' && other.key.test(asset.key)),
      )
      .map((asset) => ({ kind, asset })),
  );
}

const kinds: readonly { kind: CloudMaskKind; key: RegExp; role: string | null }[] = [
  { kind: 'sentinel2-scl', key: /^scl(_\d+m|-jp2)?$/i, role: null },
  { kind: 'landsat-qa-pixel', key: /^(qa_pixel|pixel_qa|(\w+_)?qa_pixel(\.tif)?)$/i, role: null },
  { kind: 'fmask', key: /(^|_)fmask$/i, role: null },
  { kind: 'planet-udm2', key: /(^|_)udm2$/i, role: null },
  { kind: 'probability', key: /^(cld|clp|cloud_?prob(ability)?)(_\d+m)?$/i, role: null },
  { kind: 'plain', key: /^(cloud[_-]?mask|clouds?)$/i, role: 'cloud' },
];

/** LEDAPS' `cloud_qa` has bits of its own and stands beside a `qa_pixel` that is better. */
function isRaster({ key, mediaType, href }: SceneAsset): boolean {
  if (key === 'cloud_qa') return false;
  return mediaType === null ? /\.tiff?$/i.test(href) : /^image\/(tiff|vnd\.stac\.geotiff)/.test(mediaType);
}
