import type { Samples } from '#core';
import type { TileLayout } from '../tile-layout.ts';

/** What a decoding thread is asked, and answers. */
export interface DecodeJob {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly layout: TileLayout;
}

export type DecodeAnswer =
  | { readonly id: number; readonly samples: Samples }
  | { readonly id: number; readonly fault: string; readonly isUnsupported: boolean };
