import type { ReactNode } from 'react';

/** Meanings that a glyph has; each has a form of its own, so that colour is never the only sign. */
export type Meaning =
  | 'count'
  | 'zero'
  | 'least'
  | 'most'
  | 'words'
  | 'unusable'
  | 'absent'
  | 'yes'
  | 'no'
  | 'uncertain'
  | 'for'
  | 'neutral'
  | 'against';

const tones: Readonly<Record<Meaning, string>> = {
  count: 'count',
  zero: 'zero',
  least: 'bound',
  most: 'bound',
  words: 'words',
  unusable: 'unusable',
  absent: 'absent',
  yes: 'count',
  no: 'zero',
  uncertain: 'unusable',
  for: 'for',
  neutral: 'words',
  against: 'against',
};

/** A mark of 12×12 in front of words that say the same. */
export function Glyph({ meaning }: { readonly meaning: Meaning }): ReactNode {
  return (
    <svg className={`glyph tone-${tones[meaning]}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {drawings[meaning]}
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75, strokeLinecap: 'round' } as const;

/** Full: counted. Ring: looked and empty. ≥ ≤: a bound. Hatched: unreadable. Dashed: nobody looked. */
const drawings: Readonly<Record<Meaning, ReactNode>> = {
  count: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  zero: <circle cx="6" cy="6" r="4.25" {...line} />,
  least: <path d="M2 1.2 10 4.4 2 7.6M2 10.8H10" {...line} strokeLinejoin="round" />,
  most: <path d="M10 1.2 2 4.4 10 7.6M2 10.8H10" {...line} strokeLinejoin="round" />,
  words: <path d="M1 3.5H11M1 6.5H11M1 9.5H7" {...line} />,
  unusable: (
    <>
      <circle cx="6" cy="6" r="4.75" {...line} />
      <path d="M2.8 9.2 9.2 2.8" {...line} />
    </>
  ),
  absent: <rect x="1.25" y="1.25" width="9.5" height="9.5" {...line} strokeWidth={1.5} strokeDasharray="2 2.2" />,
  yes: <path d="M1.5 6.5 4.5 9.5 10.5 2.5" {...line} />,
  no: <path d="M2 2 10 10M10 2 2 10" {...line} />,
  uncertain: <path d="M1 7.5C3 3 4.5 4 6 6S9 9 11 4.5" {...line} />,
  for: <path d="M6 1.5 11 10.5H1Z" fill="currentColor" />,
  neutral: <path d="M1.5 6H10.5" {...line} />,
  against: <path d="M6 10.5 1 1.5H11Z" {...line} strokeLinejoin="round" />,
};
