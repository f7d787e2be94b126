import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Claim,
  type Document,
  type Grade,
  type Hypothesis,
  type Observation,
  type Outcome,
  type Party,
  type Proposition,
  parsePartialDate,
  parseDateSpan,
  say,
} from '#core';
import {
  checkConfirmation,
  evidenceWeights,
  findJudgementFault,
  indexStatements,
  suggestConfidence,
  suggestSourceGrade,
  suggestStatementGrade,
  traceOrigins,
  weighHypotheses,
} from '#evidence';
import { draftClaims } from '../../src/app/extract-claims.ts';
import { sampleDocument } from '../samples/sample-texts.ts';

const party = (id: string, name: string, leansOn: Party['leansOn'] = []): Party => ({
  id,
  name,
  role: 'holder',
  aliases: [],
  partOf: null,
  leansOn,
});
const parties = [
  party('alpha', 'Alpha Institute'),
  party('beta', 'Beta Ministry'),
  party('gamma', 'Gamma Centre', [{ partyId: 'alpha', reason: 'cites it' }]),
];
const says = (id: string, who: string, tail = ''): Document =>
  sampleDocument(id, `About 73 railcars stood at the yard, ${who} said on Friday.${tail}`);
const documents = [
  says('d1', 'the Alpha Institute'),
  says('d2', 'the Alpha Institute', ' The station lies at the border, where it rained all day and nobody was seen.'),
  says('d3', 'the Beta Ministry'),
  says('d4', 'the Gamma Centre'),
];
const proposition: Proposition = { id: 'p', caseId: 'c', text: '73 railcars', match: [['73'], ['railcars']] };
const claims: Claim[] = documents.flatMap((document) => draftClaims(document));
const look = (id: string, observer: string, low: number): Observation => ({
  id,
  siteId: 's',
  zoneId: null,
  objectClass: 'railcars',
  when: parseDateSpan('2023-10-05'),
  seen: { kind: 'count', low, high: low + 5 },
  note: null,
  sensor: null,
  observer,
  source: { url: 'https://example.org', title: '', published: null, publishedInferred: false, quote: null },
  sceneId: null,
  method: null,
  visibleShare: null,
  review: 'accepted',
});
const observations = [
  look('o-alpha', 'Alpha Institute via Paper', 73),
  look('o-beta', 'Beta Ministry', 70),
  look('o-far', 'Beta Ministry', 3),
];
const input = { documents, claims, propositions: [proposition], observations, parties };
const index = indexStatements({ ...input, trace: traceOrigins(input) });
const exact = 'About 73 railcars stood at the yard';
const cite = (documentId: string) => ({ kind: 'document', documentId, exact }) as const;
const see = (observationId: string) => ({ kind: 'observation', observationId }) as const;
const grade = (changes: Partial<Grade>): Grade => ({
  id: 'g',
  caseId: 'c',
  partyId: null,
  statement: cite('d1'),
  value: '1',
  confirmedBy: [],
  by: 'me',
  on: parsePartialDate('2023-10-08'),
  reason: 'r',
  ...changes,
});
const confirms = (...confirmedBy: Grade['confirmedBy']): boolean =>
  checkConfirmation(grade({ confirmedBy }), index).holds;

describe('1, confirmed', () => {
  it('knows whom the words come from', () => {
    expect(index.locate(cite('d1')).origins).toMatchObject([{ id: 'alpha' }]);
    expect(index.locate(see('o-alpha')).origins).toMatchObject([{ id: 'alpha' }]);
  });

  it('holds by an independent origin of the same proposition', () => expect(confirms(cite('d3'))).toBe(true));

  it('does not hold by a copy, however many', () => {
    const { holds, reasons } = checkConfirmation(grade({ confirmedBy: [cite('d2'), cite('d2')] }), index);
    expect(holds).toBe(false);
    expect(reasons[0]).toContain('the same origin, Alpha Institute');
  });

  it('does not hold by somebody who leans on the origin', () => expect(confirms(cite('d4'))).toBe(false));

  it('holds where one of several is independent', () => expect(confirms(cite('d2'), cite('d3'))).toBe(true));

  it('looks confirm looks only of the same number', () => {
    const byLook = (id: string): boolean =>
      checkConfirmation(grade({ statement: see('o-alpha'), confirmedBy: [see(id)] }), index).holds;
    expect(byLook('o-beta')).toBe(true);
    expect(byLook('o-far')).toBe(false);
    expect(byLook('o-alpha')).toBe(false);
  });
});

describe('suggestions', () => {
  const outcome = (borneOut: Outcome['borneOut'], at: number): Outcome => ({
    id: `o${at}`,
    caseId: 'c',
    statement: cite('d1'),
    partyId: 'alpha',
    borneOut,
    on: parsePartialDate('2024'),
    reason: `case ${at}`,
    sourceUrl: null,
  });
  const letter = (...all: Outcome['borneOut'][]): string => suggestSourceGrade('alpha', all.map(outcome)).suggested;

  it('need a history, and one good case does not make a source perfect', () => {
    expect(letter('yes', 'yes')).toBe('F');
    expect(letter('yes', 'yes', 'yes', 'open', 'open')).toBe('B');
    expect(letter(...Array.from({ length: 10 }, () => 'yes' as const))).toBe('A');
    expect(letter('yes', 'no', 'no', 'no')).toBe('E');
  });

  it('come with the cases they rest on', () => {
    const { reasons, decided, borneOut } = suggestSourceGrade('alpha', (['yes', 'partly', 'no'] as const).map(outcome));
    expect([decided, borneOut]).toEqual([3, 1.5]);
    expect(reasons).toContain('partly: case 1');
  });

  it('of a statement say how many origins there are', () => {
    const context = { sourceGrades: new Map(), outcomes: [] };
    expect(suggestStatementGrade(cite('d1'), index, context).suggested).toBe('1');
    const alone = indexStatements({
      ...input,
      trace: traceOrigins({
        ...input,
        documents: documents.slice(0, 2),
        claims: claims.filter((one) => one.documentId < 'd3'),
      }),
    });
    const single = suggestStatementGrade(cite('d1'), alone, context);
    expect(single).toMatchObject({ suggested: '3', origins: ['Alpha Institute'] });
    expect(single.reasons.join()).toContain('copies add nothing');
  });
});

