import { describe, expect, it } from 'vitest';
import { splitSentences } from './index.ts';

const german = (text: string): string[] => splitSentences(text, 'de').map(({ start, end }) => text.slice(start, end));
const english = (text: string): string[] => splitSentences(text, 'en').map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it('does not end a German sentence at an ordinal number', () => {
    expect(german('Am 5. Oktober war es klar. Das 21. Jahrhundert begann.')).toEqual([
      'Am 5. Oktober war es klar.',
      'Das 21. Jahrhundert begann.',
    ]);
  });

  it('ends a German sentence at a number that is no ordinal', () => {
    expect(german('Es waren 20. Danach kamen mehr.')).toHaveLength(2);
  });

  it('does not end at titles, initials and abbreviations', () => {
    expect(german('Prof. Dr. Karl M. Weber kam, z. B. mit ca. 30 Leuten. Er blieb.')).toHaveLength(2);
    expect(english('Gen. Lee met Mr. J. Park of the U.S. Army. They talked.')).toHaveLength(2);
  });

  it('keeps a quotation of several sentences with the words around it', () => {
    expect(german('„Wir warten. Wir hoffen“, sagte sie. Dann ging sie.')).toEqual([
      '„Wir warten. Wir hoffen“, sagte sie.',
      'Dann ging sie.',
    ]);
    expect(english('“Why now?” he asked. Nobody knew.')).toEqual(['“Why now?” he asked.', 'Nobody knew.']);
  });

  it('ends at a blank line even inside a forgotten quotation mark, and after a heading without full stop', () => {
    expect(german('Lage am Fluss\n\nSie sagte: „Ja. Nein.\n\nEnde.')).toEqual([
      'Lage am Fluss',
      'Sie sagte: „Ja.',
      'Nein.',
      'Ende.',
    ]);
  });

  it('mends a line broken by hand', () => {
    expect(german('Die Lage ist\nunübersichtlich. Mehr nicht.')).toHaveLength(2);
  });

  it('gives nothing for nothing', () => {
    expect(german('')).toEqual([]);
    expect(german(' \n\t ')).toEqual([]);
  });
});
