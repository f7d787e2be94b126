import { useEffect, useMemo, useRef, useState } from 'react';
import { type OwnMarksAnswer, type OwnMarksBody, ownMarksAddress, recordEtag, sceneMarkingsAddress } from '#api';
import type { Marking } from '#core';
import { LoadError, postJson, readJson } from '../data/client.ts';
import { type LogEntry, appendEntry, dropEntries, followEntries, readEntries } from '../data/kept-log.ts';
import { useKeptList } from '../data/use-kept-list.ts';
import { type MarkStep, type OwnMark, applySteps, invertStep, isMarkStep, ownMarksOf } from './mark-steps.ts';

/** Whose marks, and where. */
export interface OwnMarksPlace {
  readonly siteId: string;
  readonly sceneId: string;
  readonly gsdMetres: number | null;
  readonly analyst: string;
}

/** A person's own marks on a scene. */
export interface OwnMarks {
  readonly marks: readonly OwnMark[];
  /** Steps that only this browser has. */
  readonly unsent: number;
  /** What kept the last sending from succeeding; it is tried again. */
  readonly fault: string | null;
  readonly canUndo: boolean;
  put(mark: OwnMark): void;
  remove(mark: OwnMark): void;
  undo(): void;
  /** Gives the markings as they are kept once nothing is unsent. Throws LoadError. */
  flush(): Promise<readonly Marking[]>;
}

/** Milliseconds of quiet before steps are sent, and before a failed sending is tried again. */
const quiet = 400;
const pause = 3000;
/** How often a marking that a second tab changes at the same time is read again in a row. */
const mostConflicts = 8;

/**
 * Each step is kept in this browser at once and sent soon after: the whole marking, with the hash of what it builds on. Where
 * a second tab was faster the server refuses; then its marks are read, the steps are done again on them, and sent.
 */
export function useOwnMarks(place: OwnMarksPlace, markings: readonly Marking[]): OwnMarks {
  const { analyst, sceneId, siteId } = place;
  const log = `marks ${siteId} ${sceneId} ${analyst}`;
  const [steps, setSteps] = useState(() => readEntries(log, isMarkStep));
  const [undoable, setUndoable] = useKeptList(`sightline undo ${log}`, isMarkStep);
  const [fault, setFault] = useState<string | null>(null);
  const known = useRef(markings);
  const [base, setBase] = useState(markings);
  useEffect(() => {
    known.current = markings;
    setBase(markings);
  }, [markings]);
  const read = (): void => setSteps(readEntries(log, isMarkStep));
  useEffect(read, [log]);
  useEffect(() => followEntries(log, read), [log]);
  const marks = useMemo(
    () =>
      applySteps(
        ownMarksOf(base, siteId, analyst),
        steps.map(({ value }) => value),
      ),
    [base, siteId, analyst, steps],
  );
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const flush = (): Promise<readonly Marking[]> => {
    const turn = sending.current.then(async () => {
      const entries = readEntries(log, isMarkStep);
      if (entries.length === 0) return known.current;
      known.current = await sendSteps(place, known.current, entries);
      dropEntries(entries);
      setBase(known.current);
      read();
      setFault(null);
      return known.current;
    });
    sending.current = turn.catch(() => {});
    return turn;
  };
  useEffect(() => {
    if (steps.length === 0 || analyst === '') return undefined;
    const timer = setTimeout(
      () => {
        flush().catch((error: unknown) => setFault(error instanceof LoadError ? error.message : String(error)));
      },
      fault === null ? quiet : pause,
    );
    return () => clearTimeout(timer);
  }, [steps, fault, analyst]);
  const take = (step: MarkStep): void => {
    const entry = appendEntry(log, step);
    setSteps((all) => [...all, entry]);
  };
  const change = (step: MarkStep): void => {
    const before = marks.find(({ id }) => id === step.mark.id);
    setUndoable([...undoable, invertStep(step, before)]);
    take(step);
  };
  return {
    marks,
    unsent: steps.length,
    fault,
    canUndo: undoable.length > 0,
    put: (mark) => change({ kind: 'put', mark }),
    remove: (mark) => change({ kind: 'remove', mark }),
    undo() {
      const last = undoable.at(-1);
      if (!last) return;
      setUndoable(undoable.slice(0, -1));
      take(last);
    },
    flush,
  };
}

/** Sends what the steps change, class by class; gives the markings as they are afterwards. Throws LoadError. */
async function sendSteps(
  place: OwnMarksPlace,
  known: readonly Marking[],
  entries: readonly LogEntry<MarkStep>[],
): Promise<readonly Marking[]> {
  let markings = known;
  for (let attempt = 0; ; attempt++) {
    try {
      return await sendOnto(
        place,
        markings,
        entries.map(({ value }) => value),
      );
    } catch (error) {
      const isConflict =
        error instanceof LoadError && /^(changed-meanwhile|if-match-missing)$/.test(error.problem?.code ?? '');
      if (!isConflict || attempt >= mostConflicts) throw error;
      const answer = await readJson<{ readonly items: readonly Marking[] }>(
        sceneMarkingsAddress(place.sceneId),
        new AbortController().signal,
      );
      markings = answer.items;
    }
  }
}

async function sendOnto(
  { analyst, gsdMetres, sceneId, siteId }: OwnMarksPlace,
  markings: readonly Marking[],
  steps: readonly MarkStep[],
): Promise<readonly Marking[]> {
  const before = ownMarksOf(markings, siteId, analyst);
  const after = applySteps(before, steps);
  const touched = new Set(
    steps.flatMap(({ mark }) => [
      mark.objectClass,
      ...before.filter(({ id }) => id === mark.id).map((one) => one.objectClass),
    ]),
  );
  let now = markings;
  for (const objectClass of touched) {
    const own = now.find((one) => one.analyst === analyst && one.siteId === siteId && one.objectClass === objectClass);
    const body: OwnMarksBody = {
      siteId,
      sceneId,
      objectClass,
      gsdMetres,
      by: analyst,
      marks: after.filter((mark) => mark.objectClass === objectClass).map(({ geometry, id }) => ({ id, geometry })),
    };
    const headers = own ? { 'If-Match': recordEtag(own) } : {};
    const { marking } = await postJson<OwnMarksAnswer>(ownMarksAddress, body, headers);
    now = [...now.filter(({ id }) => id !== marking.id), marking];
  }
  return now;
}
