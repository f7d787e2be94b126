import { type Claim, type Document, type OriginTrace, type Party, type Proposition, parsePartialDate } from '#core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleClaim, sampleDocument, sampleSpan } from '../../../test/samples/sample-texts.ts';
import { partyRegister } from '../register/parties.ts';
import { traceOrigins } from './trace-origins.ts';

const railcars: Proposition = {
  id: 'railcars',
  caseId: 'c',
  text: 'About 73 railcars stood there.',
  match: [
    ['73', '70'],
    ['railcars', 'cars', 'Waggons'],
  ],
};
const deliveries: Proposition = {
  id: 'deliveries',
  caseId: 'c',
  text: 'Arms are delivered.',
  match: [
    ['arms', 'Waffen'],
    ['deliver', 'liefert'],
  ],
};

const document = (
  id: string,
  outlet: string,
  published: string,
  text: string,
  changes: Partial<Document> = {},
): Document =>
  sampleDocument(id, text, {
    outlet,
    url: `https://example.org/${id}`,
    published: parsePartialDate(published),
    ...changes,
  });

interface Attribution {
  readonly speaker?: string;
  readonly via?: readonly string[];
  readonly hedges?: readonly string[];
  readonly changes?: Partial<Claim>;
}
const claim = (
  of: Document,
  words: string,
  { speaker, via = [], hedges = [], changes = {} }: Attribution = {},
): Claim =>
  sampleClaim(of, words, {
    type: speaker === undefined ? 'plain' : 'indirect',
    speaker: speaker === undefined ? null : sampleSpan(of.text, speaker),
    via: via.map((one) => sampleSpan(of.text, one)),
    hedges: hedges.map((one) => ({ ...sampleSpan(of.text, one), kind: 'adverb' })),
    kind: 'observation',
    ...changes,
  });

const trace = (
  documents: readonly Document[],
  claims: readonly Claim[],
  parties: readonly Party[] = partyRegister,
): OriginTrace => traceOrigins({ propositions: [railcars, deliveries], claims, documents, parties });
const of = (result: OriginTrace, id: string): OriginTrace['propositions'][number] =>
  result.propositions.find((one) => one.id === id)!;
const names = (result: OriginTrace, id: string): string[] => of(result, id).origins.map((origin) => origin.name);

const report = document(
  'report',
  'Beyond Parallel (CSIS)',
  '2023-10-06',
  'Approximately 73 railcars stood at the station. They likely deliver arms, the authors write. A US official had said that the state delivers arms.',
);
const reportClaims = [
  claim(report, 'Approximately 73 railcars stood at the station'),
  claim(report, 'likely deliver arms', { speaker: 'the authors', hedges: ['likely'] }),
  claim(report, 'the state delivers arms', { speaker: 'A US official' }),
];
const page = document(
  'page',
  'A Paper',
  '2023-10-07',
  'At least 73 railcars stood there, a US think tank said. The report came from Beyond Parallel. They deliver arms, it said.',
);
const pageClaims = [
  claim(page, 'At least 73 railcars stood there', { speaker: 'a US think tank' }),
  claim(page, 'They deliver arms', { speaker: 'it' }),
];

