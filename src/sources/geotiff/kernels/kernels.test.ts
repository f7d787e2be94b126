import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undoDifferences, undoFloatPrediction, swapBytes, widenHalves } from './predictors.ts';
import { separateBands } from './separate-bands.ts';
import { unpackLzw } from './unlzw.ts';
import { unpackPackbits, widenBits } from './unpack-bits.ts';

/** LZW as TIFF 6.0 §13 describes the encoder, written for the test: a dictionary of strings. */
function packLzw(bytes: Uint8Array): Uint8Array {
  const codes: [code: number, width: number][] = [[256, 9]];
  let table = new Map<string, number>();
  let next = 258;
  let word = '';
  const widthOf = (): number => (next >= 2047 + 1 ? 12 : next >= 1023 + 1 ? 11 : next >= 511 + 1 ? 10 : 9);
  const codeOf = (text: string): number => (text.length === 1 ? text.charCodeAt(0) : (table.get(text) ?? -1));
  for (const byte of bytes) {
    const longer = word + String.fromCharCode(byte);
    if (longer.length === 1 || table.has(longer)) {
      word = longer;
      continue;
    }
    codes.push([codeOf(word), widthOf()]);
    table.set(longer, next++);
    if (next === 4094 + 1) {
      codes.push([256, 12]);
      table = new Map();
      next = 258;
    }
    word = String.fromCharCode(byte);
  }
  if (word !== '') {
    codes.push([codeOf(word), widthOf()]);
    next++;
  }
  codes.push([257, widthOf()]);
  const bits = codes.map(([code, width]) => code.toString(2).padStart(width, '0')).join('');
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (octet) => Number.parseInt(octet.padEnd(8, '0'), 2));
}

describe('LZW', () => {
  it('gives back what was packed, over several widths of code', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 256 }),
        fc.integer(),
        (length, range, seed) => {
          let state = seed >>> 0;
          const bytes = Uint8Array.from({ length }, () => {
            state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
            return (state >>> 16) % range;
          });
          const output = new Uint8Array(length);
          expect(unpackLzw(packLzw(bytes), output)).toBe(length);
          expect(output).toEqual(bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a code beyond the table is no LZW', () => {
    // clear (256), 'A' (65), 300
    const bits = [256, 65, 300].map((code) => code.toString(2).padStart(9, '0')).join('');
    const input = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (octet) => Number.parseInt(octet.padEnd(8, '0'), 2));
    expect(() => unpackLzw(input, new Uint8Array(10))).toThrow('code 300');
  });

  it('any bytes end, and never write beyond the output', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (input) => {
        const output = new Uint8Array(50);
        try {
          expect(unpackLzw(input, output)).toBeLessThanOrEqual(50);
        } catch (error) {
          expect(String(error)).toContain('LZW');
        }
      }),
    );
  });
});

describe('PackBits', () => {
  it('unpacks the example of Apple’s Technical Note TN1023', () => {
    const packed = [0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7, 0xaa];
    const bytes = [0xaa, 0xaa, 0xaa, 0x80, 0, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa, 0x80, 0, 0x2a, 0x22];
    const output = new Uint8Array(24);
    expect(unpackPackbits(Uint8Array.from(packed), output)).toBe(24);
    expect([...output]).toEqual([...bytes, ...Array.from({ length: 10 }, () => 0xaa)]);
  });
});

describe('few bits', () => {
  it('rows begin on a byte, the highest bit first', () => {
    expect([...widenBits(Uint8Array.of(0b10110000, 0b01000000), 1, 3, 2)]).toEqual([1, 0, 1, 0, 1, 0]);
    expect([...widenBits(Uint8Array.of(0b11011000, 0b10000000), 2, 5, 1)]).toEqual([3, 1, 2, 0, 2]);
    expect([...widenBits(Uint8Array.of(0xab, 0xc0), 4, 3, 1)]).toEqual([10, 11, 12]);
  });
});

describe('predictors', () => {
  it('differences are summed per band and row, modulo the width of a sample', () => {
    const bytes = Uint8Array.of(250, 1, 10, 1, 5, 5, 1, 1);
    undoDifferences(bytes, 4, 2, 2);
    expect([...bytes]).toEqual([250, 1, 4, 2, 5, 5, 6, 6]);
    const words = Uint16Array.of(65535, 2);
    undoDifferences(words, 2, 1, 1);
    expect([...words]).toEqual([65535, 1]);
    const longs = BigUint64Array.of(2n ** 64n - 1n, 3n);
    undoDifferences(longs, 2, 1, 1);
    expect([...longs]).toEqual([2n ** 64n - 1n, 2n]);
  });

  it('the floating point predictor gives back the numbers it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.float(), { minLength: 4, maxLength: 4 }), fc.constantFrom(1, 2), (numbers, samples) => {
        const values = Float32Array.from(numbers);
        const raw = new Uint8Array(values.buffer);
        const planes = new Uint8Array(16);
        for (let index = 0; index < 4; index++)
          for (let byte = 0; byte < 4; byte++) planes[byte * 4 + index] = raw[index * 4 + 3 - byte] ?? 0;
        for (let at = 15; at >= samples; at--) planes[at] = (planes[at] ?? 0) - (planes[at - samples] ?? 0);
        expect(undoFloatPrediction(planes, 4, 1, samples, 4)).toEqual(raw);
      }),
    );
  });

  it('half precision becomes single', () => {
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0x7c00, 0xfc00, 0x7e00, 0x8000);
    expect([...widenHalves(halves)]).toEqual([1, -2, 65504, 2 ** -24, Infinity, -Infinity, NaN, -0]);
  });

  it('bytes are turned round value by value', () => {
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    swapBytes(bytes, 4);
    expect([...bytes]).toEqual([4, 3, 2, 1, 8, 7, 6, 5]);
  });
});

describe('bands', () => {
  it('are taken out of pixels, copied even from a Buffer', () => {
    expect([...separateBands(Buffer.from([1, 2, 3, 4, 5, 6]), 3)]).toEqual([1, 4, 2, 5, 3, 6]);
    expect([...separateBands(Uint16Array.of(1, 2, 3, 4), 2)]).toEqual([1, 3, 2, 4]);
  });
});