describe('weights and confidence', () => {
  const grades = [
    grade({ id: 'a', partyId: 'alpha', statement: null, value: 'B' }),
    grade({ id: 'b', partyId: 'beta', statement: null, value: 'C' }),
    grade({ id: 's1', value: '2' }),
    grade({ id: 's3', statement: cite('d3'), value: '3' }),
  ];
  const weightOf = evidenceWeights(grades, index);
  type Item = { id: string; reads: 'consistent' | 'inconsistent' };
  const hypothesis = (items: readonly Item[]): Hypothesis => ({
    id: 'H',
    caseId: 'c',
    text: 'H',
    evidence: items.map(({ id, reads }) => ({
      citation: id.startsWith('o') ? see(id) : cite(id),
      reads,
      reason: 'because',
      likelihood: null,
    })),
    missing: [],
    expects: [],
    prior: null,
    unseeable: [],
  });
  const levelOf = (items: readonly Item[]): number => {
    const one = hypothesis(items);
    const suggestion = suggestConfidence(one, weighHypotheses([one], { weightOf }), []);
    return ['low', 'moderate', 'high'].indexOf(suggestion.level);
  };
  const totalWeight = (items: readonly Item[]): number =>
    weighHypotheses([hypothesis(items)], { weightOf }).rows.reduce((sum, row) => sum + row.weight, 0);
  const arbitraryItems = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('d1', 'd2', 'd3', 'd4', 'o-alpha', 'o-beta', 'o-far'),
      reads: fc.constantFrom('consistent' as const, 'inconsistent' as const),
    }),
    { selector: (item) => item.id, maxLength: 7 },
  );

  it('weigh by grade', () => {
    expect(weightOf(cite('d1')).weight).toBeCloseTo(0.85, 3);
    expect(weightOf(cite('d3')).weight).toBeCloseTo(0.65, 3);
    expect(evidenceWeights([], index)(cite('d3')).weight).toBe(1);
  });

  it('say why confidence is what it is in the language of the reader', () => {
    const one = { ...hypothesis([{ id: 'd1', reads: 'consistent' }]), missing: ['an image of the loading'] };
    const { basis, because } = suggestConfidence(one, weighHypotheses([one], { weightOf }), []);
    const [sources, quality, gaps] = [because.sources, because.quality, because.gaps].map((all) =>
      all.map((sentence) => say(sentence, 'de')).join(' '),
    );
    expect(basis.sources).toBe('1 independent origin stands behind 1 telling item of evidence.');
    expect(sources).toBe('Hinter 1 aussagekräftigem Beleg steht 1 unabhängiger Ursprung.');
    expect(basis.quality).toMatch(/^1 of 1 come/);
    expect(quality).toMatch(/^1 von 1 aus einer Quelle mit C/);
    expect(gaps).toBe('Erwartet, aber nicht vorhanden: an image of the loading.');
  });

  it('leaving evidence out never raises confidence', () => {
    fc.assert(
      fc.property(arbitraryItems, fc.nat(), (items, which) => {
        if (items.length === 0) return;
        const without = items.filter((_, at) => at !== which % items.length);
        expect(levelOf(without)).toBeLessThanOrEqual(levelOf(items));
      }),
    );
  });

  it('a copy never raises a weight', () => {
    fc.assert(
      fc.property(arbitraryItems, (items) => {
        const original = items.find((item) => item.id === 'd1');
        if (!original || items.some((item) => item.id === 'd2')) return;
        const copied = [...items, { id: 'd2', reads: original.reads }];
        expect(totalWeight(copied)).toBeCloseTo(totalWeight(items), 12);
        expect(levelOf(copied)).toBe(levelOf(items));
      }),
    );
  });

  it('the order of evidence does not matter', () => {
    fc.assert(
      fc.property(arbitraryItems, (items) => {
        expect(totalWeight(items.toReversed())).toBeCloseTo(totalWeight(items), 12);
        expect(levelOf(items.toReversed())).toBe(levelOf(items));
      }),
    );
  });

  it('what cannot be seen keeps a judgement between unlikely and likely', () => {
    const covered = { ...hypothesis([]), unseeable: [{ what: 'what the cars carry', citation: cite('d1') }] };
    const judgement = { likelihood: 'very likely', confidence: 'low' } as never;
    expect(findJudgementFault(judgement, covered)).toContain('what the cars carry');
    expect(findJudgementFault({ likelihood: 'likely', confidence: 'high' } as never, covered)).toContain('high');
    expect(findJudgementFault({ likelihood: 'likely', confidence: 'moderate' } as never, covered)).toBeUndefined();
    expect(findJudgementFault(judgement, hypothesis([]))).toBeUndefined();
  });
});
