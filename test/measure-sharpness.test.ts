import { describe, expect, it } from 'vitest';
import { countability, measureSharpness } from '#imagery';
import { findData } from './data/data-folder.ts';
import { readPicture } from './data/read-picture.ts';

const yard = findData('imagery/muttenz-yard/yard-west.tif');
const naip = findData('imagery/naip-stack-nd/m_4709963_se_14_1_20150926.tif');
const sharpOnes: [string, string | undefined][] = [
  ['the yard at 0.25 m', yard],
  ['NAIP at 1 m', naip],
];
const kernels = ['linear', 'cubic'] as const;

describe.each(sharpOnes)('%s', (_, file) => {
  it.skipIf(!file)('is as sharp as its pixels, as it came and through JPEG', async () => {
    expect(measureSharpness(await readPicture(file!))?.factor).toBeLessThan(1.2);
    expect(measureSharpness(await readPicture(file!, { jpeg: 75 }))?.factor).toBeLessThan(1.2);
  });

  for (const enlarge of [2, 3, 10 / 3]) {
    it.skipIf(!file).each(kernels)(
      `enlarged by ${enlarge.toFixed(2)} with %s is found out, within 30 %%`,
      async (kernel) => {
        for (const jpeg of [undefined, 75]) {
          const raster = await readPicture(file!, { enlarge, kernel, ...(jpeg === undefined ? {} : { jpeg }) });
          const { factor } = measureSharpness(raster)!;
          expect(factor / enlarge).toBeGreaterThan(0.77);
          expect(factor / enlarge).toBeLessThan(1.3);
        }
      },
    );
  }

  it.skipIf(!file)('enlarged by repeating pixels is found out exactly', async () => {
    for (const enlarge of [2, 3]) {
      const found = measureSharpness(await readPicture(file!, { enlarge, kernel: 'nearest' }));
      expect(found?.evidence).toBe('repeated');
      expect(found?.factor).toBeCloseTo(enlarge, 0);
    }
  });
});

it.skipIf(!naip)('a 1 m image sold as 0.3 m cannot type railcars and has no sure count', async () => {
  const sold = await readPicture(naip!, { enlarge: 10 / 3 });
  const answer = countability('railcar', 0.3, 0.3 * (measureSharpness(sold)?.factor ?? 1));
  expect(answer.canType).toBe(false);
  expect(answer.answer === 'count' && !answer.flagged).toBe(false);
});
