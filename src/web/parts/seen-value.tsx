import type { ReactNode } from 'react';
import type { DateSpan, Seen } from '#core';
import { texts } from '../texts.ts';
import { Glyph, type Meaning } from './glyph.tsx';
import { numberText, units } from './seen-text.ts';

/**
 * What was seen: number with interval, bound, state, or why there is none; no two of them look alike. Below stand the
 * words of the source.
 */
export function SeenValue({ seen, note }: { readonly seen: Seen; readonly note: string | null }): ReactNode {
  const words = 'reason' in seen ? seen.reason : note;
  return (
    <>
      <span className="seen">
        <Glyph meaning={meaningOf(seen)} />
        {describe(seen)}
      </span>
      {words !== null && <div className="quiet">{words}</div>}
    </>
  );
}

/** A date or a span of dates, which breaks between its ends only. */
export function When({ when }: { readonly when: DateSpan }): ReactNode {
  if (when.to === null) return when.from;
  return (
    <>
      <span>{when.from} –</span> <span>{when.to}</span>
    </>
  );
}

/** The kinds of answer in a list, with how many of each. */
export function SeenLegend({ all }: { readonly all: readonly Seen[] }): ReactNode {
  const counts = Map.groupBy(all, meaningOf);
  return (
    <ul className="legend">
      {legend
        .filter(([meaning]) => counts.has(meaning))
        .map(([meaning, words]) => (
          <li key={meaning} className="nowrap">
            <Glyph meaning={meaning} />
            {words}: {counts.get(meaning)!.length}
          </li>
        ))}
    </ul>
  );
}

const legend: readonly (readonly [Meaning, string])[] = [
  ['count', texts.seen.counted],
  ['least', texts.seen.atLeast],
  ['most', texts.seen.atMost],
  ['zero', texts.seen.zero],
  ['yes', texts.seen.yes],
  ['no', texts.seen.no],
  ['uncertain', texts.seen.uncertain],
  ['words', texts.seen.words],
  ['unusable', texts.seen.unusable],
  ['absent', texts.seen.absent],
];

function meaningOf(seen: Seen): Meaning {
  switch (seen.kind) {
    case 'count':
    case 'measure':
      if (seen.low === null) return 'most';
      if (seen.high === null) return 'least';
      return seen.kind === 'count' && seen.high === 0 ? 'zero' : 'count';
    case 'state':
      return seen.state;
    case 'uncounted':
      return 'words';
    case 'unusable':
      return 'unusable';
    case 'not-observed':
      return 'absent';
  }
}

function describe(seen: Seen): ReactNode {
  switch (seen.kind) {
    case 'count':
      return seen.high === 0 ? texts.seen.none : <Bounds low={seen.low} high={seen.high} unit="" />;
    case 'measure':
      return <Bounds low={seen.low} high={seen.high} unit={units[seen.unit]} />;
    case 'state':
      return texts.seen[seen.state];
    case 'uncounted':
      return <span className="quiet">{texts.seen.words}</span>;
    case 'unusable':
      return texts.seen.unusable;
    case 'not-observed':
      return <span className="quiet">{texts.seen.absent}</span>;
  }
}

function Bounds(props: {
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
}): ReactNode {
  const { low, high, unit } = props;
  const words = low === null ? texts.seen.atMost : high === null ? texts.seen.atLeast : null;
  return (
    <>
      {words && <span className="bound">{words} </span>}
      <span className="value">{numberText(low, high, unit)}</span>
    </>
  );
}
