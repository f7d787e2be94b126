import { useState } from 'react';
import { LoadError, postJson } from '../data/client.ts';

/** Asks the server to change something, and says why it did not. */
export interface Asking {
  readonly isBusy: boolean;
  readonly fault: string | null;
  /** Undefined where it failed. */
  ask<Answer>(address: string, body: object): Promise<Answer | undefined>;
}

/** `onChange` is called after each change. */
export function useAsking(onChange: () => void): Asking {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  return {
    isBusy,
    fault,
    async ask<Answer>(address: string, body: object) {
      setBusy(true);
      setFault(null);
      try {
        const answer = await postJson<Answer>(address, body);
        onChange();
        return answer;
      } catch (error) {
        if (!(error instanceof LoadError)) throw error;
        setFault(error.message);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
