import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Geometry, Raster, Zone } from '#core';
import { type CloudMask, boxGeometry, judgeZones, placeOnGround } from '#imagery';
import { findData } from './data/data-folder.ts';
import { readNpy } from './data/read-npy.ts';
import { utmGrid } from './imagery/memory-image.ts';

/** 68 Sentinel-2 dates over 101 × 100 pixels: s2cloudless probabilities, the mask made of them, and a person's verdict. */
const patch = findData('imagery/eo-learn-testeopatch/TestEOPatch');
const [width, height] = [100, 101];
const grid = utmGrid(width, height, 10);
const placement = placeOnGround(grid)!;

function raster(samples: Raster['samples']): Raster {
  const band = { name: null, nodata: null, scale: 1, offset: 0 };
  return { grid, bands: [band], samples, valid: new Uint8Array(width * height).fill(255) };
}

/** Less a margin: a box of degrees lies a little askew on the grid. */
function wholePatch(): Geometry {
  const [one, other] = [
    placement.toGlobe({ column: 3, row: height - 3 }),
    placement.toGlobe({ column: width - 3, row: 3 }),
  ];
  return boxGeometry([one.lon, one.lat, other.lon, other.lat]);
}

const zone: Zone = {
  id: 'patch',
  siteId: 's',
  name: 'patch',
  function: 'other',
  geometry: wholePatch(),
  approximate: false,
  note: null,
};
const image = raster(new Uint8Array(width * height));
const shareSeen = (clouds: CloudMask): number => judgeZones([zone], image, { clouds })[0]!.visibleShare;

describe.skipIf(patch === undefined)('cloud masks of real dates', () => {
  it('as probabilities 0..1 say of nearly every date what the mask made of them says, and what a person saw', () => {
    const size = width * height;
    const dates = 68;
    const probability = readNpy(join(patch!, 'data/CLP.npy')).values;
    const mask = readNpy(join(patch!, 'mask/CLM.npy')).values;
    const cloudless = readNpy(join(patch!, 'label/IS_CLOUDLESS.npy')).values;
    const shares = Array.from({ length: dates }, (_, date) => ({
      byProbability: shareSeen({ kind: 'probability', raster: raster(probability.slice(date * size, (date + 1) * size)) }), // prettier-ignore
      byMask: shareSeen({ kind: 'plain', raster: raster(mask.slice(date * size, (date + 1) * size)) }),
      isCloudless: cloudless[date] === 1,
    }));
    const alike = shares.filter(({ byMask, byProbability }) => Math.abs(byMask - byProbability) < 0.1);
    // 62 of 68 when this was written: the mask is made of smoothed probabilities, and is wider about small clouds.
    expect(alike.length).toBeGreaterThanOrEqual(60);
    const seenClear = shares.filter(({ isCloudless }) => isCloudless);
    expect(seenClear.length).toBeGreaterThan(20);
    for (const { byMask, byProbability } of seenClear) expect(Math.min(byMask, byProbability)).toBeGreaterThan(0.99);
    for (const { byProbability, isCloudless } of shares) if (!isCloudless) expect(byProbability).toBeLessThan(0.995);
  });
});
