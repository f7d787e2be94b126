import type { Claim, Document, Proposition } from '#core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleClaim, sampleDocument } from '../../../test/samples/sample-texts.ts';
import { partyRegister } from '../register/parties.ts';
import { type ClaimGroups, groupClaims } from './group-claims.ts';

/** A document that is one claim. */
function say(id: string, text: string, changes: Partial<Claim> = {}): { document: Document; claim: Claim } {
  const document = sampleDocument(id, text, { language: null });
  const claim = sampleClaim(document, text, { id: `claim-${id}`, ...changes });
  return { document, claim };
}

const railcars = [
  say('en', 'About 73 railcars stood at the Tumangang rail facility'),
  say('de', 'Etwa 73 Güterwagen standen an der Bahnanlage von Tumangang'),
  say('ru', 'Около 73 вагонов стояло на железнодорожной станции Туманган'),
  say('ko', '두만강 철도역에서 화차 약 73량이 포착됐다'),
  say('zh', '图们江铁路站停有至少70节车厢'),
];
const deliveries = [
  say('w1', 'North Korea has begun to deliver artillery to Russia'),
  say('w2', 'Nordkorea liefert Artillerie und Munition an Russland'),
  say('w3', 'Северная Корея поставляет России боеприпасы'),
  say('w4', '북한이 러시아에 포탄을 제공했다'),
];
const reactor = [
  say('r1', 'the 5 MWe reactor at Yongbyon was stopped'),
  say('r2', 'der Reaktor von Yongbyon sei abgeschaltet worden'),
];
const denial = say('d1', 'North Korea delivers no arms to Russia', { polarity: 'denied', kind: 'denial' });
const all = [...railcars, ...deliveries, ...reactor, denial];

const group = (said: readonly { document: Document; claim: Claim }[], propositions: Proposition[] = []): ClaimGroups =>
  groupClaims({
    propositions,
    claims: said.map((one) => one.claim),
    documents: said.map((one) => one.document),
    parties: partyRegister,
  });
const members = ({ proposals }: ClaimGroups): string[][] =>
  proposals.map(({ claims }) => claims.map((claim) => claim.documentId).toSorted());

describe('claims in several languages', () => {
  const found = group(all);

  it('that say the same thing are one proposal, and a denial of it is none', () => {
    expect(members(found)).toEqual([
      ['de', 'en', 'ko', 'ru', 'zh'],
      ['w1', 'w2', 'w3', 'w4'],
      ['r1', 'r2'],
    ]);
  });

  it('come with a score, with reasons, and with what they say differently', () => {
    const [first] = found.proposals;
    expect(first!.score).toBeGreaterThan(0.7);
    expect(first!.score).toBeLessThanOrEqual(1);
    expect(first!.reasons.join()).toMatch(/same event \(.*wagon.*\)/);
    expect(first!.reasons.join()).toMatch(/same place \(tumangang\)/);
    expect(first!.differences.map(({ documentId, from, to }) => [documentId, from, to])).toEqual([
      ['zh', 'Etwa 73', '至少70'],
    ]);
  });

  it('that send it elsewhere stay together, with the difference', () => {
    const turned = say('x', 'North Korea: Russia has begun to deliver artillery to North Korea');
    const { proposals } = group([deliveries[0]!, turned]);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]!.differences).toEqual([
      { documentId: 'x', what: 'direction', from: 'to Russia', to: 'to North Korea' },
    ]);
  });

  it('that negate what others affirm stand apart, and a negation reaches no further than its clause', () => {
    const none = say('n1', 'North Korea has not begun to deliver artillery to Russia', {
      polarity: 'negated',
      negations: [{ start: 16, end: 19, text: 'not', scope: { start: 0, end: 55 } }],
    });
    const text = 'No agreement was signed, but North Korea has begun to deliver artillery to Russia';
    const beside = say('n2', text, {
      polarity: 'negated',
      negations: [{ start: 0, end: 2, text: 'No', scope: { start: 0, end: 23 } }],
    });
    expect(members(group([...deliveries, none, beside]))).toEqual([['n2', 'w1', 'w2', 'w3', 'w4']]);
  });

  it('that count other things are not alike for the same number, and a bound takes in what fits it', () => {
    const counted = (low: number, high: number | null, unit: string): Partial<Claim> => ({
      quantities: [{ start: 0, end: 2, text: '73', low, high, unit, bound: high === null ? 'at-least' : 'about' }],
    });
    const wagons = say('a', 'About 73 wagons stood in the yard', counted(73, 73, 'wagons'));
    const bound = say('b', 'At least 70 railcars stood in the yard', counted(70, null, 'railcars'));
    const ships = say('c', 'About 73 containers and some wagons stood in the yard', counted(73, 73, 'containers'));
    const few = say('d', 'Twelve wagons stood in the yard', counted(12, 12, 'wagons'));
    const { proposals } = group([wagons, bound, ships, few]);
    expect(proposals[0]!.claims.map((one) => one.documentId).toSorted()).toEqual(['a', 'b']);
  });

  it('on events that are weeks apart are two, and a day within a month is one', () => {
    const launch = (id: string, time: string): ReturnType<typeof say> =>
      say(id, 'North Korea launched a satellite from Sohae', { time });
    const all = [launch('may', '2023-05-31'), launch('august', '2023-08-24'), launch('that-month', '2023-08')];
    expect(members(group(all))).toEqual([['august', 'that-month']]);
    expect(members(group([launch('day', '2023-10-05'), launch('week', '2023-W40')]))).toEqual([['day', 'week']]);
  });

  it('in which somebody says "we" speak of him', () => {
    const actor = { id: 'a', name: 'KCNA', partyId: 'dprk' };
    const own = say('own', 'We will launch a satellite soon', { actor });
    const named = say('named', 'North Korea will launch a satellite soon');
    expect(group([own, named]).proposals[0]!.reasons.join()).toMatch(/same actors \(dprk\)/);
  });
});