describe('tracing claims to their origins', () => {
  const both = trace([report, page], [...reportClaims, ...pageClaims]);

  it('takes a publication of a holder for an origin and follows a page that describes it', () => {
    expect(names(both, 'railcars')).toEqual(['Beyond Parallel (CSIS)']);
    expect(of(both, 'railcars')).toMatchObject({ mentions: 2, effective: { low: 1, high: 1 } });
    expect(of(both, 'railcars').origins[0]!.documentIds).toEqual(['report', 'page']);
  });

  it('lets a report that infers and cites an official for the same thing rest on that official', () => {
    expect(names(both, 'deliveries').toSorted()).toEqual(['Beyond Parallel (CSIS)', 'US government']);
    expect(of(both, 'deliveries').effective).toEqual({ low: 1, high: 1 });
    expect(of(both, 'deliveries').origins.find((one) => one.id === 'beyond-parallel')!.restsOn).toBe('us-government');
    expect(of(both, 'deliveries').edges).toContainEqual({
      from: 'beyond-parallel',
      to: 'us-government',
      kind: 'leans-on',
      basis: 'citation',
      reason: 'Beyond Parallel (CSIS) itself cites US government for it',
      because: { kind: 'itself-cites', by: 'Beyond Parallel (CSIS)', name: 'US government' },
    });
  });

  it('reports where number and hedge have moved', () => {
    expect(of(both, 'railcars').drift).toEqual([
      { documentId: 'page', what: 'number', from: 'Approximately 73', to: 'At least 73' },
    ]);
    expect(of(both, 'deliveries').drift).toContainEqual({
      documentId: 'page',
      what: 'hedge',
      from: 'likely',
      to: 'no hedge',
    });
  });

  it('counts a spokesman with the government for which he speaks', () => {
    const one = document('one', 'A', '2023-10-13', 'The state delivers arms, John Kirby said.');
    const two = document('two', 'B', '2023-10-14', 'Der Staat liefert Waffen, hieß es aus dem Weißen Haus.');
    const result = trace(
      [one, two],
      [
        claim(one, 'The state delivers arms', { speaker: 'John Kirby' }),
        claim(two, 'Der Staat liefert Waffen', { speaker: 'dem Weißen Haus' }),
      ],
    );
    expect(names(result, 'deliveries')).toEqual(['US government']);
  });

  it('never takes a carrier for an origin', () => {
    const one = document('one', 'A', '2023-10-13', 'The state delivers arms, Reuters reported.');
    const result = trace([one], [claim(one, 'The state delivers arms', { speaker: 'Reuters' })]);
    expect(names(result, 'deliveries')).toEqual(['unnamed: source of Reuters']);
  });

  it('keeps unnamed speakers, and says that they may be one', () => {
    const one = document('one', 'A', '2023-10-13', 'The state delivers arms, informed circles said.');
    const two = document('two', 'B', '2023-10-30', 'They deliver arms, a diplomat said.');
    const result = trace(
      [one, two],
      [
        claim(one, 'The state delivers arms', { speaker: 'informed circles' }),
        claim(two, 'They deliver arms', { speaker: 'a diplomat' }),
      ],
    );
    expect(names(result, 'deliveries').toSorted()).toEqual(['unnamed: diplomat', 'unnamed: informed circles']);
    expect(of(result, 'deliveries').effective).toEqual({ low: 1, high: 2 });
  });

  it('merges pages that have it from one agency', () => {
    const one = document('one', 'A', '2023-10-13', 'The state delivers arms, somebody said.', { byline: 'AFP' });
    const two = document('two', 'B', '2023-10-14', '(AFP) They deliver arms, a person said.');
    const late = document('late', 'C', '2023-12-14', '(AFP) They deliver arms, a person said.');
    const result = trace(
      [one, two, late],
      [
        claim(one, 'The state delivers arms', { speaker: 'somebody' }),
        claim(two, 'They deliver arms', { speaker: 'a person' }),
        claim(late, 'They deliver arms', { speaker: 'a person' }),
      ],
    );
    expect(of(result, 'deliveries').copies).toEqual([['one', 'two']]);
    expect(result.documents.map((one_) => one_.copyFamily)).toEqual(['late', 'one', 'one']);
  });

  it('does not take a denial for a statement of what is denied', () => {
    const one = document('one', 'A', '2023-10-13', 'That they deliver arms was denied by the Kremlin.');
    const denial = claim(one, 'they deliver arms', {
      speaker: 'the Kremlin',
      changes: { polarity: 'denied', kind: 'denial' },
    });
    expect(of(trace([one], [denial]), 'deliveries').mentions).toBe(0);
  });

  it('does not take a no for a yes, nor a yes for a no, and takes a negation for what stands right after it', () => {
    const says = (id: string, text: string, changes: Partial<Claim>): { document: Document; claim: Claim } => {
      const one = document(id, `Paper ${id}`, '2023-10-13', text);
      return { document: one, claim: claim(one, text, { speaker: 'John Kirby', changes }) };
    };
    const text = 'John Kirby: they deliver arms';
    const negation = (of: string, word: string): Partial<Claim> => ({
      polarity: 'negated',
      negations: [{ ...sampleSpan(of, word), scope: { start: 0, end: of.length } }],
    });
    const no = 'John Kirby: they do not deliver arms';
    const beside = 'John Kirby: they deliver arms and it is not clear what else';
    const bound = 'John Kirby: they deliver arms in no more than two trains';
    const all = [
      says('yes', text, {}),
      says('no', no, negation(no, 'not')),
      says('beside', beside, negation(beside, 'not')),
      says('bound', bound, negation(bound, 'no')),
      says('denied', text, { polarity: 'denied', kind: 'denial' }),
    ];
    const none: Proposition = { ...deliveries, id: 'none', text: 'No arms are delivered.' };
    const result = traceOrigins({
      propositions: [deliveries, none],
      claims: all.map((one) => one.claim),
      documents: all.map((one) => one.document),
      parties: partyRegister,
    });
    expect(of(result, 'deliveries').origins[0]!.documentIds).toEqual(['beside', 'bound', 'yes']);
    expect(of(result, 'none').origins[0]!.documentIds).toEqual(['denied', 'no']);
  });

  it('follows what a person assigned, whatever the words', () => {
    const one = document('one', 'A', '2023-10-13', 'Something else, RUSI said.');
    const assigned = claim(one, 'Something else', { speaker: 'RUSI', changes: { propositionId: 'railcars' } });
    const result = trace([one], [assigned]);
    expect(names(result, 'railcars')).toEqual(['RUSI']);
    expect(of(result, 'railcars').origins[0]!.reasons[0]).toContain('assigned by a person');
  });

  it('leaves out rejected claims and claims of documents it does not have', () => {
    const rejected = reportClaims.map((one): Claim => ({ ...one, review: 'rejected' }));
    expect(of(trace([report, page], rejected), 'railcars').mentions).toBe(0);
    expect(of(trace([], reportClaims), 'railcars').mentions).toBe(0);
  });
});

