import { readFileSync } from 'node:fs';
import { type Mention, type OriginTrace, type TracedDocument, parsePartialDate } from '#core';
import { partyRegister, traceLineage } from '#evidence';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { findData } from '../data/data-folder.ts';

const file = findData('reporting/lineage.csv');

/** The families that were looked at while the rules were written; all others are held out. */
const trainFamilies = new Set(
  'F02 F03 F04 F10 F14 F15 F16 F18 F21 F26 F28 F29 F32 F35 F38 F39 F43 F50 F58 F59'.split(' '),
);
/** Ground-truth codes by the names the tracer gives. */
const codes: Readonly<Record<string, string>> = {
  'Beyond Parallel (CSIS)': 'U1',
  'US government': 'U2',
  'Ukrainian government': 'U3',
  'South Korean government': 'U4',
  'Radio Free Asia': 'U5',
  KBS: 'U6',
  RUSI: 'U7',
  "Dong-A Ilbo's sources": 'U8',
  KINU: 'U9',
  'Russian government': 'U10',
  'North Korean government': 'U10',
};

type Row = Readonly<Record<string, string>>;

describe.skipIf(file === undefined)('the lineage of the October 2023 story', () => {
  const rows: Row[] = file === undefined ? [] : parse(readFileSync(file), { columns: true, bom: true });
  const train = rows.filter((row) => trainFamilies.has(row['copy_family']!));
  const heldOut = rows.filter((row) => !trainFamilies.has(row['copy_family']!));
  const trace = traceLineage({ mentions: rows.map(toMention), parties: partyRegister });

  it('has one document per page', () => {
    expect(trace.documents.map((document) => document.id).toSorted()).toEqual(rows.map((row) => row['id']).toSorted());
  });

  it('leads the 73 railcars to one origin, however many pages repeat them', () => {
    const railcars = trace.propositions.find((one) => one.text.includes('73 railcars'))!;
    expect(railcars.origins.map((origin) => origin.name)).toEqual(['Beyond Parallel (CSIS)']);
    expect(railcars.effective).toEqual({ low: 1, high: 1 });
    const withCount = rows.filter((row) => row['ultimate_origins']!.split(';').includes('U1'));
    console.log(`lineage: ${railcars.mentions} pages traced to the railcar count, ${withCount.length} by ground truth`);
    expect(railcars.mentions).toBeGreaterThanOrEqual(0.95 * withCount.length);
    expect(railcars.mentions).toBeLessThanOrEqual(1.05 * withCount.length);
  });

  it.each([
    ['rows looked at', train, 0.95, 0.95],
    ['rows held out', heldOut, 0.9, 0.95],
  ])('finds families and origins of %s', (name, some, familyFloor, originFloor) => {
    const families = scoreFamilies(some, trace);
    const origins = scoreOrigins(some, trace);
    console.log(`lineage, ${some.length} ${name}: families F1 ${show(families)}, origins F1 ${show(origins)}`);
    expect(families.f1).toBeGreaterThanOrEqual(familyFloor);
    expect(origins.f1).toBeGreaterThanOrEqual(originFloor);
  });
});

function toMention(row: Row): Mention {
  const published = /^\d{4}(?:-\d\d){0,2}/.exec(row['published']!)?.[0];
  return {
    id: row['id']!,
    url: row['url']!,
    outlet: row['outlet']!,
    language: row['lang']!,
    published: published === undefined ? null : parsePartialDate(published),
    publishedInferred: row['published']!.includes('?'),
    namesAsSource: row['names_as_source']!,
    agency: row['agency'] || null,
    attributionQuote: row['attribution_quote'] || null,
  };
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Over pairs of pages: in one family by ground truth, in one family as traced. */
function scoreFamilies(rows: readonly Row[], trace: OriginTrace): Score {
  const traced = byId(trace);
  let [both, ours, theirs] = [0, 0, 0];
  for (const [index, one] of rows.entries()) {
    for (const other of rows.slice(0, index)) {
      const same = one['copy_family'] === other['copy_family'];
      const found = traced.get(one['id']!)!.copyFamily === traced.get(other['id']!)!.copyFamily;
      both += Number(same && found);
      ours += Number(found);
      theirs += Number(same);
    }
  }
  return toScore(both, ours, theirs);
}

/** Over pairs of page and origin; a name without a code counts as wrong. */
function scoreOrigins(rows: readonly Row[], trace: OriginTrace): Score {
  const traced = byId(trace);
  let [both, ours, theirs] = [0, 0, 0];
  for (const row of rows) {
    const truth = new Set(row['ultimate_origins']!.split(';').map((code) => code.trim()));
    const found = new Set(traced.get(row['id']!)!.origins.map((name) => codes[name] ?? name));
    both += [...found].filter((code) => truth.has(code)).length;
    ours += found.size;
    theirs += truth.size;
  }
  return toScore(both, ours, theirs);
}

function toScore(both: number, ours: number, theirs: number): Score {
  const [precision, recall] = [both / Math.max(1, ours), both / Math.max(1, theirs)];
  return { precision, recall, f1: (2 * both) / Math.max(1, ours + theirs) };
}

function byId(trace: OriginTrace): Map<string, TracedDocument> {
  return new Map(trace.documents.map((document) => [document.id, document]));
}

function show({ precision, recall, f1 }: Score): string {
  return `${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)})`;
}
