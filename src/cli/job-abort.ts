import type { WorkRequest } from '#app';

/** Signals of jobs that end when the command's does, so that a job that waits for a server is given back at once. */
export function jobAbort(signal: AbortSignal): NonNullable<WorkRequest['createAbort']> {
  return () => {
    const own = new AbortController();
    return { signal: AbortSignal.any([signal, own.signal]), abort: () => own.abort() };
  };
}
