import type { ReactNode } from 'react';
import type { Claim } from '#core';
import { type Mark, cutSegments } from './segments.ts';

/** Text with its marks; `before` may put something in front of the first stretch of a mark. */
export function MarkedText({
  text,
  marks,
  current,
  before,
}: {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly current?: string | undefined;
  readonly before?: (mark: Mark) => ReactNode;
}): ReactNode {
  return cutSegments(text.length, marks).map(({ start, end, marks: over }) => {
    const words = text.slice(start, end);
    if (over.length === 0) return words;
    const begun = over.filter((mark) => mark.start === start);
    return (
      <span key={start}>
        {before && begun.map(before)}
        <span className={classNames(over, current)}>
          {over.some((mark) => mark.kind === 'hedge') ? <em className="hedge">{words}</em> : words}
        </span>
      </span>
    );
  });
}

/** The hedges of a claim; `origin` is where the text that is shown begins in the document. */
export function hedgeMarks(claim: Claim, origin = 0): Mark[] {
  return claim.hedges.map(({ start, end }) => ({ start: start - origin, end: end - origin, kind: 'hedge' }));
}

function classNames(marks: readonly Mark[], current: string | undefined): string | undefined {
  const names = new Set<string>();
  for (const mark of marks) {
    if (mark.kind !== 'hedge') names.add(mark.kind);
    if (mark.draft) names.add('draft');
    if (mark.kind === 'claim' && mark.id === current) names.add('current');
  }
  return [...names].join(' ') || undefined;
}
