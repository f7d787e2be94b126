import { canonicalJson, sha256Hex } from './hash.ts';

/**
 * An id made from what identifies a record, so that importing the same thing twice meets itself:
 * `obs-3f9a…` (prefix, dash, 16 hex digits of the SHA-256 of the canonical JSON of `identity`).
 */
export function derivedId(prefix: string, identity: unknown): string {
  return `${prefix}-${sha256Hex(canonicalJson(identity)).slice(0, 16)}`;
}

/** `Najin port (Chinese pier)` → `najin-port-chinese-pier`; letters beyond ASCII are kept, accents are dropped. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
