import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TileKernels, type TileLayout } from './tile-kernels.ts';

const kernels = new TileKernels();

/** Samples of one tile as big-endian bytes each, pixel by pixel. */
function makeSamples({ width, height, bands, bytes }: TileLayout, seed: number): Uint8Array[] {
  let state = seed | 1;
  return Array.from({ length: width * height * bands }, () =>
    Uint8Array.from({ length: bytes }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24),
  );
}

/** Stores samples as a writer of TIFF does: TIFF 6.0 section 14, and Technical Note 3 for predictor 3. */
function store(samples: readonly Uint8Array[], layout: TileLayout): Uint8Array {
  const perRow = layout.width * layout.bands;
  const rows = Array.from({ length: layout.height }, (_, y) => samples.slice(y * perRow, (y + 1) * perRow));
  return new Uint8Array(Buffer.concat(rows.map((row) => storeRow(row, layout))));
}

function storeRow(row: readonly Uint8Array[], { bands, bytes, predictor, bigEndian }: TileLayout): Uint8Array {
  if (predictor === 3) {
    const apart = Array.from({ length: bytes }, (_, place) => row.map((sample) => sample[place] ?? 0)).flat();
    return Uint8Array.from(apart, (byte, i) => byte - (i < bands ? 0 : (apart[i - bands] ?? 0)));
  }
  const values = row.map((sample) => BigInt(`0x${Buffer.from(sample).toString('hex')}`));
  const size = 1n << BigInt(8 * bytes);
  const stored =
    predictor === 2
      ? values.map((value, i) => (value - (i < bands ? 0n : (values[i - bands] ?? 0n)) + size) % size)
      : values;
  const order = stored.map((value) => Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex'));
  return new Uint8Array(Buffer.concat(order.map((one) => (bigEndian ? one : one.reverse()))));
}

/** Little-endian, band after band. */
function expectedBands(samples: readonly Uint8Array[], { bands }: TileLayout): Uint8Array {
  const byBand = Array.from({ length: bands }, (_, band) => samples.filter((_sample, i) => i % bands === band)).flat();
  return new Uint8Array(Buffer.concat(byBand.map((sample) => new Uint8Array(sample).reverse())));
}

const layouts = fc
  .record({
    width: fc.integer({ min: 1, max: 70 }),
    height: fc.integer({ min: 1, max: 6 }),
    bands: fc.oneof(fc.constantFrom(1, 3, 4), fc.integer({ min: 1, max: 9 })),
    bytes: fc.constantFrom(1, 2, 4, 8),
    predictor: fc.constantFrom(1 as const, 2 as const, 3 as const),
    bigEndian: fc.boolean(),
  })
  .filter(({ predictor, bytes }) => predictor !== 3 || bytes > 1);

test('a tile comes back band by band, whatever its predictor, byte order, sample size and number of bands', () => {
  fc.assert(
    fc.property(layouts, fc.nat(), (layout, seed) => {
      const samples = makeSamples(layout, seed);
      const stored = store(samples, layout);
      kernels.take(0, stored.length);
      kernels.room().set(stored);
      expect(Buffer.compare(kernels.finish(layout), expectedBands(samples, layout))).toBe(0);
    }),
    { numRuns: 1500 },
  );
});

test('memory that one huge tile needed is given back', () => {
  const own = new TileKernels();
  const huge = own.take(10, 60_000_000).buffer.byteLength;
  expect(huge).toBeGreaterThan(120_000_000);
  expect(own.take(10, 1000).buffer.byteLength).toBeLessThan(10_000_000);
});

test('a tile that no memory holds is refused, not tried', () => {
  expect(() => new TileKernels().take(10, 2 ** 31)).toThrow(RangeError);
  expect(() => new TileKernels().take(10, Number.NaN)).toThrow(RangeError);
});
