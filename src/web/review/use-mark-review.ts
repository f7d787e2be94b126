import { useEffect, useMemo, useState } from 'react';
import { type Verdict, type VerdictAnswer, recordEtag, verdictAddress } from '#api';
import type { Mark, Marking } from '#core';
import { postJson } from '../data/client.ts';
import { appendEntry, dropEntries, followEntries, readEntries } from '../data/kept-log.ts';
import { type MarkVerdict, type ReviewLog, findNext, isDecision, orderMarks, readLog } from './review-log.ts';

/** A person going through the marks of one marking. */
export interface MarkReview {
  readonly marks: readonly Mark[];
  readonly current: Mark | null;
  readonly index: number;
  readonly verdicts: ReadonlyMap<string, MarkVerdict>;
  /** Says it of the current mark and goes on. */
  decide(verdict: MarkVerdict): void;
  undo(): void;
  goTo(index: number): void;
  /** Sends what was decided: rejected marks are taken out, the rest is accepted. Throws LoadError. */
  send(by: string): Promise<VerdictAnswer>;
}

/** Decisions are kept in the browser until they are sent. Marks with a score above `surest` are not asked about, and stay. */
export function useMarkReview(marking: Marking, surest: number): MarkReview {
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
  return {
    marks,
    current,
    index,
    verdicts: readLog(log),
    decide(verdict) {
      if (!current) return;
      const decision = { markId: current.id, verdict };
      setEntries([...entries, appendEntry(name, decision)]);
      setIndex(findNext(marks, [...log, decision], index));
    },
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
      const rejectedMarks = [...readLog(log)].flatMap(([id, verdict]) => (verdict === 'reject' ? [id] : []));
      const body: Verdict = { verdict: 'accepted', by, ...(rejectedMarks.length > 0 ? { rejectedMarks } : {}) };
      const answer = await postJson<VerdictAnswer>(verdictAddress('markings', marking.id), body, {
        // A second tab may have decided meanwhile.
        'If-Match': recordEtag(marking),
      });
      dropEntries(entries);
      setEntries([]);
      return answer;
    },
  };
}
