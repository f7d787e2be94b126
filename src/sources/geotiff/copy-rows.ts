import type { Samples } from '#core';

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

/** A Buffer's copy is as quick to memory that threads share; that of typed arrays takes thrice the time. */
export function copyRows(samples: Samples, target: Samples, copy: RowCopy): void {
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
