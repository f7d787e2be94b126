import { type Drift, say } from '#core';
import { describe, expect, it } from 'vitest';
import { findSharedErrors } from './shared-errors.ts';

const drift = (documentId: string, what: Drift['what'], from: string, to: string): Drift => ({
  documentId,
  what,
  from,
  to,
});

describe('the same error in two texts', () => {
  it('proves descent from the earlier one', () => {
    const copies = findSharedErrors([
      drift('a', 'number', 'about 73', 'about 37'),
      drift('b', 'number', 'about 73', 'more than 37'),
      drift('c', 'direction', 'to Russia', 'to North Korea'),
      drift('d', 'direction', 'to Russia', 'to North Korea'),
    ]);
    expect(copies.map(({ from, to, basis }) => [from, to, basis])).toEqual([
      ['a', 'b', 'same-error'],
      ['c', 'd', 'same-error'],
    ]);
    expect(say(copies[0]!.because)).toBe('both have "more than 37" where the origin has "about 73"');
  });

  it.each([
    ['rounding', drift('a', 'number', 'about 73', 'at least 70'), drift('b', 'number', 'about 73', '70')],
    [
      'another qualifier',
      drift('a', 'number', 'about 73', 'at least 73'),
      drift('b', 'number', 'about 73', 'at least 73'),
    ],
    ['a lost hedge', drift('a', 'hedge', 'likely', 'no hedge'), drift('b', 'hedge', 'likely', 'no hedge')],
    ['another error', drift('a', 'number', 'about 73', '37'), drift('b', 'number', 'about 73', '13')],
    ['two in one text', drift('a', 'number', 'about 73', '37'), drift('a', 'number', 'about 73', '37')],
  ])('is not proved by %s', (_, one, other) => {
    expect(findSharedErrors([one, other])).toEqual([]);
  });
});
