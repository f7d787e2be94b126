import type { CancelSignal } from '#core';

/** The AbortSignal that a caller's signal is; one that cannot wake a waiting request is asked between requests. */
export function toAbortSignal(signal: CancelSignal | undefined): AbortSignal | undefined {
  signal?.throwIfAborted();
  return signal instanceof AbortSignal ? signal : undefined;
}
