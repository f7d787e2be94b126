/** Bytes kept under their SHA-256. */
export interface Blobs {
  /** Durable once resolved; storing the same bytes again is free, unless they are to be written `anew` over damaged ones. */
  put(bytes: Uint8Array, options?: { readonly anew?: boolean }): Promise<string>;
  /** Verifies the hash; throws a StorageError `corrupt-blob` or `not-found`. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

/** Blobs that can be looked through, as a backup and a check do. */
export interface KeptBlobs extends Blobs {
  /** SHA-256 of each that is kept, in order; those that come meanwhile may be missing. */
  list(): AsyncIterable<string>;
}

/** Bytes that can be made again, kept so that they need not be: an index. Writing replaces all of them or nothing. */
export interface KeptBytes {
  /** Nothing where none are kept. */
  read(): AsyncIterable<Uint8Array>;
  write(chunks: Iterable<Uint8Array>): Promise<void>;
}
