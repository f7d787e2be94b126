import type { RowCopy } from '../copy-rows.ts';
import type { WasmMemory } from '../kernels/web-assembly.ts';
import type { TileLayout } from '../tile-layout.ts';
import type { PackedBytes } from '../unpack-tile.ts';

/** What a decoding thread is asked. What it knows from the job before is not sent again. */
export interface DecodeJob {
  readonly id: number;
  readonly packed: PackedBytes;
  /** Null: as before. */
  readonly layout: TileLayout | null;
  /** The room that the samples go to, and its memory where that is new; null where nobody wants them there. */
  readonly room: number | null;
  readonly memory: Uint8Array | null;
  /** Which of the samples are to be written where they belong, and the memory where that is another than before. */
  readonly write: { readonly copy: RowCopy; readonly target: WriteTarget | null } | null;
}

/** Bytes that a thread may write to. */
export interface WriteTarget {
  /** Kernels can write to the former. */
  readonly memory: WasmMemory | ArrayBufferLike;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** That the samples are where they were wanted, or why not: all that `translateFault` tells faults apart by. */
export interface DecodeAnswer {
  readonly id: number;
  readonly fault: Fault | null;
}

export interface Fault {
  readonly message: string;
  readonly isUnsupported: boolean;
  /** Of an error of the system. */
  readonly system: { readonly syscall: unknown; readonly errno: unknown } | null;
}
