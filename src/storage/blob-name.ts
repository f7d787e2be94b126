/** Whether a name is a SHA-256 as we write it; nothing else names a blob, so that no name leads out of its place. */
export function isBlobHash(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}
