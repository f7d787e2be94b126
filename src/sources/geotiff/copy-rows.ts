import type { Samples } from '#core';
import { findCopier } from './kernels/row-copier.ts';

/** Which samples of a tile go where: plain data, so that a thread can do it. All in samples. */
export interface RowCopy {
  /** For each band: the first sample in the tile, and where it goes. */
  readonly bands: readonly { readonly from: number; readonly to: number }[];
  readonly rows: number;
  readonly columns: number;
  /** From one row to the next, in the tile and where it goes. */
  readonly fromStride: number;
  readonly toStride: number;
}

/** All of them, in one row. */
export function wholeOf({ length }: Samples): RowCopy {
  return { bands: [{ from: 0, to: 0 }], rows: 1, columns: length, fromStride: length, toStride: length };
}

/** Throws RangeError where rows do not lie in `samples` or in `target`. */
export function copyRows(samples: Samples, target: Samples, copy: RowCopy): void {
  const { bands, columns, fromStride, rows, toStride } = copy;
  if (rows < 1 || columns < 1) return;
  const [fromSpan, toSpan] = [(rows - 1) * fromStride + columns, (rows - 1) * toStride + columns];
  for (const { from, to } of bands)
    if (!(from >= 0 && to >= 0 && from + fromSpan <= samples.length && to + toSpan <= target.length))
      throw new RangeError(
        `rows from ${from} and to ${to} do not lie in ${samples.length} and ${target.length} samples`,
      );
  const size = samples.BYTES_PER_ELEMENT;
  const copier = findCopier(samples.buffer, target.buffer);
  if (!copier) return copyByBuffer(samples, target, copy);
  for (const { from, to } of bands)
    copier(
      ...([samples.byteOffset + from * size, target.byteOffset + to * size] as const),
      ...([rows, columns * size, fromStride * size, toStride * size] as const),
    );
}

/** A Buffer's copy is as quick to memory that threads share; that of typed arrays takes thrice the time. */
function copyByBuffer(samples: Samples, target: Samples, copy: RowCopy): void {
  const size = samples.BYTES_PER_ELEMENT;
  const [source, sink] = [bytesOf(samples), bytesOf(target)];
  const [length, fromStep, toStep] = [copy.columns * size, copy.fromStride * size, copy.toStride * size];
  for (const { from, to } of copy.bands) {
    let [start, put] = [from * size, to * size];
    for (let row = 0; row < copy.rows; row++) {
      source.copy(sink, put, start, start + length);
      start += fromStep;
      put += toStep;
    }
  }
}

function bytesOf({ buffer, byteLength, byteOffset }: Samples): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
