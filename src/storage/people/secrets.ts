import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text; what is kept is `hashSecret` of it, which cannot be turned back. */
export function createSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** A plain hash is enough for what nobody can guess; looking it up by the hash tells nothing by its time. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 80 random bits in hexadecimal digits: never begins like an option of the command line. */
export function createId(): string {
  return randomBytes(10).toString('hex');
}
