import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Blobs, exportCase, extractCase, importPath } from '#app';
import { createReader } from '#sources';
import { openSqliteStore } from '#storage';
import { encodeTableCsv } from '../../src/app/formats/record-tables-csv.ts';
import { findData } from '../data/data-folder.ts';
import { type StixObject, stixFaults } from './stix-profile.ts';

const caseId = 'tumangang-2023';
const exported = new Map<string, string>();
const tables = ['forecasts', 'ledger', 'grades', 'outcomes', 'provisions', 'indicators'] as const;

/** Exports the demo case twice from one store, and everything else once. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-export-'));
  const blobs: Blobs = { put: async () => '', get: async () => new Uint8Array(), has: async () => false };
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  try {
    const by = { actor: { kind: 'machine', name: 'test' }, reason: 'test' } as const;
    const { rejected } = await importPath({ store, blobs, reader: createReader() }, `demo/${caseId}`, by);
    expect(rejected).toEqual([]);
    await extractCase(store, caseId);
    for (const format of ['stix', 'prov', 'claimreview'] as const) {
      const [file] = await exportCase({ store, blobs }, caseId, format);
      exported.set(format, file!.content as string);
    }
    exported.set('stix again', (await exportCase({ store, blobs }, caseId, 'stix'))[0]!.content as string);
    for (const table of tables)
      exported.set(table, (await exportCase({ store, blobs }, caseId, 'csv', { table }))[0]!.content as string);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}, 120_000);

const stix = (): StixObject[] => (JSON.parse(exported.get('stix')!) as { objects: StixObject[] }).objects;

describe('a STIX bundle', () => {
  it('is the same in every export', () => expect(exported.get('stix again')).toBe(exported.get('stix')));

  it('has every kind of object that is asked for, and one report over all', () => {
    const types = new Set(stix().map((one) => one.type));
    for (const type of 'report note opinion observed-data identity location relationship extension-definition url'.split(
      ' ',
    ))
      expect(types, type).toContain(type);
    expect(stix().filter((one) => one.type === 'report')).toHaveLength(1);
  });

  it('conforms to the tables of the standard, and what does not is told', () => {
    for (const object of stix()) expect(stixFaults(object), object.id).toEqual([]);
    const note = stix().find((one) => one.type === 'note')!;
    expect(stixFaults({ ...note, content: undefined, confidence: 101, colour: 'red', created: '2023-10-06' })).toEqual([
      'content* is missing',
      'colour is no property of note',
      'created may not be "2023-10-06"',
      'confidence may not be 101',
    ]);
    expect(stixFaults({ ...note, id: 'note--1', object_refs: [] })).toHaveLength(2);
  });

  it('has each id once, and refers only to what is in it', () => {
    const objects = stix();
    const ids = new Set(objects.map((one) => one.id));
    expect(ids.size).toBe(objects.length);
    for (const object of objects) {
      for (const [member, value] of Object.entries(object)) {
        const refs = member.endsWith('_refs') ? (value as string[]) : member.endsWith('_ref') ? [value as string] : [];
        for (const ref of refs) expect(ids, `${object.id} ${member}`).toContain(ref);
      }
    }
  });

  it('keeps confidence and likelihood apart, and the band of ICD 203', () => {
    const opinion = stix().find((one) => one.type === 'opinion')!;
    const [extension] = Object.values(opinion['extensions'] as Record<string, Record<string, unknown>>);
    expect(opinion).toMatchObject({ opinion: 'agree', confidence: 15 });
    expect(extension).toMatchObject({ icd203_likelihood: 'likely', icd203_band_per_cent: [55, 80] });
  });

  it('a note of a claim holds its exact words, and where they stand', () => {
    const note = stix().find((one) => one.type === 'note' && String(one['abstract']).startsWith('Claim'))!;
    const [extension] = Object.values(note['extensions'] as Record<string, { start: number; end: number }>);
    expect(extension!.end - extension!.start).toBe((note['content'] as string).length);
  });
});

/** The schemas of OASIS, BSD: read where they are kept, not shipped. */
const schemas = process.env['SIGHTLINE_STIX_SCHEMAS'] ?? findData('reference/cti-stix2-json-schemas/schemas');
describe.skipIf(schemas === undefined || !existsSync(schemas))('the OASIS schemas', () => {
  it('take every object', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
    const byType = new Map<string, string>();
    for (const folder of readdirSync(schemas!)) {
      for (const file of readdirSync(join(schemas!, folder))) {
        const schema = JSON.parse(readFileSync(join(schemas!, folder, file), 'utf8')) as { $id: string };
        ajv.addSchema(schema);
        byType.set(file.replace('.json', ''), schema.$id);
      }
    }
    expect(byType.size).toBeGreaterThan(50);
    for (const object of stix()) {
      const validate = ajv.getSchema(byType.get(object.type)!)!;
      expect(validate(object) ? null : [object, validate.errors?.slice(0, 3)]).toBeNull();
    }
    // The schema of the envelope lists some types and for all others asks that exactly one of two schemas fits that both
    // fit, so that it refuses every note, opinion, location and extension definition there can be. It is asked for the rest.
    const unlisted = new Set(['note', 'opinion', 'location', 'extension-definition']);
    const bundle = ajv.getSchema(byType.get('bundle')!)!;
    const envelope = { ...JSON.parse(exported.get('stix')!), objects: stix().filter((one) => !unlisted.has(one.type)) };
    expect(bundle(envelope) ? null : bundle.errors?.slice(0, 5)).toBeNull();
    expect(bundle({ type: 'bundle', id: 'bundle--no' })).toBe(false);
  }, 120_000);
});

