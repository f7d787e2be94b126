import type { Verdict } from '#api';
import type { Mark, Marking } from '#core';

/** What a person says of one mark: `reclass` that it is an object of another class. */
export type MarkVerdict = 'accept' | 'reject' | 'skip' | 'reclass';

/** One decision; `objectClass` is the new one, where it is that. */
export type MarkDecision =
  | { readonly markId: string; readonly verdict: Exclude<MarkVerdict, 'reclass'> }
  | { readonly markId: string; readonly verdict: 'reclass'; readonly objectClass: string };

/** Decisions in the order they were made; the last one of a mark counts. */
export type ReviewLog = readonly MarkDecision[];

/** Marks in the order they are asked about: the least sure first, a person's own marks last. */
export function orderMarks({ marks }: Pick<Marking, 'marks'>): readonly Mark[] {
  const doubt = ({ score }: Mark): number => (score === null ? -1 : 0.5 - Math.abs(score - 0.5));
  return marks.toSorted((one, other) => doubt(other) - doubt(one) || (one.id < other.id ? -1 : 1));
}

/** The decision on each mark that has one. */
export function readLog(log: ReviewLog): ReadonlyMap<string, MarkDecision> {
  return new Map(log.map((decision) => [decision.markId, decision]));
}

/** What is sent of a review: accepted but for what was taken out or given another class. */
export function verdictOf(log: ReviewLog): Pick<Verdict, 'verdict' | 'rejectedMarks' | 'reclassedMarks'> {
  const decisions = [...readLog(log).values()];
  const rejectedMarks = decisions.flatMap(({ markId, verdict }) => (verdict === 'reject' ? [markId] : []));
  const reclassedMarks = decisions.flatMap((one) =>
    one.verdict === 'reclass' ? [{ id: one.markId, objectClass: one.objectClass }] : [],
  );
  return {
    verdict: 'accepted',
    ...(rejectedMarks.length > 0 ? { rejectedMarks } : {}),
    ...(reclassedMarks.length > 0 ? { reclassedMarks } : {}),
  };
}

/** Where to go on: the next mark after `from` that has no verdict, round the end; `from` itself when all have one. */
export function findNext(marks: readonly Mark[], log: ReviewLog, from: number): number {
  const decided = readLog(log);
  for (let step = 1; step <= marks.length; step++) {
    const index = (from + step) % marks.length;
    const mark = marks[index];
    if (mark && !decided.has(mark.id)) return index;
  }
  return from;
}

/** Whether something out of the browser's store is a decision. */
export function isDecision(value: unknown): value is ReviewLog[number] {
  const { markId, objectClass, verdict } = (value ?? {}) as { readonly [member: string]: unknown };
  if (typeof markId !== 'string') return false;
  if (verdict === 'reclass') return typeof objectClass === 'string';
  return verdict === 'accept' || verdict === 'reject' || verdict === 'skip';
}
