import {
  type Case,
  type Claim,
  type Document,
  type Observation,
  type RecordKind,
  type RecordTypes,
  type Seen,
  type Site,
  parseDateSpan,
  recordSchemas,
  sha256Hex,
} from '#core';
import type { Records } from './sample-workspace.ts';

/** An invented case that has one of everything a page must be able to show. Places, numbers and parties are made up. */
export const sampleId = 'sample-yard-2023';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const germanText =
  'Das Institut Muster zählte am 5. Oktober laut eigener Aussage etwa 73 Waggons im Bahnhof.\n\n' +
  'Ein Sprecher sagte, eine Lieferung sei „sehr wahrscheinlich“ – gesehen habe sie niemand. 🚆 Der Nachbarstaat bestreitet das.\n';
const englishText =
  'Analysts at the Sample Institute counted about 73 railcars in the yard, a newspaper reported.\n\n' +
  'They judged that a transfer was likely. <script>document.title = "hostile"</script> & more.\n';

/** The kept originals of the sample case. */
export const sampleOriginals: readonly Uint8Array[] = [bytesOf(germanText), bytesOf(englishText)];

function sampleDocument(id: string, text: string, language: string, title: string, outlet: string): Document {
  return parse('document', {
    id,
    url: `https://example.org/${id}`,
    sha256: sha256Hex(text),
    byteLength: bytesOf(text).byteLength,
    mediaType: 'text/plain',
    retrieved: '2023-10-14T07:30:00Z',
    title,
    outlet,
    byline: null,
    language,
    published: '2023-10-13',
    encoding: 'utf-8',
    capture: null,
    replaces: null,
    modified: null,
    pageStarts: [],
    notes: [],
    form: 'digest',
    text,
  });
}

function sampleClaim(id: string, document: Document, exact: string, more: Record<string, unknown>): Claim {
  const start = document.text.indexOf(exact);
  const span = (words: string): unknown => {
    const after = document.text.indexOf(words, start);
    const at = after < 0 ? document.text.indexOf(words) : after;
    return { start: at, end: at + words.length, text: words };
  };
  const {
    speaker,
    cue,
    hedges = [],
    ...rest
  } = more as { speaker?: string; cue?: string; hedges?: [string, string][] };
  return parse('claim', {
    id,
    documentId: document.id,
    ...(span(exact) as object),
    prefix: document.text.slice(Math.max(0, start - 32), start),
    suffix: document.text.slice(start + exact.length, start + exact.length + 32),
    type: 'indirect',
    parts: [{ start, end: start + exact.length }],
    actor: null,
    cueWords: cue === undefined ? [] : [span(cue)],
    quantities: [],
    negations: [],
    speaker: speaker === undefined ? null : span(speaker),
    cue: cue === undefined ? null : span(cue),
    frame: null,
    addressee: null,
    via: [],
    hedges: hedges.map(([words, kind]) => ({ ...(span(words) as object), kind })),
    likelihood: null,
    polarity: 'affirmed',
    time: null,
    kind: 'assertion',
    forecast: null,
    propositionId: null,
    draftedBy: { name: 'language', version: '1' },
    review: 'draft',
    ...rest,
  });
}

function sampleObservation(id: string, when: string, seen: Seen, more: Partial<Observation> = {}): Observation {
  return parse('observation', {
    id,
    siteId: 'sample-yard',
    zoneId: null,
    objectClass: 'railcars',
    when: parseDateSpan(when),
    seen,
    note: null,
    sensor: 'optical, 0.5 m',
    observer: 'Sample Institute',
    source: {
      url: 'https://example.org/report',
      title: 'A yard watched',
      published: '2023-10-13',
      publishedInferred: false,
      quote: null,
    },
    sceneId: null,
    method: null,
    visibleShare: null,
    review: 'accepted',
    ...more,
  });
}

const german = sampleDocument('doc-de', germanText, 'de', 'Rekordzahl im Bahnhof', 'Muster-Zeitung');
const english = sampleDocument('doc-en', englishText, 'en', 'A record in the yard', 'Sample Times');

const yard: Site = parse('site', {
  id: 'sample-yard',
  name: 'Sample rail yard',
  aliases: ['Musterbahnhof', '견본역'],
  country: null,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [130.1, 42.4],
        [130.12, 42.4],
        [130.12, 42.41],
        [130.1, 42.41],
        [130.1, 42.4],
      ],
    ],
  },
  approximate: true,
  note: 'drawn for a test',
});

