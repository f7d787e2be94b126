import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePartialDate, sha256Hex } from '#core';
import type { ExtractedClaim } from '#core';
import { extractClaims } from '#language';
import { findData } from '../data/data-folder.ts';
import { type ExpectedClaim, articleSha256, expectedClaims } from './article-de-expected.ts';
import { overlap } from './overlap.ts';

const path = findData('text/article-de/article-2023-10.txt');

describe.skipIf(path === undefined)('the German article of October 2023', () => {
  const text = path === undefined ? '' : readFileSync(path, 'utf8');
  const published = parsePartialDate('2023-10');
  const extraction = extractClaims(text, { published, language: 'de' });
  const faults = expectedClaims.map((expected) => faultsOf(expected, extraction.claims));

  it('is the file that the expected offsets belong to', () => {
    expect(sha256Hex(text)).toBe(articleSha256);
  });

  it('yields at least 90 % of the expected claims with speaker, hedges and chain right', () => {
    const wrong = faults.flatMap((list, index) =>
      list.map((fault) => `${expectedClaims[index]!.message.join('-')}: ${fault}`),
    );
    const right = faults.filter((list) => list.length === 0).length;
    expect(right / expectedClaims.length, wrong.join('; ')).toBeGreaterThanOrEqual(0.9);
  });

  it('yields no more than three claims that nobody expected', () => {
    const extra = extraction.claims.filter((claim) =>
      expectedClaims.every(({ message }) => overlap(message, claim) < 0.5),
    );
    expect(extra.length, extra.map(({ start, end }) => `${start}-${end}`).join(' ')).toBeLessThanOrEqual(3);
  });

  it('resolves dates as far as a publication month allows and no further', () => {
    const values = extraction.timex.map(({ value }) => value);
    expect(values).toContain('2023-10-05');
    expect(values.filter((value) => value === '2023-09').length).toBeGreaterThanOrEqual(2);
    expect(values).toContain('XXXX-WXX-4');
    expect(values).toContain('P5Y');
    expect(values).toContain('P2W');
    expect(values).toContain('2017');
    expect(values).toContain('2023-08');
  });
});

/** What is wrong with the best match of an expected claim; empty where all is right. */
function faultsOf(expected: ExpectedClaim, claims: readonly ExtractedClaim[]): string[] {
  const claim = claims.toSorted((a, b) => overlap(expected.message, b) - overlap(expected.message, a))[0];
  if (!claim || overlap(expected.message, claim) < 0.7) return ['not found'];
  const faults: string[] = [];
  const hedges = (expected.hedges ?? []).filter((hedge) => !claim.hedges.some((found) => overlap(hedge, found) > 0.5));
  const via = expected.via ?? [];
  if (!isSame(expected.speaker, claim.speaker)) faults.push('speaker');
  if (hedges.length > 0) faults.push('hedge');
  if (via.length !== claim.via.length || via.some((range, index) => overlap(range, claim.via[index]!) < 0.6))
    faults.push('chain');
  if (expected.kind && claim.kind !== expected.kind) faults.push(`kind ${claim.kind}`);
  if (expected.polarity && claim.polarity !== expected.polarity) faults.push(`polarity ${claim.polarity}`);
  if (expected.time && claim.time !== expected.time) faults.push(`time ${claim.time}`);
  if (expected.deadline && claim.forecast?.deadline !== expected.deadline) faults.push('deadline');
  if (expected.likelihood && claim.likelihood?.low !== expected.likelihood[0]) faults.push('likelihood');
  return faults;
}

/** Both missing, or the same place. */
function isSame(expected: readonly [number, number] | null, found: { start: number; end: number } | null): boolean {
  if (expected === null || found === null) return expected === null && found === null;
  return overlap(expected, found) >= 0.6;
}
