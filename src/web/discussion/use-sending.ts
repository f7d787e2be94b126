import { useState } from 'react';
import { recordEtag } from '#api';
import { LoadError, postJson } from '../data/client.ts';

/** Sends what a person does, and says what kept it from being done. */
export interface Sending {
  readonly isBusy: boolean;
  readonly fault: string | null;
  /** `seen` is the record as it was shown. `conflict` where somebody has changed it since. */
  send(address: string, body: object, seen?: object): Promise<'done' | 'conflict' | 'failed'>;
}

/** One thing at a time. */
export function useSending(): Sending {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  return {
    isBusy,
    fault,
    async send(address, body, seen) {
      setBusy(true);
      setFault(null);
      try {
        await postJson(address, body, seen === undefined ? {} : { 'If-Match': recordEtag(seen) });
        return 'done';
      } catch (error) {
        if (!(error instanceof LoadError)) throw error;
        if (error.problem?.code === 'changed-meanwhile') return 'conflict';
        setFault(error.message);
        return 'failed';
      } finally {
        setBusy(false);
      }
    },
  };
}
