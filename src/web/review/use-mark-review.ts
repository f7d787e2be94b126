import { useEffect, useMemo, useState } from 'react';
import { type Verdict, type VerdictAnswer, verdictAddress } from '#api';
import { type Mark, type Marking, objectClassKey } from '#core';
import { appendEntry, dropEntries, followEntries, readEntries } from '../data/kept-log.ts';
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
  /** Says it of the current mark and goes on. */
  decide(verdict: Exclude<MarkVerdict, 'reclass'>): void;
  /** Says of what class it is, and goes on. */
  reclass(objectClass: string): void;
  undo(): void;
  goTo(index: number): void;
  /** Sends what was decided: rejected marks are taken out, the rest is accepted. False where it failed. */
  send(by: string): Promise<boolean>;
}

/**
 * Decisions are kept in the browser until they are sent, as one decision that can be taken back. Marks with a score above
 * `surest` are not asked about, and stay.
 */
export function useMarkReview(marking: Marking, surest: number, decisions: Decisions): MarkReview {
  const marks = useMemo(
    () => orderMarks(marking).filter(({ score }) => score === null || score <= surest),
    [marking, surest],
  );
  const name = `review ${marking.id}`;
  const [entries, setEntries] = useState(() => readEntries(name, isDecision));
  // What a second tab decides belongs to the same review.
  useEffect(() => followEntries(name, () => setEntries(readEntries(name, isDecision))), [name]);
  const log: ReviewLog = entries.map(({ value }) => value);
  const [index, setIndex] = useState(() => findNext(marks, log, -1));
  // Another selection begins with its own least sure.
  useEffect(() => setIndex(findNext(marks, log, -1)), [surest]);
  const current = marks[index] ?? null;
  const take = (say: (markId: string) => MarkDecision): void => {
    if (!current) return;
    const decision = say(current.id);
    setEntries([...entries, appendEntry(name, decision)]);
    setIndex(findNext(marks, [...log, decision], index));
  };
  return {
    marks,
    current,
    index,
    verdicts: readLog(log),
    decide: (verdict) => take((markId) => ({ markId, verdict })),
    reclass: (objectClass) =>
      take((markId) =>
        objectClassKey(objectClass) === objectClassKey(marking.objectClass)
          ? { markId, verdict: 'accept' }
          : { markId, verdict: 'reclass', objectClass },
      ),
    undo() {
      const last = entries.at(-1);
      if (!last) return;
      dropEntries([last]);
      setEntries(entries.slice(0, -1));
      setIndex(
        Math.max(
          0,
          marks.findIndex(({ id }) => id === last.value.markId),
        ),
      );
    },
    goTo: (wanted) => setIndex(Math.min(marks.length - 1, Math.max(0, wanted))),
    async send(by) {
      const body: Verdict = { ...verdictOf(log), by };
      // A second tab may have decided meanwhile: the marking is sent as it was seen.
      const answer = await decisions.send<VerdictAnswer>(verdictAddress('markings', marking.id), body, marking);
      if (answer === undefined) return false;
      dropEntries(entries);
      setEntries([]);
      return true;
    },
  };
}
