import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  type Citation,
  type Observation,
  type RecordKind,
  type RecordTypes,
  type Seen,
  computeBoundingBox,
  dayRange,
  parseDateSpan,
  parsePartialDate,
  recordSchemas,
  sha256Hex,
} from '#core';
import { findData } from './data/data-folder.ts';

/** Reads the bundle with nothing of Sightline but the record schemas, so that the importer is not its own judge. */
const folder = fileURLToPath(new URL('../demo/tumangang-2023', import.meta.url));
const readText = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const readList = (name: string): Members[] => JSON.parse(readText(name)) as Members[];
const readRows = (text: string): Row[] => parse(text, { columns: true, bom: true }) as Row[];

type Members = Record<string, unknown>;
type Row = Record<string, string>;

const rows = readRows(readText('observations.csv'));
const demo = {
  case: requireRecord('case', caseMembers()),
  sites: features('site').map((one) => requireRecord('site', { ...one, country: one['country'] ?? null })),
  zones: features('zone').map((one) => requireRecord('zone', one)),
  observations: rows.map((row) => requireRecord('observation', observationMembers(row))),
  documents: readList('documents.json').map((one) => requireRecord('document', documentMembers(one))),
  parties: readList('parties.json').map((one) => requireRecord('party', one)),
  propositions: readList('propositions.json').map((one) => requireRecord('proposition', one)),
  hypotheses: readList('hypotheses.json').map((one) => requireRecord('hypothesis', one)),
  judgements: readList('judgements.json').map((one) => requireRecord('judgement', one)),
  provisions: readList('provisions.json').map((one) => requireRecord('provision', one)),
  indicators: readList('indicators.json').map((one) => requireRecord('indicator', one)),
  forecasts: readList('forecasts.json').map((one) => requireRecord('forecast', one)),
};

