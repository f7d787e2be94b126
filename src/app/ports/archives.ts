import type { Document } from '#core';

/** Documents to be put into one archive of web pages. */
export interface WaczContents {
  readonly title: string;
  readonly description: string;
  /** An instant; the time of records that do not know when they were fetched. */
  readonly created: string;
  readonly documents: readonly { readonly document: Document; readonly bytes: Uint8Array }[];
}

/** Writes archives that other tools read. The same contents give the same bytes. */
export interface Archiver {
  encodeWacz(contents: WaczContents): Uint8Array;
  /** A zip of files in this order, without a time of its own. */
  encodeZip(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array;
}

/** A folder to write to. Paths are relative, with `/`; a file is there whole or not at all. */
export interface OutputFolder {
  has(path: string): Promise<boolean>;
  /** Undefined where it is missing. */
  readText(path: string): Promise<string | undefined>;
  write(path: string, content: string | Uint8Array): Promise<void>;
}
