import type { Samples } from '#core';
import type { TileLayout } from '../tile-layout.ts';
import type { PackedBytes } from '../unpack-tile.ts';

/** What a decoding thread is asked: to put the samples into `room`, if they fit exactly. */
export interface DecodeJob {
  readonly id: number;
  readonly packed: PackedBytes;
  readonly layout: TileLayout;
  readonly room: ArrayBuffer;
}

/** What it answers; a fault keeps what `translateFault` tells faults apart by. */
export type DecodeAnswer = { readonly id: number; readonly samples: Samples } | ({ readonly id: number } & Fault);

export interface Fault {
  readonly fault: string;
  readonly isUnsupported: boolean;
  /** Of an error of the system. */
  readonly system: { readonly syscall: unknown; readonly errno: unknown } | null;
}