describe('the demo case hangs together', () => {
  it('gives every record an id of its own', () => {
    for (const records of [demo.sites, demo.zones, demo.observations, demo.documents, demo.parties]) {
      const ids = records.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    for (const records of [demo.hypotheses, demo.judgements, demo.indicators, demo.forecasts, demo.propositions]) {
      expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
      expect(records.map(({ caseId }) => caseId)).toEqual(records.map(() => demo.case.id));
    }
    expect(new Set(demo.provisions.map(({ id }) => id)).size).toBe(demo.provisions.length);
  });

  it('names only sites, zones, parties and hypotheses it holds', () => {
    const sites = new Set(demo.sites.map(({ id }) => id));
    const zones = new Map(demo.zones.map((zone) => [zone.id, zone.siteId]));
    expect([...sites]).toEqual(expect.arrayContaining(['tumangang', 'khasan', 'najin', 'dunai', 'yongbyon', 'sohae']));
    for (const zone of demo.zones) expect(sites).toContain(zone.siteId);
    for (const { siteId, zoneId } of demo.observations) {
      expect(sites).toContain(siteId);
      if (zoneId !== null) expect(zones.get(zoneId)).toBe(siteId);
    }
    const parties = new Set(demo.parties.map(({ id }) => id));
    for (const party of demo.parties) {
      if (party.partOf !== null) expect(parties).toContain(party.partOf);
      for (const { partyId } of party.leansOn) expect(parties).toContain(partyId);
    }
    const hypotheses = new Set(demo.hypotheses.map(({ id }) => id));
    for (const { hypothesisId } of demo.judgements) if (hypothesisId) expect(hypotheses).toContain(hypothesisId);
  });

  it('gives an alias to one party only', () => {
    const aliases = demo.parties.flatMap((party) => party.aliases.map((alias) => alias.toLowerCase()));
    expect(aliases.filter((alias, index) => aliases.indexOf(alias) !== index)).toEqual([]);
  });

  it('cites exact words of its documents and observations it holds', () => {
    const texts = new Map(demo.documents.map(({ id, text }) => [id, text]));
    const observations = new Set(demo.observations.map(({ id }) => id));
    expect(citations().length).toBeGreaterThan(40);
    for (const citation of citations()) {
      if (citation.kind === 'document') expect(texts.get(citation.documentId) ?? '').toContain(citation.exact);
      else expect(observations).toContain(citation.observationId);
    }
  });

  it('weighs hypotheses and judges only by what was known on the day it looks from', () => {
    const last = parseDateSpan(demo.case.asOf);
    const documents = new Map(demo.documents.map(({ id, published }) => [id, published]));
    const observations = new Map(demo.observations.map(({ id, when }) => [id, when]));
    const evidence = [
      ...demo.hypotheses.flatMap((one) => one.evidence.map(({ citation }) => citation)),
      ...demo.judgements.flatMap((one) => one.citations),
    ];
    for (const citation of evidence) {
      const when =
        citation.kind === 'document'
          ? { from: documents.get(citation.documentId)!, to: null }
          : observations.get(citation.observationId)!;
      expect(dayRange(when).first).toBeLessThanOrEqual(dayRange(last).last);
    }
  });

  it('leads with a count that exists', () => {
    const { siteId, objectClass, at } = demo.case.focus!;
    const found = demo.observations.filter(
      (one) => one.siteId === siteId && one.objectClass === objectClass && one.when.from === at && one.zoneId === null,
    );
    expect(found.map(({ seen }) => seen)).toEqual([{ kind: 'count', low: 73, high: 73 }]);
  });

  it('keeps the contradiction: at most 20 in five years, and 30 and 37 within them', () => {
    const railcars = demo.observations.filter((one) => one.siteId === 'tumangang' && one.objectClass === 'railcars');
    const seenOn = (from: string): Seen[] => railcars.filter(({ when }) => when.from === from).map(({ seen }) => seen);
    expect(seenOn('2018-10')).toEqual([{ kind: 'count', low: null, high: 20 }]);
    expect(seenOn('2023-02-02')).toEqual([{ kind: 'count', low: 30, high: 30 }]);
    expect(seenOn('2023-08-17')).toEqual([{ kind: 'count', low: 37, high: 37 }]);
    expect(demo.case.limits.join(' ')).toMatch(/20.*30.*37/);
  });
});

describe('the places of the demo case', () => {
  it('have closed rings, and zones inside their site', () => {
    for (const { geometry } of [...demo.sites, ...demo.zones]) {
      if (geometry?.type !== 'Polygon') throw new Error(`expected a Polygon, got ${geometry?.type}`);
      for (const ring of geometry.coordinates) expect(ring.at(-1)).toEqual(ring[0]);
    }
    for (const zone of demo.zones) {
      const [west, south, east, north] = computeBoundingBox(zone.geometry);
      const site = computeBoundingBox(demo.sites.find(({ id }) => id === zone.siteId)!.geometry!);
      expect([west >= site[0], south >= site[1], east <= site[2], north <= site[3]]).toEqual([true, true, true, true]);
    }
  });

  it('say that they are drawn from general knowledge', () => {
    for (const place of [...demo.sites, ...demo.zones]) {
      expect(place.approximate).toBe(true);
      expect(place.note).not.toBeNull();
    }
  });
});

describe('the sources of the demo case', () => {
  it('stand beside every observation and document, without a quotation', () => {
    for (const { source } of demo.observations) expect(source!.quote).toBeNull();
    for (const { url, form, retrieved } of demo.documents) {
      expect(url).toMatch(/^https?:/);
      expect([form, retrieved]).toEqual(['digest', null]);
    }
    for (const { sourceUrl } of demo.provisions) expect(sourceUrl).not.toBeNull();
  });

  it('are digests of 60 to 200 words, six or more of them German', () => {
    for (const { text } of demo.documents) {
      expect(wordsOf(text).length).toBeGreaterThanOrEqual(60);
      expect(wordsOf(text).length).toBeLessThanOrEqual(200);
    }
    expect(demo.documents.filter(({ language }) => language === 'de').length).toBeGreaterThanOrEqual(6);
    expect(readdirSync(`${folder}/documents`)).toHaveLength(demo.documents.length);
  });

  const article = findData('text/article-de/article-2023-10.txt');
  const table = findData('reporting/observations.csv');

  it.skipIf(!article || !table)('share no run of more than 12 words with what others wrote', () => {
    const quotes = readRows(readFileSync(table!, 'utf8')).map(({ quote }) => quote!);
    const foreign = new Set([readFileSync(article!, 'utf8'), ...quotes].flatMap((text) => runsOf(text, 13)));
    for (const { id, text } of demo.documents) {
      expect([id, runsOf(text, 13).filter((run) => foreign.has(run))]).toEqual([id, []]);
    }
  });

  it.skipIf(!table)('give every observation the date, class and number of the published table', () => {
    const facts = ({
      image_date,
      object_class,
      count_min,
      count_max,
      counted_by,
      source_url,
      published,
    }: Row): string => [source_url, image_date, object_class, count_min, count_max, counted_by, published].join(' | ');
    const published = new Set(readRows(readFileSync(table!, 'utf8')).map(facts));
    expect(rows.map(facts).filter((row) => !published.has(row))).toEqual([]);
  });
});

describe('the judgements and forecasts of the demo case', () => {
  it('keep likelihood and confidence in different sentences', () => {
    for (const { text, confidenceReason } of demo.judgements) {
      expect(text).not.toMatch(/confiden/i);
      expect(confidenceReason).not.toMatch(/likely|chance|certain/i);
    }
  });

  it('name a deadline and what decides, and a probability only within its band', () => {
    for (const { deadline, criterion, probability, bandLow, bandHigh, resolution } of demo.forecasts) {
      expect(deadline).not.toBeNull();
      expect(criterion).toMatch(/^Yes if /);
      if (probability === null) expect(resolution.reason).toMatch(/Not scored: /);
      else expect([bandLow! <= probability, probability <= bandHigh!]).toEqual([true, true]);
    }
    expect(demo.forecasts.some(({ probability }) => probability !== null)).toBe(true);
  });

  it('put the warning chain in order, without a gap', () => {
    const chains = Map.groupBy(demo.indicators, ({ chain }) => chain);
    expect(chains.size).toBe(4);
    for (const steps of chains.values()) {
      const orders = steps.map(({ order }) => order).toSorted((a, b) => a - b);
      expect(orders).toEqual(orders.map((_, index) => index + 1));
    }
  });
});

function requireRecord<K extends RecordKind>(kind: K, members: Members): RecordTypes[K] {
  const result = recordSchemas[kind].safeParse(members);
  if (!result.success) throw new Error(`${kind} ${String(members['id'])}: ${result.error.message}`);
  return result.data;
}

function caseMembers(): Members {
  const { format, ...members } = JSON.parse(readText('case.json')) as Members;
  if (format !== 'sightline-case-bundle/1') throw new Error(`expected sightline-case-bundle/1, got ${String(format)}`);
  return { sites: [], documents: [], provisions: [], ...members };
}

function features(kind: 'site' | 'zone'): Members[] {
  const collection = JSON.parse(readText('sites.geojson')) as {
    features: { id: string; geometry: unknown; properties: Members }[];
  };
  return collection.features
    .filter(({ properties }) => 'siteId' in properties === (kind === 'zone'))
    .map(({ id, geometry, properties }) => {
      const { aliases, country, ...rest } = properties;
      return { id, geometry, ...rest, ...(kind === 'site' ? { aliases, country } : {}) };
    });
}

function documentMembers({ file, ...members }: Members): Members {
  const text = readText(`documents/${String(file)}`);
  // What a bundle may leave out of a document.
  const unsaid = { encoding: null, capture: null, replaces: null, modified: null, notes: [], pageStarts: [] };
  return { ...unsaid, ...members, text, sha256: sha256Hex(text), byteLength: Buffer.byteLength(text) };
}

function observationMembers(row: Row): Members {
  const { from, to } = parseDateSpan(row['image_date']!);
  const published = row['published']!.replace('?', '');
  return {
    id: row['id'],
    siteId: row['site'],
    zoneId: row['zone'] || null,
    objectClass: row['object_class'],
    when: { from, to },
    seen: seenOf(row),
    note: row['count_text'] || null,
    sensor: row['sensor'] || null,
    observer: row['counted_by'] || null,
    source: {
      url: row['source_url'],
      title: row['source_title'],
      published: published ? parsePartialDate(published) : null,
      publishedInferred: row['published']!.endsWith('?'),
      quote: row['quote'] || null,
    },
    sceneId: null,
    method: null,
    visibleShare: null,
    review: 'accepted',
  } satisfies Record<keyof Observation, unknown>;
}

/** The rules of docs/formats/observations.md for a row without `kind`. */
function seenOf({ object_class: name = '', count_min: min = '', count_max: max = '' }: Row): Seen {
  const [low, high] = [min, max].map((text) => (text === '' ? null : Number(text))) as [number | null, number | null];
  if (
    /(status|activity|signs|discharge|outflow|smoke|work|operation|excavation|dismantlement|rebuilding|ready)$/.test(
      name,
    )
  ) {
    return { kind: 'state', state: low === null ? 'uncertain' : low === 1 ? 'yes' : 'no' };
  }
  if (low === null && high === null) return { kind: 'uncounted' };
  const unit = /\((m|m2|percent)\)$/.exec(name)?.[1] as 'm' | 'm2' | 'percent' | undefined;
  return unit ? { kind: 'measure', unit, low, high } : { kind: 'count', low, high };
}

function citations(): Citation[] {
  return [
    ...demo.hypotheses.flatMap((one) => one.evidence.map(({ citation }) => citation)),
    ...[...demo.judgements, ...demo.indicators, ...demo.forecasts].flatMap((one) => one.citations),
  ];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text);
  return words
    .slice(0, Math.max(0, words.length - length + 1))
    .map((_, start) => words.slice(start, start + length).join(' '));
}
