import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '#core';
import { extractClaims } from '#language';
import { findData } from '../data/data-folder.ts';
import { type Quotation, type Spans, quotationsOf, scoreQuotes } from './score-quotes.ts';

const path = findData('text/de-wikinews-quotes/train.jsonl');
const published = parsePartialDate('2010-06-15');

interface Annotated {
  readonly spans: readonly { readonly charBegin: number; readonly charEnd: number }[];
}
interface AnnotatedDocument {
  readonly originalText: string;
  readonly annotations: readonly Record<'quote' | 'speaker' | 'cue' | 'frame' | 'addressee', Annotated>[];
}

describe('scoreQuotes', () => {
  const gold: Quotation = { message: [[0, 11]], speaker: [[12, 15]], cue: [], frame: [], addressee: [] };
  const text = 'aaa bbb ccc ddd eee';

  it('gives 1 for the same quotation and 0 for none', () => {
    expect(scoreQuotes([{ text, gold: [gold], predicted: [gold] }]).joint.f1).toBe(1);
    expect(scoreQuotes([{ text, gold: [gold], predicted: [] }]).joint.f1).toBeCloseTo(0);
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
});

describe.skipIf(path === undefined)('German quotations, training part', () => {
  it('do not fall below what the rules reach today', { timeout: 60_000 }, () => {
    const documents = readFileSync(path!, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as AnnotatedDocument);
    const scores = scoreQuotes(documents.map(scored));
    console.info(
      JSON.stringify(scores, (_, value: unknown) =>
        typeof value === 'number' ? Math.round(value * 1000) / 10 : value,
      ),
    );
    expect(scores.messages.f1).toBeGreaterThan(0.65);
    expect(scores.roles.f1).toBeGreaterThan(0.52);
    expect(scores.joint.f1).toBeGreaterThan(0.56);
  });
});

function scored({ originalText: text, annotations }: AnnotatedDocument): {
  text: string;
  gold: Quotation[];
  predicted: Quotation[];
} {
  const spans = ({ spans: list }: Annotated): Spans => list.map(({ charBegin, charEnd }) => [charBegin, charEnd]);
  const gold = annotations.map(({ quote, speaker, cue, frame, addressee }) => ({
    message: spans(quote),
    speaker: spans(speaker),
    cue: spans(cue),
    frame: spans(frame),
    addressee: spans(addressee),
  }));
  return { text, gold, predicted: quotationsOf(extractClaims(text, { published, language: 'de' }).claims) };
}
