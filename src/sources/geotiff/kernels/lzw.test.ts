import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TileKernels } from './tile-kernels.ts';

const kernels = new TileKernels();

function unpack(packed: Uint8Array, limit: number): Uint8Array | string {
  kernels.take(packed.length, limit).set(packed);
  const outcome = kernels.unpackLzw();
  return typeof outcome === 'number' ? kernels.room().slice(0, outcome) : outcome;
}

/** Codes of any width, highest bit first. */
function writeBits(codes: readonly (readonly [code: number, width: number])[]): Uint8Array {
  const bits = codes.map(([code, width]) => code.toString(2).padStart(width, '0')).join('');
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8).padEnd(8, '0'), 2),
  );
}

/** The encoder of TIFF 6.0 section 13, as it stands there; `cleared` says after how many entries it clears. */
function pack(bytes: Uint8Array, cleared: number = 4094, ends: boolean = true): Uint8Array {
  const codes: [number, number][] = [[256, 9]];
  let table = new Map<string, number>();
  let width = 9;
  let text = '';
  for (const byte of bytes) {
    const letter = String.fromCharCode(byte);
    if (text === '' || table.has(text + letter)) {
      text += letter;
      continue;
    }
    codes.push([table.get(text) ?? text.charCodeAt(0), width]);
    const entry = 258 + table.size;
    table.set(text + letter, entry);
    // One early: the table of the reader lags one entry behind.
    if (entry === (1 << width) - 1) width += 1;
    if (entry === cleared) {
      codes.push([256, width]);
      table = new Map();
      width = 9;
    }
    text = letter;
  }
  if (text !== '') {
    codes.push([table.get(text) ?? text.charCodeAt(0), width]);
    if (258 + table.size === (1 << width) - 1 && width < 12) width += 1;
  }
  if (ends) codes.push([257, width]);
  return writeBits(codes);
}

const data = fc
  .tuple(
    fc.integer({ min: 1, max: 256 }),
    fc.nat(),
    fc.integer({ min: 0, max: 30_000 }),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([kinds, seed, length, run]) => {
    let state = seed | 1;
    let value = 0;
    return Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      if ((state >>> 10) % run === 0) value = (state >>> 16) % kinds;
      return value;
    });
  });
const clearing = fc.integer({ min: 258, max: 4094 });

test('what the encoder of the specification packs unpacks to the same bytes', () => {
  fc.assert(
    fc.property(data, clearing, fc.boolean(), (bytes, cleared, ends) => {
      const found = unpack(pack(bytes, cleared, ends), bytes.length);
      expect(typeof found !== 'string' && Buffer.compare(found, bytes)).toBe(0);
    }),
    { numRuns: 150 },
  );
});

test('a run of one value, whose every string is made of itself, unpacks', () => {
  const bytes = new Uint8Array(100_000).fill(7);
  expect(Buffer.compare(Buffer.from(unpack(pack(bytes), bytes.length)), bytes)).toBe(0);
});

test('a stream that holds more than a tile is cut at the tile', () => {
  fc.assert(
    fc.property(data, fc.nat(), (bytes, at) => {
      const limit = at % (bytes.length + 1);
      const found = unpack(pack(bytes), limit);
      expect(typeof found !== 'string' && Buffer.compare(found, bytes.subarray(0, limit))).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test('a stream that is cut off gives the bytes before the cut', () => {
  fc.assert(
    fc.property(data, fc.nat(), (bytes, at) => {
      const packed = pack(bytes);
      const found = unpack(packed.subarray(0, at % packed.length), bytes.length);
      if (typeof found === 'string') expect.unreachable(found);
      expect(Buffer.compare(found, bytes.subarray(0, found.length))).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['a code that nobody has made yet', [256, 65, 259]],
  ['a code for a string before there is one', [256, 258]],
  ['a code for a string right after a clear code', [256, 65, 66, 256, 258]],
])('%s is a fault', (_name, codes) => {
  expect(unpack(writeBits(codes.map((code) => [code, 9])), 100)).toBe('bad code');
});

test('bytes at random never write beyond the tile', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6000 }), fc.nat(500), (noise, limit) => {
      const found = unpack(noise, limit);
      if (typeof found !== 'string') expect(found.length).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 1000 },
  );
});
