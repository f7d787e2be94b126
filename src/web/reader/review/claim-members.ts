import type { SignedCorrection } from '#api';
import type { Claim } from '#core';
import { texts } from '../../texts.ts';

/** Members of a claim that a person can change, in the order in which they are shown. */
const members = [
  'review',
  'text',
  'speaker',
  'kind',
  'type',
  'polarity',
  'time',
  'likelihood',
  'hedges',
  'via',
] as const;

/** What is shown of a claim. */
export type ShownClaim = Pick<Claim, 'review' | 'text' | 'kind' | 'type' | 'polarity' | 'time'> & {
  readonly speaker: { readonly text: string } | null;
  readonly likelihood: { readonly term: string } | null;
  readonly hedges: readonly { readonly text: string }[];
  readonly via: readonly { readonly text: string }[];
};

/** A member of two states of a claim, in the reader's words. */
export interface MemberChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two states of a claim. */
export function changedMembers(before: ShownClaim, after: ShownClaim): readonly MemberChange[] {
  return members
    .map((key) => ({
      name: texts.claimReview.members[key],
      before: describe(before, key),
      after: describe(after, key),
    }))
    .filter((change) => change.before !== change.after);
}

/** A claim as a correction would leave it; spans count in the text of the document. */
export function correctedClaim(claim: ShownClaim, correction: Partial<SignedCorrection>, text: string): ShownClaim {
  const { hedges, kind, likelihood, polarity, span, speaker, time, type, via } = correction;
  const words = ({ end, start }: { readonly start: number; readonly end: number }): { readonly text: string } => ({
    text: text.slice(start, end),
  });
  return {
    ...claim,
    ...(kind === undefined ? {} : { kind }),
    ...(type === undefined ? {} : { type }),
    ...(polarity === undefined ? {} : { polarity }),
    ...(time === undefined ? {} : { time }),
    ...(span === undefined ? {} : words(span)),
    ...(speaker === undefined ? {} : { speaker: speaker && words(speaker) }),
    ...(likelihood === undefined ? {} : { likelihood: likelihood === null ? null : { term: likelihood } }),
    ...(hedges === undefined ? {} : { hedges: hedges.map(words) }),
    ...(via === undefined ? {} : { via: via.map(words) }),
  };
}

function describe(claim: ShownClaim, key: (typeof members)[number]): string {
  const { claimReview: words, polarity, reader, review } = texts;
  switch (key) {
    case 'review':
      return review[claim.review];
    case 'speaker':
      return claim.speaker?.text ?? reader.author;
    case 'likelihood':
      return claim.likelihood?.term ?? words.none;
    case 'hedges':
    case 'via':
      return claim[key].map((span) => span.text).join(', ') || words.none;
    case 'kind':
      return words.kinds[claim.kind];
    case 'type':
      return words.types[claim.type];
    case 'polarity':
      return polarity[claim.polarity];
    case 'text':
    case 'time':
      return claim[key] ?? words.none;
  }
}
