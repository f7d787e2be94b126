import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '#core';
import { extractClaims } from '#language';
import { newspaperSentences } from './english-newspaper-sentences.ts';
import { englishSentences } from './english-sentences.ts';
import { laterSentences, plainSentences } from './english-sentences-later.ts';
import { wireSentences } from './english-wire-sentences.ts';
import { parseMarkedText } from './marked-text.ts';
import { faultsOf } from './sentence-faults.ts';

const published = parsePartialDate('2023-10-17');

describe('English sentences of our own', () => {
  const all = [...englishSentences, ...laterSentences, ...newspaperSentences, ...wireSentences];
  const results = all.map((source) => {
    const marked = parseMarkedText(source);
    const { claims } = extractClaims(marked.text, { published, language: 'en' });
    return { source, faults: faultsOf(marked, claims) };
  });

  it('are read with the right message, speaker, cue, addressee, chain and hedges in at least 90 % of cases', () => {
    const wrong = results.filter(({ faults }) => faults.length > 0);
    const report = wrong.map(({ source, faults }) => `${source} -> ${faults.join(', ')}`).join('\n');
    expect(1 - wrong.length / results.length, report).toBeGreaterThanOrEqual(0.9);
  });

  it('that attribute nothing give no attributed claim', () => {
    const wrong = plainSentences.filter((text) =>
      extractClaims(text, { published, language: 'en' }).claims.some(({ type }) => type !== 'plain'),
    );
    expect(wrong).toEqual([]);
  });

  it('are at least 150 and mark a message each', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    for (const source of all) expect(parseMarkedText(source).spans['M'], source).toHaveLength(1);
  });
});

describe('English paragraphs', () => {
  it.each([
    ['“We have no money,” Mr. Hollis said. “None.”', ['Mr. Hollis: “We have no money,” Mr. Hollis said. “None.”']],
    [
      'The company said it plans to sell its unit, and analysts said it may fetch $300 million.',
      ['The company: it plans to sell its unit', 'analysts: it may fetch $300 million'],
    ],
    [
      'Mr. Trent, who has called the probe “rigged,” told supporters in Ohio that he would win.',
      ['Mr. Trent: the probe “rigged,”', 'Mr. Trent, who has called the probe “rigged,”: that he would win'],
    ],
    ['Some say the deal is dead.', ['Some: the deal is dead']],
    ['The Post first reported that the deal was dead.', ['The Post: that the deal was dead']],
    ['The family issued a statement saying that they forgave him.', ['The family: that they forgave him']],
    [
      '“The first shot came at noon,” Ms. Ito said. “Then we ran.\n\n“We did not stop until the river.”',
      [
        'Ms. Ito: “The first shot came at noon,” Ms. Ito said. “Then we ran.',
        'Ms. Ito: “We did not stop until the river.”',
      ],
    ],
  ])('%s', (text, expected) => {
    const { claims } = extractClaims(text, { published, language: 'en' });
    expect(claims.map(({ speaker, text: message }) => `${speaker?.text}: ${message}`)).toEqual(expected);
  });

  it('take whom the news agency quotes for the speaker and the agency for the chain', () => {
    const { claims } = extractClaims('State media quoted the leader as saying the test was a success.', {
      published,
      language: 'en',
    });
    expect(claims.map(({ speaker, via }) => [speaker?.text, via.map(({ text }) => text)])).toEqual([
      ['the leader', ['State media']],
    ]);
  });
});
