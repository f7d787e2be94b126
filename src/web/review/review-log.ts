import type { Mark, Marking } from '#core';

/** What a person says of one mark. */
export type MarkVerdict = 'accept' | 'reject' | 'skip';

/** Decisions in the order they were made; the last one of a mark counts. */
export type ReviewLog = readonly { readonly markId: string; readonly verdict: MarkVerdict }[];

/** Marks in the order they are asked about: the least sure first, a person's own marks last. */
export function orderMarks({ marks }: Pick<Marking, 'marks'>): readonly Mark[] {
  const doubt = ({ score }: Mark): number => (score === null ? -1 : 0.5 - Math.abs(score - 0.5));
  return marks.toSorted((one, other) => doubt(other) - doubt(one) || (one.id < other.id ? -1 : 1));
}

/** The verdict of each mark that has one. */
export function readLog(log: ReviewLog): ReadonlyMap<string, MarkVerdict> {
  return new Map(log.map(({ markId, verdict }) => [markId, verdict]));
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
  const { markId, verdict } = (value ?? {}) as { readonly markId?: unknown; readonly verdict?: unknown };
  return typeof markId === 'string' && (verdict === 'accept' || verdict === 'reject' || verdict === 'skip');
}
