import { type Claim, type Document, type OriginTrace, type Party, type Proposition, parsePartialDate } from '#core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
): Document => ({
  id,
  url: `https://example.org/${id}`,
  sha256: '0'.repeat(64),
  byteLength: text.length,
  mediaType: 'text/plain',
  retrieved: null,
  title: null,
  outlet,
  byline: null,
  language: 'en',
  published: parsePartialDate(published),
  form: 'digest',
  text,
  ...changes,
});

const span = (text: string, words: string): { start: number; end: number; text: string } => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  return { start, end: start + words.length, text: words };
};

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
): Claim => ({
  id: `${of.id}-${span(of.text, words).start}`,
  documentId: of.id,
  ...span(of.text, words),
  prefix: '',
  suffix: '',
  type: speaker === undefined ? 'plain' : 'indirect',
  speaker: speaker === undefined ? null : span(of.text, speaker),
  parts: [],
  actor: null,
  cue: null,
  cueWords: [],
  quantities: [],
  negations: [],
  frame: null,
  addressee: null,
  via: via.map((one) => span(of.text, one)),
  hedges: hedges.map((one) => ({ ...span(of.text, one), kind: 'adverb' })),
  likelihood: null,
  polarity: 'affirmed',
  time: null,
  kind: 'observation',
  forecast: null,
  propositionId: null,
  draftedBy: null,
  review: 'draft',
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

function build(drawn: Drawn, id: string): { document: Document; claims: Claim[] } {
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
      fc.property(drawn, (list) => {
        const built = list.map((one, at) => build(one, `d${at}`));
        expect(traceAll(built.toReversed())).toEqual(traceAll(built));
      }),
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
});