const sampleCase: Case = parse('case', {
  id: sampleId,
  title: 'The sample rail yard, October 2023',
  question: 'Is what was seen in the yard in early October unusual, and what explains it?',
  opened: '2023-10-13',
  asOf: '2023-10-20',
  summary: 'An invented case that shows one of everything.',
  sites: ['sample-pier', 'sample-yard'],
  documents: ['doc-de', 'doc-en'],
  provisions: ['provision-1'],
  parties: ['sample-institute', 'sample-agency'],
  mentions: ['mention-1'],
  focus: { siteId: 'sample-yard', objectClass: 'railcars', at: '2023-10-05' },
  limits: ['No image is part of this case.'],
});

const documentCitation = { kind: 'document', documentId: 'doc-de', exact: 'etwa 73 Waggons' } as const;
const observationCitation = { kind: 'observation', observationId: 'obs-73' } as const;

/** Every record of the sample case, each checked by its schema. */
export const sampleRecords: Records = {
  case: [sampleCase],
  site: [yard, parse('site', { ...yard, id: 'sample-pier', name: 'Sample pier', aliases: [], geometry: null })],
  zone: [
    parse('zone', {
      id: 'track-1',
      siteId: 'sample-yard',
      name: 'Track 1',
      function: 'track',
      geometry: yard.geometry,
      approximate: true,
      note: null,
    }),
  ],
  scene: [
    parse('scene', {
      id: 'scene-1',
      collection: 'sample',
      start: '2023-10-05T02:10:00Z',
      end: '2023-10-05T02:10:00Z',
      footprint: null,
      bbox: [130, 42, 131, 43],
      gsdMetres: 0.5,
      cloudFraction: 0.1,
      platform: 'sample-1',
      item: { type: 'Feature', id: 'scene-1' },
    }),
  ],
  observation: [
    sampleObservation('obs-73', '2023-10-05', { kind: 'count', low: 70, high: 76 }, { note: 'approximately 73' }),
    sampleObservation('obs-exact', '2022-11-05/2022-11-08', { kind: 'count', low: 12, high: 12 }),
    sampleObservation('obs-later', '2023-11', { kind: 'count', low: 41, high: 41 }),
    sampleObservation('obs-least', '2023-09-01', { kind: 'count', low: 30, high: null }),
    sampleObservation('obs-most', '2018/2023-09', { kind: 'count', low: null, high: 20 }),
    sampleObservation('obs-zero', '2023-08-01', { kind: 'count', low: 0, high: 0 }),
    sampleObservation(
      'obs-none',
      '2023-08-15',
      { kind: 'not-observed', reason: 'no image was found' },
      { observer: null },
    ),
    sampleObservation('obs-cloud', '2023-08-20', { kind: 'unusable', reason: 'cloud over the yard' }),
    sampleObservation('obs-words', '2023-07-01', { kind: 'uncounted' }, { note: 'a long train' }),
    sampleObservation(
      'obs-state',
      '2023-10-05',
      { kind: 'state', state: 'uncertain' },
      { objectClass: 'loading activity' },
    ),
    sampleObservation(
      'obs-long',
      '2023-10-05',
      { kind: 'measure', unit: 'm', low: 900, high: 1010 },
      { objectClass: 'train length (m)', siteId: 'sample-pier', source: null, review: 'draft' },
    ),
  ],
  document: [german, english],
  claim: [
    sampleClaim(
      'claim-1',
      german,
      'Das Institut Muster zählte am 5. Oktober laut eigener Aussage etwa 73 Waggons im Bahnhof',
      {
        speaker: 'Das Institut Muster',
        cue: 'laut',
        hedges: [['etwa', 'approximator']],
        kind: 'observation',
        time: '2023-10-05',
        propositionId: 'prop-73',
        review: 'accepted',
      },
    ),
    sampleClaim('claim-2', german, 'eine Lieferung sei „sehr wahrscheinlich“', {
      speaker: 'Ein Sprecher',
      cue: 'sagte',
      hedges: [['sehr wahrscheinlich', 'adverb']],
      likelihood: { term: 'very likely', low: 80, high: 95 },
      type: 'mixed',
      kind: 'assessment',
    }),
    sampleClaim('claim-3', german, 'Der Nachbarstaat bestreitet das', {
      polarity: 'denied',
      kind: 'denial',
      type: 'plain',
    }),
    sampleClaim('claim-4', english, 'Analysts at the Sample Institute counted about 73 railcars in the yard', {
      speaker: 'Analysts at the Sample Institute',
      hedges: [['about', 'approximator']],
      kind: 'observation',
      propositionId: 'prop-73',
    }),
  ],
  party: [
    parse('party', {
      id: 'sample-institute',
      name: 'Sample Institute',
      role: 'holder',
      aliases: ['Institut Muster'],
      partOf: null,
      leansOn: [{ partyId: 'sample-agency', reason: 'quotes its figures' }],
    }),
    parse('party', {
      id: 'sample-agency',
      name: 'Sample Agency',
      role: 'carrier',
      aliases: [],
      partOf: null,
      leansOn: [],
    }),
  ],
  mention: [
    parse('mention', {
      id: 'mention-1',
      url: 'https://example.org/mention',
      outlet: 'Sample Herald',
      language: 'en',
      published: '2023-10-14',
      publishedInferred: true,
      namesAsSource: 'Sample Institute',
      agency: 'Sample Agency',
      attributionQuote: 'according to the Sample Institute',
    }),
  ],
  proposition: [
    parse('proposition', {
      id: 'prop-73',
      caseId: sampleId,
      text: 'About 73 railcars stood in the yard on 5 October 2023',
      match: [['73'], ['railcars', 'Waggons']],
    }),
  ],
  hypothesis: [
    parse('hypothesis', {
      id: 'hyp-1',
      caseId: sampleId,
      text: 'Goods were being moved out',
      evidence: [
        { citation: observationCitation, reads: 'consistent', reason: 'the yard was fuller than before' },
        { citation: documentCitation, reads: 'neutral', reason: 'says nothing of what was inside' },
      ],
      missing: ['an image of the loading'],
    }),
    parse('hypothesis', {
      id: 'hyp-2',
      caseId: sampleId,
      text: 'Wagons were parked there for repair',
      evidence: [{ citation: observationCitation, reads: 'inconsistent', reason: 'they were gone a week later' }],
      missing: [],
    }),
  ],
  judgement: [
    parse('judgement', {
      id: 'judgement-1',
      caseId: sampleId,
      hypothesisId: 'hyp-1',
      text: 'Goods were moved out of the yard',
      likelihood: 'likely',
      confidence: 'low',
      confidenceReason: 'one origin, no image of our own',
      citations: [observationCitation],
      limits: 'What was inside cannot be seen.',
    }),
  ],
  provision: [
    parse('provision', {
      id: 'provision-1',
      regime: 'SAMPLE',
      resolution: 'Resolution 1 (2006)',
      adopted: '2006-10-14',
      paragraph: '8 (a)',
      subject: 'Heavy goods',
      text: 'States prevent the transfer of heavy goods.',
      direction: 'from',
      inForceUntil: null,
      sourceUrl: 'https://example.org/resolution-1',
      verified: false,
      relevance: 'It would have to be shown what was carried.',
    }),
  ],
  indicator: (['seen', 'reported', 'not-seen', 'not-observed'] as const).map((status, index) =>
    parse('indicator', {
      id: `step-${index + 1}`,
      caseId: sampleId,
      chain: 'Sample test',
      order: index + 1,
      text: ['Tunnel opened', 'Cables laid', 'Guests invited', 'Area closed'][index],
      status,
      since: status === 'seen' ? '2023-09' : null,
      citations: status === 'not-observed' ? [] : [observationCitation],
      note: null,
    }),
  ),
  forecast: [
    parse('forecast', {
      id: 'forecast-1',
      caseId: sampleId,
      question: 'Will the yard be empty by the end of October 2023?',
      forecaster: 'Sample Institute',
      made: '2023-10-13',
      deadline: '2023-10-31',
      criterion: 'an image of the yard with fewer than 5 railcars',
      words: 'probably',
      probability: 0.675,
      bandLow: 0.55,
      bandHigh: 0.8,
      citations: [documentCitation],
      resolution: {
        outcome: 'no',
        on: '2023-10-31',
        reason: 'about 40 were seen',
        sourceUrl: 'https://example.org/later',
      },
    }),
  ],
  outcome: [
    parse('outcome', {
      id: 'outcome-1',
      caseId: sampleId,
      statement: documentCitation,
      partyId: 'sample-institute',
      borneOut: 'yes',
      on: '2023-11-22',
      reason: 'seen by others as well',
      sourceUrl: 'https://example.org/later',
    }),
  ],
  grade: [
    parse('grade', {
      id: 'grade-1',
      caseId: sampleId,
      partyId: null,
      statement: documentCitation,
      value: '3',
      confirmedBy: [],
      by: 'an analyst',
      on: '2023-10-13',
      reason: 'one source',
    }),
  ],
  exchange: [
    parse('exchange', {
      id: 'exchange-1',
      caseId: sampleId,
      from: 'DPRK',
      to: 'Russia',
      item: 'arms',
      what: 'containers',
      stage: 'delivered',
      when: { from: '2023-09-07', to: '2023-10-01' },
      quantity: { low: 1000, high: null, unit: 'container' },
      claimedBy: 'sample-institute',
      words: null,
      likelihood: 'likely',
      inReturnFor: [],
      citations: [documentCitation],
      note: null,
    }),
  ],
};

function parse<K extends RecordKind>(kind: K, value: unknown): RecordTypes[K] {
  return recordSchemas[kind].parse(value);
}