describe('what origins rest on', () => {
  const institute = (id: string, outlet: string, text: string): Document => document(id, outlet, '2023-10-06', text);

  it('images of one provider may be one image, so that the lower end falls', () => {
    const one = institute(
      'one',
      'Beyond Parallel (CSIS)',
      'About 73 railcars stood there on a satellite image by Planet.',
    );
    const two = institute('two', 'RUSI', 'About 73 railcars stood there, as images of Planet Labs show.');
    const other = institute('three', 'RUSI', 'About 73 railcars stood there, as images of Maxar show.');
    const words = 'About 73 railcars stood there';
    const same = of(trace([one, two], [claim(one, words), claim(two, words)]), 'railcars');
    expect(same.effective).toEqual({ low: 1, high: 2 });
    expect(same.edges.find((edge) => edge.basis === 'same-images')!.reason).toContain('images of Planet');
    expect(of(trace([one, other], [claim(one, words), claim(other, words)]), 'railcars').effective).toEqual({
      low: 2,
      high: 2,
    });
  });

  it('two services that share with a third are not known to be independent, whether or not the third is heard', () => {
    const one = document('one', 'A', '2023-10-13', 'The state delivers arms, Budanov said.');
    const two = document('two', 'B', '2023-10-14', 'They deliver arms, the NIS said.');
    const result = of(
      trace(
        [one, two],
        [
          claim(one, 'The state delivers arms', { speaker: 'Budanov' }),
          claim(two, 'They deliver arms', { speaker: 'the NIS' }),
        ],
      ),
      'deliveries',
    );
    expect(result.effective).toEqual({ low: 1, high: 2 });
    expect(result.edges.find((edge) => edge.kind === 'leans-on')!.reason).toContain('both lean on US government');
  });

  it('a translation is a copy, told by numbers and names in their order; a report of its own is none', () => {
    const original = document(
      'en',
      'A Paper',
      '2023-10-06',
      'About 73 railcars stood at Tumangang, Beyond Parallel said in Washington. At most 20 had been seen in 5 years. North Korea and Russia met at Vostochny on Wednesday. The Kremlin denied 3 reports; Seoul and Kyiv did not.',
    );
    const german = document(
      'de',
      'Ein Blatt',
      '2023-10-07',
      'Etwa 73 Waggons standen in Tumangang, teilte Beyond Parallel in Washington mit. Höchstens 20 waren in 5 Jahren zu sehen. Nordkorea und Russland trafen sich in Wostotschny am Mittwoch. Der Kreml bestritt 3 Berichte; Seoul und Kiew nicht.',
      { language: 'de' },
    );
    const own = document(
      'own',
      'Eine Zeitung',
      '2023-10-07',
      'In Kiew und Seoul wird gerechnet. 73 Waggons in Tumangang, 20 davon neu: Russland und Nordkorea schweigen seit 5 Tagen. Beyond Parallel zählt 3 Reihen. Der Kreml in Moskau sagt nichts, Washington auch nicht.',
      { language: 'de' },
    );
    const result = of(
      trace(
        [original, german, own],
        [
          claim(original, 'About 73 railcars stood at Tumangang', { speaker: 'Beyond Parallel' }),
          claim(german, 'Etwa 73 Waggons standen in Tumangang', { speaker: 'Beyond Parallel' }),
          claim(own, '73 Waggons in Tumangang'),
        ],
      ),
      'railcars',
    );
    expect(result.copies).toEqual([['en', 'de']]);
    const copy = result.edges.find((edge) => edge.kind === 'copied-by')!;
    expect(copy).toMatchObject({ from: 'en', to: 'de', basis: 'translation' });
    expect(copy.reason).toMatch(/\d+ of \d+ numbers and names in the same order/);
  });

  it('says who spoke, when, and whether anybody was named', () => {
    const one = document('one', 'A', '2023-10-05', 'The state delivers arms, a US official said.');
    const two = document('two', 'B', '2023-10-13', 'They deliver arms, John Kirby said.');
    const result = trace(
      [one, two],
      [
        claim(one, 'The state delivers arms', { speaker: 'a US official' }),
        claim(two, 'They deliver arms', { speaker: 'John Kirby' }),
      ],
    );
    expect(of(result, 'deliveries').origins[0]!.voices).toEqual([
      { name: 'Unnamed US official', isAnonymous: true, from: '2023-10-05', to: '2023-10-05', documents: 1 },
      { name: 'White House', isAnonymous: false, from: '2023-10-13', to: '2023-10-13', documents: 1 },
    ]);
  });
});

