import { useEffect, useMemo, useRef, useState } from 'react';
import { type Verdict, type VerdictAnswer, verdictAddress } from '#api';
import { type Mark, type Marking, objectClassKey } from '#core';
import { type LogEntry, appendEntry, dropEntries, followEntries, readEntries } from '../data/kept-log.ts';
import type { Decisions } from '../decide/use-decisions.ts';
import {
  type MarkDecision,
  type MarkVerdict,
  type ReviewLog,
  findNext,
  isDecision,
  orderMarks,
  readLog,
  verdictOf,
} from './review-log.ts';

/** A person going through the marks of one marking. */
export interface MarkReview {
  readonly marks: readonly Mark[];
  readonly current: Mark | null;
  readonly index: number;
  readonly verdicts: ReadonlyMap<string, MarkDecision>;
  /** Marks with a score above it are not asked about, and stay. */
  readonly surest: number;
  /** Another selection begins with its own least sure. */
  select(surest: number): void;
  /** Says it of the current mark and goes on. */
  decide(verdict: Exclude<MarkVerdict, 'reclass'>): void;
  /** Says of what class it is, and goes on. */
  reclass(objectClass: string): void;
  undo(): void;
  /** Looks at another without a word: 1 is the next one, -1 the one before. */
  step(by: number): void;
  /** Sends what was decided: rejected marks are taken out, the rest is accepted. False where it failed. */
  send(by: string): Promise<boolean>;
}

/** Where the person is. */
interface Place {
  readonly surest: number;
  readonly entries: readonly LogEntry<MarkDecision>[];
  readonly index: number;
}

/** Decisions are kept in the browser until they are sent, as one decision that can be taken back. */
export function useMarkReview(marking: Marking, decisions: Decisions): MarkReview {
  const name = `review ${marking.id}`;
  const ordered = useMemo(() => orderMarks(marking), [marking]);
  const [place, show] = useState<Place>(() => {
    const entries = readEntries(name, isDecision);
    return { surest: 1, entries, index: findNext(ordered, logOf(entries), -1) };
  });
  // Keys come faster than pictures: each acts on what the key before it left, drawn or not.
  const latest = useRef(place);
  const go = (part: Partial<Place>): void => {
    latest.current = { ...latest.current, ...part };
    show(latest.current);
  };
  // What a second tab decides belongs to the same review.
  useEffect(() => followEntries(name, () => go({ entries: readEntries(name, isDecision) })), [name]);
  const select = (surest: number): readonly Mark[] => ordered.filter(({ score }) => score === null || score <= surest);
  const marks = useMemo(() => select(place.surest), [ordered, place.surest]);
  const take = (say: (markId: string) => MarkDecision): void => {
    const { entries, index, surest } = latest.current;
    const asked = select(surest);
    const mark = asked[index];
    if (!mark) return;
    const decided = [...entries, appendEntry(name, say(mark.id))];
    go({ entries: decided, index: findNext(asked, logOf(decided), index) });
  };
  return {
    marks,
    current: marks[place.index] ?? null,
    index: place.index,
    verdicts: readLog(logOf(place.entries)),
    surest: place.surest,
    select: (surest) => go({ surest, index: findNext(select(surest), logOf(latest.current.entries), -1) }),
    decide: (verdict) => take((markId) => ({ markId, verdict })),
    reclass: (objectClass) =>
      take((markId) =>
        objectClassKey(objectClass) === objectClassKey(marking.objectClass)
          ? { markId, verdict: 'accept' }
          : { markId, verdict: 'reclass', objectClass },
      ),
    undo() {
      const { entries, surest } = latest.current;
      const last = entries.at(-1);
      if (!last) return;
      dropEntries([last]);
      const index = select(surest).findIndex(({ id }) => id === last.value.markId);
      go({ entries: entries.slice(0, -1), index: Math.max(0, index) });
    },
    step: (by) => go({ index: Math.min(marks.length - 1, Math.max(0, latest.current.index + by)) }),
    async send(by) {
      const { entries } = latest.current;
      const body: Verdict = { ...verdictOf(logOf(entries)), by };
      // A second tab may have decided meanwhile: the marking is sent as it was seen.
      const answer = await decisions.send<VerdictAnswer>(verdictAddress('markings', marking.id), body, marking);
      if (answer === undefined) return false;
      dropEntries(entries);
      go({ entries: [] });
      return true;
    },
  };
}

function logOf(entries: Place['entries']): ReviewLog {
  return entries.map(({ value }) => value);
}
