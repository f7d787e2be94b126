import { constants, deflateRawSync, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TileKernels } from './tile-kernels.ts';

const kernels = new TileKernels();

/** expect().toEqual() takes seconds for a tile. */
function areSame(found: Uint8Array | string, expected: Uint8Array): boolean {
  return typeof found !== 'string' && Buffer.compare(found, expected) === 0;
}

function inflate(packed: Uint8Array, limit: number): Uint8Array | string {
  kernels.take(packed.length, limit).set(packed);
  const outcome = kernels.inflateZlib();
  return typeof outcome === 'number' ? kernels.room().slice(0, outcome) : outcome;
}

/** What zlib makes of it, or null where it refuses. */
function inflateByZlib(packed: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(inflateSync(packed));
  } catch {
    return null;
  }
}

/** Bytes of the kinds that images hold: noise of any width, ramps, runs, repeats near and far, and mixes of them. */
const piece = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 256 }), fc.nat(), fc.integer({ min: 1, max: 9000 }))
    .map(([width, seed, length]) => {
      let state = seed | 1;
      return Uint8Array.from({ length }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor(((state >>> 8) / 2 ** 24) ** 2 * width);
      });
    }),
  fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 3000 })).map(([value, length]) => new Uint8Array(length).fill(value)),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 2, max: 200 }))
    .map(([unit, times]) => Uint8Array.from({ length: unit.length * times }, (_, i) => unit[i % unit.length] ?? 0)),
  fc.integer({ min: 1, max: 4000 }).map((length) => Uint8Array.from({ length }, (_, i) => i >> 2)),
);
const data = fc.array(fc.oneof(piece, piece, fc.constant('again')), { maxLength: 14 }).map((pieces) => {
  const parts: Uint8Array[] = [];
  for (const one of pieces) parts.push(one === 'again' ? (parts[0] ?? new Uint8Array(3)) : one);
  return new Uint8Array(Buffer.concat(parts));
});
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
});

test('what zlib packs at any level and strategy unpacks to the same bytes', () => {
  fc.assert(
    fc.property(data, options, (bytes, chosen) => {
      expect(areSame(inflate(deflateSync(bytes, chosen), bytes.length), bytes)).toBe(true);
    }),
    { numRuns: 600 },
  );
});

test('a stream without wrapper unpacks as well', () => {
  fc.assert(
    fc.property(data, options, (bytes, chosen) => {
      const packed = deflateRawSync(bytes, chosen);
      kernels.take(packed.length, bytes.length).set(packed);
      expect(kernels.inflateRaw()).toBe(bytes.length);
      expect(areSame(kernels.room(), bytes)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('a stream that is cut off is a fault, wherever it is cut', () => {
  fc.assert(
    fc.property(data, options, fc.nat(), (bytes, chosen, at) => {
      const packed = deflateSync(bytes, chosen);
      expect(inflate(packed.subarray(0, at % packed.length), bytes.length)).toBe('truncated');
    }),
    { numRuns: 300 },
  );
});

test('a stream that holds more than a tile is a fault, but the tile is there', () => {
  fc.assert(
    fc.property(data, options, fc.nat(), (bytes, chosen, at) => {
      fc.pre(bytes.length > 0);
      const limit = at % bytes.length;
      expect(inflate(deflateSync(bytes, chosen), limit)).toBe('too long');
      expect(areSame(kernels.room(), bytes.subarray(0, limit))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a stream with changed bytes unpacks to what zlib gives, or is a fault where zlib refuses it', () => {
  let refused = 0;
  fc.assert(
    fc.property(
      data,
      options,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      (bytes, chosen, changes) => {
        const packed = new Uint8Array(deflateSync(bytes, chosen));
        for (const [at, value] of changes) packed[at % packed.length] = value;
        const expected = inflateByZlib(packed);
        const limit = (expected ?? bytes).length;
        const found = inflate(packed, limit);
        if (expected !== null) expect(areSame(found, expected)).toBe(true);
        else expect(typeof found).toBe('string');
        if (expected === null) refused += 1;
      },
    ),
    { numRuns: 2000 },
  );
  expect(refused).toBeGreaterThan(1000);
});

test('bytes at random are refused, or unpack as zlib unpacks them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(2000), (noise, limit) => {
      const packed = Uint8Array.of(0x78, 0x9c, ...noise);
      const expected = inflateByZlib(packed);
      const found = inflate(packed, limit);
      if (typeof found !== 'string') expect(areSame(found, expected ?? packed)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['an empty stream', [], 'truncated'],
  ['another method than DEFLATE', [0x77, 0x85], 'bad header'],
  ['a header that fails its check', [0x78, 0x9d, 0], 'bad header'],
  ['a preset dictionary', [0x78, 0xbb, 0, 0, 0, 0], 'bad header'],
  ['a block of the reserved kind', [0x78, 0x9c, 0x07, 0, 0, 0], 'bad block'],
  ['a stored block whose length fails its check', [0x78, 0x9c, 0x01, 5, 0, 5, 0, 1, 2, 3, 4, 5], 'bad block'],
  ['a distance before the start', [0x78, 0x9c, 0x03, 0x02, 0, 0, 0, 0, 0], 'bad distance'],
])('%s is a fault', (_name, bytes, fault) => {
  expect(inflate(Uint8Array.from(bytes), 100)).toBe(fault);
});

test('a wrong checksum is a fault', () => {
  const packed = new Uint8Array(deflateSync(Buffer.alloc(50_000, 'abcdefgh')));
  packed[packed.length - 1] = (packed.at(-1) ?? 0) ^ 1;
  expect(inflate(packed, 50_000)).toBe('wrong checksum');
});

test('the largest tile of ones keeps its checksum within 32 bits', () => {
  const bytes = new Uint8Array(3_000_001).fill(255);
  expect(areSame(inflate(deflateSync(bytes, { level: 1 }), bytes.length), bytes)).toBe(true);
});
