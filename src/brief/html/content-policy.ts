import { sha256Hex } from '#core';

/** The policy of a page that works offline: this one style block and pictures inside the page, nothing else. */
export function contentPolicy(style: string): string {
  return `default-src 'none'; img-src data:; style-src 'sha256-${hexToBase64(sha256Hex(style))}'; base-uri 'none'; form-action 'none'`;
}

/** CSP hashes are base64 of the digest (CSP Level 3 §2.3.1). */
function hexToBase64(hex: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = '';
  for (const digit of hex) bits += Number.parseInt(digit, 16).toString(2).padStart(4, '0');
  const padded = bits.padEnd(Math.ceil(bits.length / 6) * 6, '0');
  const text = padded.replace(/.{6}/g, (six) => alphabet[Number.parseInt(six, 2)]!);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
