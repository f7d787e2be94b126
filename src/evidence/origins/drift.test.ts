import type { Claim } from '#core';
import { describe, expect, it } from 'vitest';
import { sampleClaim, sampleDocument } from '../../../test/samples/sample-texts.ts';
import { buildPartyIndex } from '../parties/party-index.ts';
import { partyRegister } from '../register/parties.ts';
import { type Wording, findDrift } from './drift.ts';

const index = buildPartyIndex(partyRegister);

function wording(id: string, text: string, changes: Partial<Claim> = {}): Wording {
  const document = sampleDocument(id, text);
  const claim = sampleClaim(document, text, changes);
  return { document, isOwn: false, claims: [claim] };
}
const drift = (...wordings: Wording[]): string[] =>
  findDrift([], wordings, index).map(({ documentId, what, from, to }) => `${documentId}: ${what} ${from} → ${to}`);

describe('how a wording drifts', () => {
  it.each([
    ['approximately 73 railcars', 'at least 70 cars', 'number approximately 73 → at least 70'],
    ['approximately 73 railcars', 'more than 73 cars', 'number approximately 73 → more than 73'],
    ['approximately 73 railcars', 'не менее 73 вагонов', 'number approximately 73 → не менее 73'],
    ['arms went to Russia', 'Waffen gingen nach Nordkorea', 'direction to Russia → to North Korea'],
    ['무기를 러시아로 보냈다', 'arms were sent to North Korea', 'direction to Russia → to North Korea'],
  ])('%s / %s', (first, then, expected) => {
    expect(drift(wording('a', first), wording('b', then))).toEqual([`b: ${expected}`]);
  });

  it.each([
    ['approximately 73 railcars', 'около 73 вагонов'],
    ['arms went to Russia', '武器がロシアに送られた'],
    ['no number at all', 'about 73 of them'],
  ])('not from "%s" to "%s"', (first, then) => {
    expect(drift(wording('a', first), wording('b', then))).toEqual([]);
  });

  it('names dates that cannot be', () => {
    expect(drift(wording('a', 'It was seen on September 31.'))).toEqual([
      'a: impossible-date September 31 → that month has 30 days',
    ]);
    expect(drift(wording('a', '9月31日に見られた'))).toEqual(['a: impossible-date 9月31日 → that month has 30 days']);
    const later = wording('a', 'Cars stood there.', { time: '2023-10-15', kind: 'observation' });
    expect(drift(later)).toEqual(['a: impossible-date 2023-10-15 → printed by 2023-10-07, before it']);
    expect(drift(wording('a', 'Cars will stand there.', { time: '2023-10-15', kind: 'forecast' }))).toEqual([]);
    expect(drift(wording('a', 'On 31 October and on May 31 it was seen.'))).toEqual([]);
  });
});
