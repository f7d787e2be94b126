import { useState } from 'react';
import { type ChangeAnswer, recordEtag, undoAddress } from '#api';
import type { RecordChange } from '#core';
import { LoadError, postJson } from '../data/client.ts';
import { useKeptList } from '../data/use-kept-list.ts';

/** Decisions of a person, sent at once; the last ones can be taken back, also after a reload. */
export interface Decisions {
  /** What went wrong with the last one, in words. */
  readonly fault: string | null;
  readonly isBusy: boolean;
  readonly canUndo: boolean;
  /**
   * Sends a change; `seen` is the record as it was shown, or its SHA-256. Undefined where it failed, which `fault` says; first
   * `onConflict`, where somebody has changed the record since, and then nothing is said of it here.
   */
  send<Answer extends Pick<ChangeAnswer, 'changes'>>(
    address: string,
    body: object,
    seen?: object | string,
    onConflict?: () => Promise<void>,
  ): Promise<Answer | undefined>;
  /** Takes the last change back. */
  undo(by: string): Promise<readonly RecordChange[] | undefined>;
  clearFault(): void;
}

/** Changes that can be taken back, at most. */
const mostKept = 50;

/** `name` tells what the decisions are about: each page has its own way back. */
export function useDecisions(name: string): Decisions {
  const key = `sightline undo ${name}`;
  const [kept, keep] = useKeptList(key, isChanges, mostKept);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = async <T>(work: () => Promise<T>, onConflict?: () => Promise<void>): Promise<T | undefined> => {
    setBusy(true);
    setFault(null);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      if (onConflict && error.problem?.code === 'changed-meanwhile') await onConflict();
      else setFault(error.message);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return {
    fault,
    isBusy,
    canUndo: kept.length > 0,
    send: <Answer extends Pick<ChangeAnswer, 'changes'>>(
      address: string,
      body: object,
      seen?: object | string,
      onConflict?: () => Promise<void>,
    ) =>
      attempt(async () => {
        const answer = await postJson<Answer>(
          address,
          body,
          seen === undefined ? {} : { 'If-Match': typeof seen === 'string' ? `"${seen}"` : recordEtag(seen) },
        );
        if (answer.changes.length > 0) keep([...kept, answer.changes]);
        return answer;
      }, onConflict),
    undo: async (by) => {
      const last = kept.at(-1);
      if (last === undefined) return undefined;
      const done = await attempt(
        async () => (await postJson<ChangeAnswer>(undoAddress, { by, changes: last })).changes,
      );
      // What others have changed since cannot be taken back: it would stand in the way of what lies before.
      keep(kept.slice(0, -1));
      return done;
    },
    clearFault: () => setFault(null),
  };
}

/** The server checks what is in it. */
function isChanges(value: unknown): value is readonly RecordChange[] {
  return Array.isArray(value);
}
