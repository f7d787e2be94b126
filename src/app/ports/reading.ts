import type { CancelSignal, RecordKind, RecordTypes } from '#core';
import type { SceneQuery } from '../scene-query.ts';
import type { KnownRecords } from './store.ts';

/** One refused piece of an import. `row` is the line in the file as an editor counts it (the header is 1). */
export interface Rejection {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  /** The offending value, cut to 200 characters. */
  readonly value: string | null;
  /** What was expected, in words. */
  readonly reason: string;
}

/** What a reader finds in a file, in the order it should be stored. */
export type ReadItem =
  | {
      readonly [K in RecordKind]: {
        readonly type: 'record';
        readonly kind: K;
        readonly record: RecordTypes[K];
        /** A document as somebody published it: its place among the versions of its page is found when it is stored. */
        readonly asVersion?: true;
      };
    }[RecordKind]
  | { readonly type: 'blob'; readonly bytes: Uint8Array }
  | { readonly type: 'rejected'; readonly rejection: Rejection };

export interface ReadOptions {
  /** Called now and then with how far a file is read, 0..1. */
  readonly onProgress?: (file: string, fraction: number) => void;
  readonly signal?: CancelSignal;
  /** The workspace the records will go to: names of known sites are bound to their ids, references are looked up. */
  readonly known?: KnownRecords;
  /** For documents whose own text does not say. */
  readonly published?: string;
  readonly language?: string;
  /**
   * Fetch the pages that a feed names, instead of keeping what the feed itself carries of them. With `seenBefore`, an instant, pages
   * that were seen since then are left alone, unless they may have changed later as far as the feed says.
   */
  readonly follow?: boolean | { readonly seenBefore: string };
}

/** Reads a file or folder of any format Sightline takes. Hostile until parsed: every fault is a rejection or a SourceError. */
export interface Reader {
  read(path: string, options?: ReadOptions): AsyncIterable<ReadItem>;
}

/** Finds scenes in a STAC API or catalog, at an address or in a folder. Throws SourceError; bad items are rejections. */
export interface Catalogs {
  search(address: string, query: SceneQuery, options?: ReadOptions): AsyncIterable<ReadItem>;
}
