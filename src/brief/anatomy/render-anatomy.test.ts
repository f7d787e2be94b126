import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text.ts';
import { renderAnatomyHtml } from './render-anatomy.ts';

describe('cutText', () => {
  it('cuts nested and crossing marks into pieces that join to the text', () => {
    const pieces = cutText(10, [
      { start: 0, end: 6, kind: 'said' },
      { start: 2, end: 4, kind: 'hedge' },
      { start: 5, end: 9, kind: 'time' },
    ]);
    expect(pieces.map(({ start, end, kinds }) => `${start}-${end} ${kinds.join('+')}`)).toEqual([
      '0-2 said',
      '2-4 said+hedge',
      '4-5 said',
      '5-6 said+time',
      '6-9 time',
      '9-10 ',
    ]);
  });

  it('leaves out marks that reach past the text', () => {
    expect(cutText(3, [{ start: 1, end: 9, kind: 'said' }])).toEqual([{ start: 0, end: 3, kinds: [] }]);
  });
});

describe('renderAnatomyHtml', () => {
  it('prints hostile text as text and allows no script', () => {
    const text = '<script>alert(1)</script>';
    const document = { sha256: '0'.repeat(64), lang: 'en', published: null, publishedBy: null };
    const page = renderAnatomyHtml({
      title: '<b>',
      text,
      extraction: { document, sentences: [], timex: [], actors: [], claims: [] },
    });
    expect(page).not.toContain('<script>');
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).toContain('No claims were found');
  });
});
