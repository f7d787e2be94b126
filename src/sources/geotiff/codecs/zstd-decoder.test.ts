import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpackZstdInto } from './zstd-decoder.ts';

const bytes = Uint8Array.from({ length: 30_000 }, (_, i) => (i * i) >> 7);
const packed = zstdCompressSync(bytes);

test('what fits exactly is unpacked, again and again', () => {
  for (let time = 0; time < 3; time++) {
    const output = new Uint8Array(bytes.length + 1);
    expect(unpackZstdInto(packed, output)).toBe(true);
    expect(Buffer.compare(output.subarray(0, -1), bytes)).toBe(0);
  }
});

test.each([
  ['cut off', packed.subarray(0, -9), bytes.length],
  ['no Zstd at all', Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), bytes.length],
  ['more than there is room for', packed, bytes.length - 1],
  ['less than there is room for', packed, bytes.length + 1],
])('what is %s is left to others, and the next is unpacked', (_name, broken, length) => {
  expect(unpackZstdInto(broken, new Uint8Array(length + 1))).toBe(false);
  expect(unpackZstdInto(packed, new Uint8Array(bytes.length + 1))).toBe(true);
});

test('what is unpacked of changed bytes is what the public way gives', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }), (changes) => {
      const changed = new Uint8Array(packed);
      for (const [at, value] of changes) changed[at % changed.length] = value;
      const output = new Uint8Array(bytes.length + 1);
      if (unpackZstdInto(changed, output))
        expect(Buffer.compare(output.subarray(0, -1), zstdDecompressSync(changed))).toBe(0);
      else refused += 1;
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(0);
});
