import { useEffect, useRef, useState } from 'react';
import { type CompositionChange, compositionAddress, recordEtag } from '#api';
import type { Composition } from '#core';
import { LoadError, postJson, readJson } from '../data/client.ts';
import { useKeptList } from '../data/use-kept-list.ts';

/** `away`: the server did not answer and is tried again. */
type KeepingStatus = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed' | 'away';

/** A composition that is kept while it is changed. */
export interface KeptComposition {
  readonly composition: Composition;
  readonly status: KeepingStatus;
  /** The server's words where it could not be kept. */
  readonly fault: string | null;
  readonly canUndo: boolean;
  readonly change: (next: Composition) => void;
  readonly undo: () => void;
  /** After a conflict: what the others have made of it, or ours over theirs. */
  readonly takeTheirs: () => Promise<void>;
  readonly keepMine: () => Promise<void>;
}

/** Milliseconds of rest before a change is sent, and before a server that did not answer is tried again. */
const rest = 500;
const pause = 3000;
/** Changes within so many milliseconds are taken back together, as one writes a word. */
const oneStep = 1200;

/**
 * Keeps every change under the name of its author, if nobody else has changed it meanwhile (If-Match). What is not sent yet lies
 * in this browser, so that a reload loses nothing.
 */
export function useComposition(caseId: string, loaded: Composition, by: string): KeptComposition {
  const [composition, setComposition] = useState(() => readDraft(caseId, loaded) ?? loaded);
  const [status, setStatus] = useState<KeepingStatus>(composition === loaded ? 'saved' : 'waiting');
  const [fault, setFault] = useState<string | null>(null);
  const [past, setPast] = useKeptList(`sightline undo brief ${caseId}`, isComposition);
  const base = useRef(recordEtag(loaded));
  const changedAt = useRef(0);
  const [attempt, setAttempt] = useState(0);
  const set = (next: Composition): void => {
    setComposition(next);
    writeDraft(caseId, base.current, next);
    setStatus((now) => (now === 'conflict' ? now : 'waiting'));
  };
  const keep = async (what: Composition): Promise<void> => {
    setStatus('saving');
    const body: CompositionChange = { composition: what, by };
    try {
      await postJson(compositionAddress(caseId), body, { 'If-Match': base.current });
      base.current = recordEtag(what);
      forgetDraft(caseId, what);
      setFault(null);
      setStatus((now) => (now === 'saving' ? 'saved' : now));
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setFault(error.message);
      setAttempt((count) => count + 1);
      setStatus(error.problem === null ? 'away' : error.problem.status === 412 ? 'conflict' : 'failed');
    }
  };
  useEffect(() => {
    if ((status !== 'waiting' && status !== 'away') || by.trim() === '') return undefined;
    const timer = setTimeout(() => void keep(composition), status === 'away' ? pause : rest);
    return () => clearTimeout(timer);
    // `keep` is made anew with each rendering.
  }, [composition, status, attempt, by]);
  return {
    composition,
    status,
    fault,
    canUndo: past.length > 0,
    change: (next) => {
      const now = performance.now();
      if (past.length === 0 || now - changedAt.current > oneStep) setPast([...past, composition]);
      changedAt.current = now;
      set(next);
    },
    undo: () => {
      const before = past.at(-1);
      if (!before) return;
      setPast(past.slice(0, -1));
      changedAt.current = 0;
      set(before);
    },
    takeTheirs: async () => {
      const theirs = await readTheirs(caseId);
      base.current = recordEtag(theirs);
      localStorage.removeItem(draftKey(caseId));
      setPast([...past, composition]);
      setComposition(theirs);
      setFault(null);
      setStatus('saved');
    },
    keepMine: async () => {
      base.current = recordEtag(await readTheirs(caseId));
      await keep(composition);
    },
  };
}

function isComposition(value: unknown): value is Composition {
  // It was ours; the server checks the rest.
  const { blocks, caseId } = (value ?? {}) as Partial<Composition>;
  return typeof caseId === 'string' && Array.isArray(blocks);
}

function readTheirs(caseId: string): Promise<Composition> {
  return readJson<Composition>(compositionAddress(caseId), new AbortController().signal);
}

function draftKey(caseId: string): string {
  return `sightline brief ${caseId}`;
}

function writeDraft(caseId: string, base: string, composition: Composition): void {
  try {
    localStorage.setItem(draftKey(caseId), JSON.stringify({ base, composition }));
  } catch {
    // Storage may be full or forbidden; the server has it soon.
  }
}

/** What was not sent before a reload, if it was made from what the server has now. */
function readDraft(caseId: string, loaded: Composition): Composition | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(draftKey(caseId)) ?? 'null') as {
      readonly base: string;
      readonly composition: Composition;
    } | null;
    return draft?.base === recordEtag(loaded) ? draft.composition : undefined;
  } catch {
    return undefined;
  }
}

function forgetDraft(caseId: string, sent: Composition): void {
  try {
    const draft = JSON.parse(localStorage.getItem(draftKey(caseId)) ?? 'null') as { composition: Composition } | null;
    if (draft && recordEtag(draft.composition) === recordEtag(sent)) localStorage.removeItem(draftKey(caseId));
  } catch {
    // Nothing to forget.
  }
}
