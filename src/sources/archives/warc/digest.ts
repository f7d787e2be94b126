import { createHash } from 'node:crypto';

const algorithms: Readonly<Record<string, string>> = {
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  md5: 'md5',
};

/**
 * Whether bytes have the digest that is stated for them (`sha1:BASE32`, `sha256:hex`). Null where none is stated or its
 * algorithm is not known.
 */
export function matchesDigest(bytes: Uint8Array, stated: string | undefined): boolean | null {
  const [, label = '', value = ''] = /^([\w-]+):([\w=+/-]+)$/.exec(stated?.trim() ?? '') ?? [];
  const algorithm = Object.hasOwn(algorithms, label.toLowerCase()) ? algorithms[label.toLowerCase()]! : undefined;
  if (algorithm === undefined) return null;
  const digest = createHash(algorithm).update(bytes).digest();
  const wanted = value.replace(/=+$/, '');
  return [digest.toString('hex'), toBase32(digest).toLowerCase()].includes(wanted.toLowerCase());
}

/** RFC 4648 §6, without padding. */
function toBase32(bytes: Uint8Array): string {
  let [text, bits, value] = ['', 0, 0];
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(value >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(value << (5 - bits)) & 31] : text;
}
