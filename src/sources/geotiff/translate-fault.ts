import type { CancelSignal } from '#core';
import { SourceError } from '../source-error.ts';
import { TooLarge } from './too-large.ts';
import { Unsupported } from './unsupported.ts';

/**
 * Does work on a file that nobody trusts: whatever it provokes becomes a SourceError with the file's name; a caller
 * who gives up gets the reason of his signal at once, while the work ends by itself.
 */
export async function guard<T>(name: string, signal: CancelSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await untilAborted(signal, work());
  } catch (cause) {
    signal?.throwIfAborted();
    throw translate(name, cause);
  }
}

function translate(name: string, cause: unknown): unknown {
  if (cause instanceof SourceError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof TooLarge) return new SourceError('too-large', `${name}: ${message}`, { cause });
  if (cause instanceof Unsupported)
    return new SourceError('unknown-format', `${name}: it uses what is not read: ${message}`, { cause });
  if (isSystemError(cause)) return new SourceError('not-readable', `${name}: cannot be read (${message})`, { cause });
  return new SourceError('bad-geotiff', `${name}: not a readable GeoTIFF: ${message.slice(0, 500)}`, { cause });
}

function isSystemError(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause && 'errno' in cause;
}

/** The result of `work`, or at once the reason of a signal that is aborted before; `work` then ends unheard. */
export async function untilAborted<T>(signal: CancelSignal | undefined, work: Promise<T>): Promise<T> {
  if (!(signal instanceof AbortSignal)) return work;
  const given = Promise.withResolvers<never>();
  const giveUp = (): void => given.reject(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([work, given.promise]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