describe('what a person decided', () => {
  const by = { by: 'An Analyst', at: '2026-01-02T00:00:00Z', reason: 'read both' };
  const wagons: Proposition = { id: 'wagons', caseId: 'c', text: 'Wagons stood there', match: [['73', '70']] };
  const arms: Proposition = { id: 'arms', caseId: 'c', text: 'Arms go', match: [['artillery', 'Artillerie']] };
  const idsIn = (found: ClaimGroups, id: string): string[] =>
    (found.groups.get(id) ?? []).map((one) => one.document.id).toSorted();
  const pointAt = (one: { claim: Claim }): { documentId: string; start: number; exact: string } => ({
    documentId: one.claim.documentId,
    start: one.claim.start,
    exact: one.claim.text,
  });

  it('takes claims out and in, whatever the words are', () => {
    const decided: Proposition = {
      ...wagons,
      decisions: [
        { ...by, action: 'exclude', claim: pointAt(railcars[0]!) },
        { ...by, action: 'include', claim: pointAt(reactor[0]!) },
      ],
    };
    expect(idsIn(group(all, [wagons]), 'wagons')).toEqual(['de', 'en', 'ko', 'ru', 'zh']);
    expect(idsIn(group(all, [decided]), 'wagons')).toEqual(['de', 'ko', 'r1', 'ru', 'zh']);
  });

  it('holds when a text is read anew and the claim is cut otherwise, and the last word counts', () => {
    const decisions = [
      { ...by, action: 'exclude', claim: pointAt(railcars[0]!) },
      { ...by, at: '2026-02-01T00:00:00Z', action: 'include', claim: pointAt(railcars[0]!) },
    ] as const;
    const shorter = say('en', 'About 73 railcars stood at the Tumangang rail');
    expect(idsIn(group([shorter], [{ ...wagons, decisions: decisions.slice(0, 1) }]), 'wagons')).toEqual([]);
    expect(idsIn(group([shorter], [{ ...wagons, decisions }]), 'wagons')).toEqual(['en']);
  });

  it('merges one proposition into another and parts them again', () => {
    const merge = { ...by, action: 'merge', propositionId: 'wagons' } as const;
    const found = group(all, [wagons, { ...arms, decisions: [merge] }]);
    expect(idsIn(found, 'arms')).toEqual(['de', 'en', 'ko', 'ru', 'w1', 'w2', 'zh']);
    expect(found.groups.get('wagons')).toBeUndefined();
    expect(found.mergedInto.get('wagons')!.id).toBe('arms');
    const part = { ...merge, at: '2026-03-01T00:00:00Z', action: 'part' } as const;
    expect(idsIn(group(all, [wagons, { ...arms, decisions: [merge, part] }]), 'wagons')).toHaveLength(5);
  });

  it('merging in a ring merges nothing', () => {
    const ring = [
      { ...wagons, decisions: [{ ...by, action: 'merge', propositionId: 'arms' }] },
      { ...arms, decisions: [{ ...by, action: 'merge', propositionId: 'wagons' }] },
    ] as const;
    expect(group(all, [...ring]).mergedInto.size).toBe(0);
  });

  it('lets a proposition without words take in what says the same as the claims that were put there', () => {
    const kept: Proposition = {
      id: 'kept',
      caseId: 'c',
      text: 'As somebody put it',
      match: [],
      decisions: [{ ...by, action: 'include', claim: pointAt(deliveries[0]!) }],
    };
    const found = group(all, [kept]);
    expect(idsIn(found, 'kept')).toEqual(['w1', 'w2', 'w3', 'w4']);
    expect(found.groups.get('kept')!.find((one) => one.document.id === 'w2')!.reason).toMatch(/same event/);
  });
});

it('the order of import does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all), (shuffled) => {
      const inOrder = all.filter((one) => shuffled.includes(one));
      expect(group(shuffled)).toEqual(group(inOrder));
    }),
    { numRuns: 20 },
  );
});
