import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeSmallJpeg, jpegQuality } from './encode-small-jpeg.ts';

type Draw = (column: number, row: number, channel: number) => number;

let state = 9;
const noise = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
const draws: readonly (readonly [string, Draw])[] = [
  ['hills and a rail', (x, y, c) => 120 + 60 * Math.sin(x / 9 + c) * Math.cos(y / 13) + (x === 21 ? 90 : 0)],
  ['noise', () => 256 * noise()],
  ['a board of black and white', (x, y) => ((x + y) % 2) * 255],
  ['white', () => 255],
];
const sizes = [
  [64, 48],
  [1, 1],
  [37, 19],
] as const;

function paint(width: number, height: number, channels: number, draw: Draw): Uint8Array {
  return Uint8ClampedArray.from({ length: width * height * channels }, (_, at) => {
    const pixel = Math.floor(at / channels);
    return draw(pixel % width, Math.floor(pixel / width), at % channels);
  }) as unknown as Uint8Array;
}

async function decode(jpeg: Uint8Array, channels: 1 | 3): Promise<{ width: number; height: number; data: Buffer }> {
  const { data, info } = await sharp(jpeg, { failOn: 'warning' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(channels);
  return { width: info.width, height: info.height, data };
}

function meanSquare(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2;
  return sum / one.length;
}

test.each(draws)('%s comes back as near as from libjpeg, whatever the size', async (_name, draw) => {
  for (const channels of [1, 3] as const)
    for (const [width, height] of sizes) {
      const data = new Uint8Array(paint(width, height, channels, draw));
      const ours = await decode(encodeSmallJpeg({ width, height, channels, data }), channels);
      const raw = { width, height, channels };
      const options = { quality: jpegQuality, chromaSubsampling: '4:4:4', optimiseCoding: false };
      const image = sharp(data, { raw }).toColourspace(channels === 1 ? 'b-w' : 'srgb');
      const theirs = await decode(await image.jpeg(options).toBuffer(), channels);
      expect([ours.width, ours.height]).toEqual([width, height]);
      // Half a level for rounding, more where there are few pixels to even it out.
      expect(meanSquare(ours.data, data)).toBeLessThan(
        1.05 * meanSquare(theirs.data, data) + 0.5 + 8 / (width * height),
      );
    }
});

test('a picture does not depend on the one before', () => {
  const picture = { width: 16, height: 16, channels: 3, data: new Uint8Array(paint(16, 16, 3, draws[0]![1])) } as const;
  const first = encodeSmallJpeg(picture);
  encodeSmallJpeg({ width: 640, height: 480, channels: 1, data: new Uint8Array(640 * 480).fill(200) });
  expect(Buffer.compare(encodeSmallJpeg(picture), first)).toBe(0);
});

test('transparency is refused', () => {
  expect(() => encodeSmallJpeg({ width: 1, height: 1, channels: 4, data: new Uint8Array(4) })).toThrow(RangeError);
});
