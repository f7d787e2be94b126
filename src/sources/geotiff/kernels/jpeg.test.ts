import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { TileKernels } from './tile-kernels.ts';

const kernels = new TileKernels();

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bands: 1 | 3;
}

/** Slopes, edges and noise. */
function drawPicture({ bands, height, width }: Picture, noise: number): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length: width * height * bands }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const [x, y] = [Math.floor(i / bands) % width, Math.floor(i / bands / width)];
    const slope = x + 2 * y + 40 * (i % bands) + (x % 23 < 11 ? 60 : 0);
    return Math.min(255, Math.max(0, (slope % 256) + ((state >>> 16) / 65536 - 0.5) * noise));
  });
}

async function pack(
  picture: Picture,
  { noise, quality, whole }: { noise: number; quality: number; whole: boolean },
): Promise<Uint8Array> {
  const raw = { width: picture.width, height: picture.height, channels: picture.bands };
  return sharp(drawPicture(picture, noise), { raw })
    .toColourspace(picture.bands === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality, chromaSubsampling: whole ? '4:4:4' : '4:2:0', optimiseCoding: noise > 50 })
    .toBuffer();
}

function decode(packed: Uint8Array, picture: Picture, tables: Uint8Array | null = null): Uint8Array | null {
  kernels.take(packed.length, picture.width * picture.height * picture.bands).set(packed);
  return kernels.decodeJpeg({ ...picture, isYcbcr: picture.bands === 3 }, tables)?.slice() ?? null;
}

/** What libjpeg makes of it, band by band. */
async function decodeBySharp(packed: Uint8Array, { bands }: Picture): Promise<Uint8Array> {
  const space = bands === 1 ? 'b-w' : 'srgb';
  const pixels = await sharp(packed).pipelineColourspace(space).toColourspace(space).raw().toBuffer();
  const count = pixels.length / bands;
  return Uint8Array.from({ length: pixels.length }, (_, i) => pixels[(i % count) * bands + Math.floor(i / count)] ?? 0);
}

const pictures: Picture[] = [
  { width: 256, height: 256, bands: 3 },
  { width: 77, height: 35, bands: 3 },
  { width: 16, height: 203, bands: 3 },
  { width: 301, height: 8, bands: 1 },
  { width: 5, height: 5, bands: 3 },
];
const kinds = [true, false].flatMap((whole) =>
  [0, 30, 250].flatMap((noise) => [20, 85, 100].map((quality) => ({ whole, noise, quality }))),
);

test.each(pictures)(
  '$width × $height pixels of $bands bands are the same to the bit as by libjpeg',
  async (picture) => {
    for (const kind of kinds) {
      const packed = await pack(picture, kind);
      const found = decode(packed, picture);
      if (!found) expect.unreachable(`not decoded: ${JSON.stringify(kind)}`);
      expect(Buffer.compare(found, await decodeBySharp(packed, picture)), JSON.stringify(kind)).toBe(0);
    }
  },
);

test('tables that stand apart are used', async () => {
  const picture = { width: 64, height: 64, bands: 1 } as const;
  const packed = await pack(picture, { noise: 30, quality: 85, whole: true });
  const [tables, tile] = splitTables(packed);
  expect(decode(tile, picture)).toBeNull();
  expect(decode(tile, picture, tables)).toEqual(decode(packed, picture));
});

test('tables of another file, and tables that a tile brings itself, take the place of those that are kept', async () => {
  const picture = { width: 64, height: 64, bands: 1 } as const;
  const qualities = [85, 30].map((quality) => pack(picture, { noise: 30, quality, whole: true }));
  const [fine, coarse] = (await Promise.all(qualities)).map(splitTables) as [
    [Uint8Array, Uint8Array],
    [Uint8Array, Uint8Array],
  ];
  const alone = await pack(picture, { noise: 60, quality: 50, whole: true });
  const right = [fine, coarse].map(([tables, tile]) => decode(tile, picture, tables));
  expect(right[0]).not.toEqual(right[1]);
  for (const between of [
    () => decode(alone, picture),
    () => decode(alone, picture, fine[0]),
    () => decode(fine[1], picture),
  ]) {
    for (const [index, [tables, tile]] of [fine, coarse, coarse, fine].entries()) {
      expect(decode(tile, picture, tables)).toEqual(right[index % 3 === 0 ? 0 : 1]);
      between();
    }
  }
});

/** Moves the tables of a JPEG into a stream of their own, as TIFF does. */
function splitTables(packed: Uint8Array): [Uint8Array, Uint8Array] {
  const parts: [Uint8Array[], Uint8Array[]] = [[Uint8Array.of(0xff, 0xd8)], [Uint8Array.of(0xff, 0xd8)]];
  let at = 2;
  while (packed[at + 1] !== 0xda) {
    const code = packed[at + 1];
    const next = at + 2 + (packed[at + 2] ?? 0) * 256 + (packed[at + 3] ?? 0);
    parts[code === 0xdb || code === 0xc4 ? 0 : 1].push(packed.subarray(at, next));
    at = next;
  }
  parts[0].push(Uint8Array.of(0xff, 0xd9));
  parts[1].push(packed.subarray(at));
  return [new Uint8Array(Buffer.concat(parts[0])), new Uint8Array(Buffer.concat(parts[1]))];
}

test('progressive JPEG, another size and another number of bands are left to others', async () => {
  const picture = { width: 64, height: 64, bands: 3 } as const;
  const raw = { width: 64, height: 64, channels: 3 } as const;
  const progressive = await sharp(drawPicture(picture, 9), { raw }).jpeg({ progressive: true }).toBuffer();
  expect(decode(progressive, picture)).toBeNull();
  const packed = await pack(picture, { noise: 9, quality: 85, whole: false });
  expect(decode(packed, { ...picture, width: 63 })).toBeNull();
  expect(decode(packed, { ...picture, bands: 1 })).toBeNull();
});

test('a JPEG with changed bytes or cut off never breaks out of its memory', async () => {
  const picture = { width: 77, height: 61, bands: 3 } as const;
  const sources = await Promise.all([true, false].map((whole) => pack(picture, { noise: 60, quality: 80, whole })));
  const right = sources.map((packed) => decode(packed, picture));
  fc.assert(
    fc.property(
      fc.nat(1),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      fc.option(fc.nat()),
      (which, changes, end) => {
        const packed = new Uint8Array(sources[which] ?? []);
        for (const [at, value] of changes) packed[at % packed.length] = value;
        decode(packed.subarray(0, end === null ? undefined : end % packed.length), picture);
      },
    ),
    { numRuns: 4000 },
  );
  expect(sources.map((packed) => decode(packed, picture))).toEqual(right);
});

test('a JPEG whose scan is cut off is left to others', async () => {
  const picture = { width: 128, height: 128, bands: 3 } as const;
  const packed = await pack(picture, { noise: 60, quality: 80, whole: false });
  expect(decode(packed.subarray(0, packed.length - 300), picture)).toBeNull();
});
