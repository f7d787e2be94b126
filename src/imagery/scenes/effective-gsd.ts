import { computeGroundSampleDistance } from '../ground-sample-distance.ts';
import { type Fields, fieldsOf, readText } from './item-fields.ts';
import { findNadirGsd } from './nadir-gsd.ts';
import { type ProjectedGsd, projectGsd } from './project-gsd.ts';
import { readViewGeometry } from './read-view-geometry.ts';
import type { SceneAsset } from './scene-asset.ts';

/** What an asset resolves on the ground, metres per sample, and how that was worked out. */
export interface EffectiveGsd {
  /** Null where the item says nothing of it. */
  readonly metres: number | null;
  readonly basis: string;
}

/**
 * The GSD that counts: the stated one is taken as that straight below the sensor and projected by the view angles;
 * a known satellite's own GSD beats a finer stated one; and never finer than the spacing of the delivered pixels.
 * A stated GSD that fits the satellite's at this angle has been projected by the supplier and is left alone.
 */
export function computeEffectiveGsd(item: Fields, asset: SceneAsset): EffectiveGsd {
  const optical = computeOptical(item, asset.gsdMetres);
  const spacing = computeSpacing(asset);
  if (optical === undefined) return { metres: null, basis: 'the view angles look past the horizon' };
  if (optical === null && spacing === null) return { metres: null, basis: 'neither GSD nor pixel spacing is stated' };
  if (optical === null || (spacing !== null && spacing > optical.metres)) {
    return { metres: spacing, basis: 'spacing of the delivered pixels' };
  }
  return optical;
}

function computeOptical(item: Fields, stated: number | null): { metres: number; basis: string } | null | undefined {
  const view = readViewGeometry(item);
  const platform = readText(fieldsOf(item['properties']), 'platform');
  const native = findNadirGsd(platform);
  if (native !== undefined && (stated === null || stated < native * 5)) {
    const seen = projectGsd(native, view);
    if (!seen) return undefined;
    if (stated === null || stated <= seen.meanMetres * 1.05) {
      return stated !== null && stated >= seen.meanMetres
        ? { metres: stated, basis: 'as stated' }
        : { metres: seen.meanMetres, basis: `${native} m of ${platform} straight down, ${describe(seen, native)}` };
    }
  }
  if (stated === null) return null;
  const seen = projectGsd(stated, view);
  return seen && { metres: seen.meanMetres, basis: `stated ${stated} m, ${describe(seen, stated)}` };
}

function describe(seen: ProjectedGsd, nadir: number): string {
  const stretch = seen.meanMetres / nadir;
  return stretch < 1.005 ? 'seen from above' : `stretched ×${stretch.toFixed(2)} by the view angle`;
}

function computeSpacing({ grid }: SceneAsset): number | null {
  if (!grid) return null;
  const isGeographic = /^EPSG:4\d{3}$/.test(grid.crs ?? '');
  const spacing = computeGroundSampleDistance(grid, {
    projectedCrs: isGeographic ? null : 0,
    geodeticCrs: isGeographic ? 0 : null,
    linearUnit: null,
  }).metres;
  return spacing !== null && Number.isFinite(spacing) && spacing > 0 ? spacing : null;
}
