import { sha256Hex } from '#core';
import { encodeBase64 } from '../base64.ts';

/** The policy of a page that works offline: this one style block and pictures inside the page, nothing else. */
export function contentPolicy(style: string): string {
  return `default-src 'none'; img-src data:; style-src 'sha256-${hexToBase64(sha256Hex(style))}'; base-uri 'none'; form-action 'none'`;
}

/** CSP hashes are base64 of the digest (CSP Level 3 §2.3.1). */
function hexToBase64(hex: string): string {
  return encodeBase64(Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16)));
}
