import { describe, expect, it } from 'vitest';
import { FormTable, WordNumbers, WordTable } from './word-table.ts';

describe('a table of words', () => {
  it('asks once a word, and each time of a word without a number', () => {
    const asked: number[] = [];
    const table = new WordTable<{ word: number; text: string }, boolean | null>(({ word, text }) => {
      asked.push(word);
      return text === 'yes' ? true : text === 'no' ? false : null;
    });
    const words = [
      { word: 7, text: 'yes' },
      { word: 2, text: 'no' },
      { word: 3, text: 'perhaps' },
      { word: 0, text: 'yes' },
    ];
    for (let turn = 0; turn < 2; turn++) expect(words.map((word) => table.of(word))).toEqual([true, false, null, true]);
    expect(asked).toEqual([7, 2, 3, 0, 0]);
  });

  it('numbers words from 1 on, and none beyond 50,000', () => {
    const numbers = new WordNumbers();
    expect([numbers.of('a'), numbers.of('b'), numbers.of('a')]).toEqual([1, 2, 1]);
    for (let index = 0; index < 50_000; index++) numbers.of(`word${index}`);
    expect([numbers.of('one more'), numbers.of('b')]).toEqual([0, 2]);
  });
});

describe('a table of forms', () => {
  it('gives each spelling its own form, the same each time, however many share a slot', () => {
    const table = new FormTable((text) => ({ text }));
    const spellings = Array.from({ length: 60_000 }, (_, index) => `w${(index * 7919) % 60_000}`);
    const text = spellings.join(' ');
    let at = 0;
    for (const spelling of spellings) {
      const form = table.at(text, at, at + spelling.length);
      if (form.text !== spelling) expect(form.text).toBe(spelling);
      if (form !== table.of(spelling)) expect(form).toBe(table.of(spelling));
      at += spelling.length + 1;
    }
    expect(table.at('xAa BBx', 1, 3)).not.toBe(table.at('xAa BBx', 4, 6));
  });
});
