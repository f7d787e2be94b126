import { Unsupported } from './unsupported.ts';
import type { SampleType } from './tile-layout.ts';

/** The form of the samples by BitsPerSample and SampleFormat (TIFF 6.0 §19), one for all bands. Throws Unsupported. */
export function decideSampleType(
  bitsPerSample: readonly number[],
  sampleFormats: readonly number[],
): { dtype: SampleType; bits: number } {
  const [bits] = bitsPerSample;
  const [format] = sampleFormats;
  if (bits === undefined || format === undefined) throw new Error('expected BitsPerSample and SampleFormat, got none');
  if (bitsPerSample.some((one) => one !== bits) || sampleFormats.some((one) => one !== format))
    throw new Unsupported('bands of different types');
  const family = families.get(format);
  const dtype = family?.get(bits);
  if (dtype) return { dtype, bits };
  const word =
    ['', 'unsigned', 'signed', 'floating point', 'unsigned', 'complex', 'complex'][format] ?? `kind ${format}`;
  throw new Unsupported(`samples of ${bits} bits (${word})`);
}

const unsigned = new Map<number, SampleType>([
  [1, 'uint8'],
  [2, 'uint8'],
  [4, 'uint8'],
  [8, 'uint8'],
  [16, 'uint16'],
  [32, 'uint32'],
]);

const families = new Map<number, ReadonlyMap<number, SampleType>>([
  [1, unsigned],
  [
    2,
    new Map([
      [8, 'int8'],
      [16, 'int16'],
      [32, 'int32'],
    ]),
  ],
  [
    3,
    new Map([
      [16, 'float32'],
      [32, 'float32'],
      [64, 'float64'],
    ]),
  ],
  [4, unsigned],
]);