const speakers = [
  'John Kirby',
  'informed circles',
  'a diplomat',
  'Reuters',
  'Beyond Parallel',
  'the NIS',
  'the analysts',
  null,
];
const fillers = [
  'Elsewhere the day was quiet and the trains ran as they always had along that long and empty stretch of the coast.',
  'Nobody in the town wished to speak about the matter, and the shops closed at noon for lack of anything to sell.',
  'The ministry published its yearly figures on the harvest, which had been better than in each of the last ten years.',
];
const someDocument = fc.record({
  outlet: fc.constantFrom('A Paper', 'B Paper', 'RUSI', 'Yonhap', 'Beyond Parallel (CSIS)'),
  byline: fc.constantFrom(null, 'AFP', 'dpa'),
  day: fc.integer({ min: 1, max: 9 }),
  speaker: fc.constantFrom(...speakers),
  filler: fc.constantFrom(...fillers),
});
type Drawn = typeof someDocument extends fc.Arbitrary<infer T> ? T : never;

function build(
  drawn: Omit<Drawn, 'outlet' | 'filler'> & { outlet: string; filler: string },
  id: string,
): { document: Document; claims: Claim[] } {
  const { outlet, byline, day, speaker, filler } = drawn;
  const text = `They deliver arms${speaker === null ? '' : `, ${speaker} said`}. ${filler} Mark ${drawn.filler.length}.`;
  const made = document(id, outlet, `2023-10-0${day}`, text, { byline });
  return { document: made, claims: [claim(made, 'They deliver arms', speaker === null ? {} : { speaker })] };
}
/** Few parties, so that an index is built in no time. */
const fewParties = partyRegister.filter((party) =>
  [
    'beyond-parallel',
    'rusi',
    'us-government',
    'white-house',
    'south-korea',
    'rok-nis',
    'reuters',
    'yonhap',
    'afp',
    'dpa',
  ].includes(party.id),
);
function traceAll(built: readonly { document: Document; claims: readonly Claim[] }[]): OriginTrace {
  return trace(
    built.map((one) => one.document),
    built.flatMap((one) => one.claims),
    fewParties,
  );
}

describe('a copy that joins two families', () => {
  const quiet = fillers[0]!;
  const shops = fillers[1]!;
  const list: Drawn[] = [
    { outlet: 'A Paper', byline: 'dpa', day: 1, speaker: 'John Kirby', filler: quiet },
    { outlet: 'Beyond Parallel (CSIS)', byline: null, day: 1, speaker: null, filler: quiet },
    { outlet: 'Beyond Parallel (CSIS)', byline: null, day: 1, speaker: 'John Kirby', filler: quiet },
    { outlet: 'A Paper', byline: 'dpa', day: 5, speaker: 'John Kirby', filler: shops },
    { outlet: 'RUSI', byline: null, day: 1, speaker: 'the analysts', filler: shops },
    { outlet: 'Beyond Parallel (CSIS)', byline: null, day: 1, speaker: 'Reuters', filler: shops },
  ];

  it('does not make an institute independent that was taken to lean on another', () => {
    const built = list.map((one, at) => build(one, `d${at}`));
    const copy = build({ ...list[0]!, day: 2, outlet: 'B Paper' }, 'x-copy');
    const before = of(traceAll(built), 'deliveries').effective;
    expect(of(traceAll([...built, copy]), 'deliveries').effective).toEqual(before);
  });
});

