import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreQuoteFiles } from '#app';
import { findData } from '../data/data-folder.ts';

const path = findData('text/de-wikinews-quotes/train.jsonl');

describe('scoreQuoteFiles', () => {
  it('refuses a line that is no annotated document, by its number, and scores the others', () => {
    const good = JSON.stringify({ originalText: 'Kim sagte nichts.', annotations: [] });
    const report = scoreQuoteFiles([{ name: 'a.jsonl', text: `${good}\n{"annotations":[]}\n` }], 'de');
    expect(report.documents).toBe(1);
    expect(report.rejected).toMatchObject([{ file: 'a.jsonl', row: 2 }]);
  });
});

describe.skipIf(path === undefined)('German quotations, training part', () => {
  it('do not fall below what the rules reach today', { timeout: 60_000 }, () => {
    const scores = scoreQuoteFiles([{ name: path!, text: readFileSync(path!, 'utf8') }], 'de');
    expect(scores.documents).toBe(700);
    expect(scores.messages.f1).toBeGreaterThan(0.7);
    expect(scores.roles.f1).toBeGreaterThan(0.58);
    expect(scores.joint.f1).toBeGreaterThan(0.61);
  });
});
