import { canonicalJson, sha256Hex } from '#core';

/**
 * The ETag of one record: its SHA-256 as the history keeps it. Whoever has the record can compute it and send it in
 * `If-Match`, so that nobody overwrites what he has not seen.
 */
export function recordEtag(record: object): string {
  return `"${sha256Hex(canonicalJson(record))}"`;
}