/** Sixty words that no other document has. */
function ownWords(at: number, salt: number): string {
  return Array.from({ length: 60 }, (_, word) => `w${at}x${salt}x${word}`).join(' ');
}

describe('what holds for any documents', () => {
  const drawn = fc.array(someDocument, { minLength: 1, maxLength: 8 });

  it('a copy never raises the number of origins', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), fc.integer({ min: 0, max: 9 }), (list, pick, laterBy) => {
        const built = list.map((one, at) => build(one, `d${at}`));
        const copied = list[pick % list.length]!;
        const day = Math.min(9, copied.day + laterBy);
        const copy = build({ ...copied, day, outlet: copied.outlet === 'A Paper' ? 'B Paper' : 'A Paper' }, 'x-copy');
        const before = of(traceAll(built), 'deliveries').effective;
        const after = of(traceAll([...built, copy]), 'deliveries').effective;
        expect(after.high).toBeLessThanOrEqual(before.high);
        expect(after.low).toBeLessThanOrEqual(before.low);
      }),
      { numRuns: 200 },
    );
  });

  it('the order of the input does not matter', () => {
    fc.assert(
      fc.property(
        drawn.chain((list) => {
          const built = list.map((one, at) => build(one, `d${at}`));
          return fc.tuple(fc.constant(built), fc.shuffledSubarray(built, { minLength: built.length }));
        }),
        ([built, shuffled]) => {
          expect(traceAll(shuffled)).toEqual(traceAll(built));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('every origin has reasons and documents, and every range is in order', () => {
    fc.assert(
      fc.property(drawn, (list) => {
        const { origins, effective, mentions } = of(
          traceAll(list.map((one, at) => build(one, `d${at}`))),
          'deliveries',
        );
        expect(mentions).toBe(list.length);
        expect(effective.low).toBeGreaterThanOrEqual(1);
        expect(effective.low).toBeLessThanOrEqual(effective.high);
        expect(effective.high).toBe(Math.max(1, origins.filter((one) => one.restsOn === null).length));
        for (const origin of origins) {
          expect(origin.reasons.length).toBeGreaterThan(0);
          expect(origin.documentIds.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('leaving out a document that nobody copies never raises the number of origins', () => {
    const alone = fc.array(fc.tuple(someDocument, fc.nat()), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(alone, fc.nat(), (list, pick) => {
        // Outlets that hold nothing and cite nobody, texts of their own: nothing in one says what another one rests on.
        const built = list.map(([one, salt], at) =>
          build({ ...one, outlet: `Paper ${at}`, byline: null, filler: ownWords(at, salt) }, `d${at}`),
        );
        const before = of(traceAll(built), 'deliveries').effective;
        const without = built.filter((_, at) => at !== pick % built.length);
        const after = of(traceAll(without), 'deliveries').effective;
        expect(after.high).toBeLessThanOrEqual(before.high);
        expect(after.low).toBeLessThanOrEqual(before.low);
      }),
      { numRuns: 100 },
    );
  });

  it('everything that is printed has a claim behind it: origins, voices, edges and drift', () => {
    fc.assert(
      fc.property(drawn, (list) => {
        const built = list.map((one, at) => build(one, `d${at}`));
        const one = of(traceAll(built), 'deliveries');
        const texts = new Map(built.map(({ document: { id, text } }) => [id, text]));
        const nodes = new Map(one.nodes.map((node) => [node.id, node]));
        for (const origin of one.origins) {
          expect(origin.documentIds.every((id) => texts.has(id))).toBe(true);
          expect(nodes.get(origin.id)?.kind).toBe('origin');
          const documents = origin.voices.reduce((sum, voice) => sum + voice.documents, 0);
          expect(documents).toBeLessThanOrEqual(origin.documentIds.length);
        }
        for (const edge of one.edges) {
          expect(edge.reason).not.toBe('');
          expect(nodes.has(edge.from) && nodes.has(edge.to)).toBe(true);
        }
        for (const id of one.origins.flatMap((origin) => origin.documentIds))
          expect(one.edges.some((edge) => edge.to === id)).toBe(true);
        for (const drift of one.drift) expect(texts.has(drift.documentId)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
