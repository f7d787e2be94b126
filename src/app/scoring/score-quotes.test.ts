import { describe, expect, it } from 'vitest';
import { type Quotation, type Spans, scoreQuotes } from './score-quotes.ts';

describe('scoreQuotes', () => {
  const gold: Quotation = { message: [[0, 11]], speaker: [[12, 15]], cue: [], frame: [], addressee: [] };
  const text = 'aaa bbb ccc ddd eee';

  it('gives 1 for the same quotation and 0 for none', () => {
    expect(scoreQuotes([{ text, gold: [gold], predicted: [gold] }]).joint.f1).toBe(1);
    expect(scoreQuotes([{ text, gold: [gold], predicted: [] }]).joint.f1).toBe(0);
  });

  it('counts shared words: two of three gold words, two of two predicted', () => {
    const predicted = { ...gold, message: [[0, 7]] as Spans };
    const { messages } = scoreQuotes([{ text, gold: [gold], predicted: [predicted] }]);
    expect(messages.precision).toBe(1);
    expect(messages.recall).toBeCloseTo(2 / 3);
  });

  it('lets a second prediction of the same words cost precision', () => {
    expect(scoreQuotes([{ text, gold: [gold], predicted: [gold, gold] }]).messages.precision).toBe(0.5);
  });

  it('gives a role without a partner 0, and takes a role in several pieces as one span', () => {
    const predicted = { ...gold, speaker: [], cue: [[12, 15]] as Spans };
    const { roles } = scoreQuotes([{ text, gold: [gold], predicted: [predicted] }]);
    expect(roles).toEqual({ precision: 0, recall: 0, f1: 0 });
    const split: Quotation = {
      ...gold,
      speaker: [
        [0, 3],
        [12, 15],
      ],
    };
    expect(scoreQuotes([{ text, gold: [split], predicted: [gold] }]).roles.recall).toBe(0.5);
  });
});
