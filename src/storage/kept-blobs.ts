import type { Blobs } from '#app';

/** Blobs that can be looked through, as a backup and a check do. */
export interface KeptBlobs extends Blobs {
  /** SHA-256 of each that is kept, in order; those that come meanwhile may be missing. */
  list(): AsyncIterable<string>;
}
