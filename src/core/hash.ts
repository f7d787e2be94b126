import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of bytes, or of a text's UTF-8, as 64 lower-case hex digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/**
 * JSON with sorted keys and no white space (the idea of RFC 8785): equal values give equal text, so hashes of
 * records can be compared. Throws on NaN and infinities, which JSON cannot say.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return objectJson(value as Readonly<Record<string, unknown>>);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`canonicalJson: ${value} is not JSON`);
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

/** What JSON writes otherwise than it is: quotes, backslashes, controls, and halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex -- controls are what is looked for
const escaped = /["\\\u0000-\u001F\uD800-\uDFFF]/;

function quoted(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Put together in place: every record that is stored goes through here. */
function objectJson(value: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(value);
  sortInPlace(keys);
  let json = '';
  for (const key of keys) {
    const member = value[key];
    if (member !== undefined) json += `${json === '' ? '{' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return json === '' ? '{}' : `${json}}`;
}

/** By UTF-16 code units. Records have few members, mostly the same ones in the same order, which insertion sorts fastest. */
function sortInPlace(keys: string[]): void {
  if (keys.length > 40) {
    keys.sort();
    return;
  }
  for (let index = 1; index < keys.length; index++) {
    const key = keys[index]!;
    let at = index;
    for (; at > 0 && keys[at - 1]! > key; at--) keys[at] = keys[at - 1]!;
    keys[at] = key;
  }
}
