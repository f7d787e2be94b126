import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Samples } from '#core';
import { type RowCopy, copyRows } from './copy-rows.ts';
import { makeSharedMemory } from './kernels/known-memory.ts';
import { findCopier } from './kernels/row-copier.ts';
import { TileKernels } from './kernels/tile-kernels.ts';
import { viewSamples } from './tile-layout.ts';

const length = 400;

/** Arrays of 400 samples of 16 bits, not at the beginning of their memory. */
function inKernels(): Samples {
  const kernels = new TileKernels();
  kernels.take(8, 2 * length);
  return viewSamples('uint16', kernels.room());
}

function inShared(): Samples {
  return viewSamples('uint16', new Uint8Array(makeSharedMemory(4 * length).buffer, 64, 2 * length));
}

const copies = fc
  .record({ rows: fc.nat(9), columns: fc.nat(12), fromStride: fc.integer({ min: 12, max: 20 }), from: fc.nat(100) })
  .map((drawn): RowCopy => ({
    ...drawn,
    bands: [drawn, { from: drawn.from + 13, to: 200 }].map(withTo),
    toStride: 17,
  }));

function withTo(band: { from: number; to?: number }): { from: number; to: number } {
  return { from: band.from, to: band.to ?? 3 };
}

test.each([
  ['kernels to shared memory', inKernels, inShared, true],
  ['shared memory to shared memory', inShared, inShared, true],
  ['kernels to an ordinary array', inKernels, () => new Uint16Array(length), false],
  ['an ordinary array to shared memory', () => new Uint16Array(length), inShared, false],
])('rows go from %s as a loop would copy them', (_name, makeFrom, makeTo, isByKernel) => {
  const [samples, target] = [makeFrom(), makeTo()];
  for (let at = 0; at < length; at++) samples[at] = at + 1;
  expect(findCopier(samples.buffer, target.buffer) !== undefined).toBe(isByKernel);
  fc.assert(
    fc.property(copies, (copy) => {
      target.fill(0);
      copyRows(samples, target, copy);
      const expected = new Uint16Array(length);
      for (const { from, to } of copy.bands)
        for (let row = 0; row < copy.rows; row++)
          for (let column = 0; column < copy.columns; column++)
            expected[to + row * copy.toStride + column] = samples[from + row * copy.fromStride + column] ?? 0;
      expect([...target.subarray(0, length)]).toEqual([...expected]);
    }),
    { numRuns: 60 },
  );
});

test('rows that do not lie in their arrays are refused, also where the memory goes on', () => {
  const band = { rows: 3, columns: 10, fromStride: 20, toStride: 10 };
  const [samples, target] = [inShared(), inShared()];
  const copy = (from: number, to: number): void => copyRows(samples, target, { ...band, bands: [{ from, to }] });
  copy(length - 50, length - 30);
  expect(() => copy(length - 49, 0)).toThrow(RangeError);
  expect(() => copy(0, length - 29)).toThrow(RangeError);
  expect(() => copy(-1, 0)).toThrow(RangeError);
});