describe('PROV-O', () => {
  interface Node {
    readonly '@id': string;
    readonly [member: string]: unknown;
  }
  it('leads from the brief to the bytes of every document that a judgement cites', () => {
    const nodes = new Map(
      (JSON.parse(exported.get('prov')!) as { '@graph': Node[] })['@graph'].map((one) => [one['@id'], one]),
    );
    const reach = (id: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(id)) return seen;
      seen.add(id);
      const node = nodes.get(id);
      for (const member of ['wasDerivedFrom', 'wasQuotedFrom'])
        for (const next of [node?.[member] ?? []].flat() as string[]) reach(next, seen);
      return seen;
    };
    const reached = reach(`urn:sightline:brief:${caseId}`);
    const bytes = [...reached].filter((id) => id.startsWith('urn:sightline:bytes:sha256:'));
    expect(bytes.length).toBeGreaterThan(3);
    for (const id of reached) expect(nodes.has(id), id).toBe(true);
    for (const id of bytes) expect(nodes.get(id)!['sightline:sha256']).toBe(id.split(':').at(-1));
  });
});

describe('the other exports', () => {
  it('no cell of a table is a formula', () => {
    const outcome = {
      id: 'o',
      caseId: 'c',
      statement: { kind: 'observation', observationId: '@x' },
      partyId: 'p',
      borneOut: 'yes',
      on: null,
      reason: '=HYPERLINK("https://example.org")',
      sourceUrl: null,
    };
    const csv = encodeTableCsv({ outcomes: [outcome] } as never, 'outcomes');
    expect(csv).toContain(`"'=HYPERLINK(""https://example.org"")"`);
    expect(csv).not.toMatch(/(^|,)"?[=@+]/m);
  });

  it('ClaimReview has what was decided, with its rating and page', () => {
    const reviews = (JSON.parse(exported.get('claimreview')!) as { '@graph': { claimReviewed: string }[] })['@graph'];
    expect(reviews).toHaveLength(9);
    expect(reviews.find((one) => one.claimReviewed.includes('between October 10 and 26'))).toMatchObject({
      '@type': 'ClaimReview',
      reviewRating: { ratingValue: 1, alternateName: 'Not borne out' },
      itemReviewed: { author: { name: 'Korea Institute for National Unification (KINU)' } },
    });
  });

  it.each(tables)('%s as CSV has a header and a row each', (table) => {
    const lines = exported.get(table)!.trim().split('\n');
    expect(lines[0]).toMatch(/^id,/);
    expect(lines.length).toBeGreaterThan(5);
  });
});
