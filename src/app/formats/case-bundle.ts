import type { Case, Document, Marking } from '#core';
import type { CaseRecords } from '../load-case.ts';
import { nameLocalImages, withoutLocalAddresses } from './local-images.ts';
import { encodeObservationsCsv } from './observations-csv.ts';
import { encodeSitesGeojson } from './sites-geojson.ts';

/** First member of a bundle's `case.json` (docs/formats/case-bundle.md). */
export const bundleFormat = 'sightline-case-bundle/1';

export type BundleArrayKind =
  | 'marking'
  | 'alert'
  | 'party'
  | 'mention'
  | 'proposition'
  | 'claim'
  | 'hypothesis'
  | 'judgement'
  | 'provision'
  | 'indicator'
  | 'forecast'
  | 'outcome'
  | 'grade'
  | 'exchange'
  | 'composition'
  | 'comment'
  | 'assignment';

/** Record kinds that a bundle keeps as one JSON array each, in an order in which each refers only backwards. */
export const bundleArrays: readonly (readonly [string, BundleArrayKind])[] = [
  ['markings.json', 'marking'],
  ['alerts.json', 'alert'],
  ['parties.json', 'party'],
  ['mentions.json', 'mention'],
  ['propositions.json', 'proposition'],
  ['claims.json', 'claim'],
  ['hypotheses.json', 'hypothesis'],
  ['judgements.json', 'judgement'],
  ['provisions.json', 'provision'],
  ['indicators.json', 'indicator'],
  ['forecasts.json', 'forecast'],
  ['outcomes.json', 'outcome'],
  ['grades.json', 'grade'],
  ['exchanges.json', 'exchange'],
  ['compositions.json', 'composition'],
  ['comments.json', 'comment'],
  ['assignments.json', 'assignment'],
];

/** A file of a bundle; `path` is relative, with `/`. */
export interface BundleFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What `documents.json` says of a document; text, pages, hash and length come from the bytes. */
type DocumentEntry = Omit<Document, 'sha256' | 'byteLength' | 'text' | 'pageStarts'> & { readonly file: string };

/** Writes a case as a bundle: deterministic, so that two exports can be compared with `diff`. */
export async function encodeCaseBundle(
  records: CaseRecords,
  readBytes: (sha256: string) => Promise<Uint8Array>,
): Promise<BundleFile[]> {
  const files: BundleFile[] = [
    { path: 'case.json', content: toJson({ format: bundleFormat, ...records.case }) },
    { path: 'sites.geojson', content: toJson(encodeSitesGeojson(records.sites, records.zones)) },
    { path: 'observations.csv', content: encodeObservationsCsv(records.observations, records.sites) },
  ];
  const entries = records.documents.map(toEntry);
  files.push({ path: 'documents.json', content: toJson(entries) });
  for (const [index, document] of records.documents.entries()) {
    files.push({ path: `documents/${entries[index]!.file}`, content: await readBytes(document.sha256) });
  }
  const names = nameLocalImages(records.scenes, records.markings);
  for (const scene of records.scenes) {
    const item = withoutLocalAddresses(scene.item, names);
    files.push({ path: `scenes/${fileName(scene.id)}.json`, content: toJson(item) });
  }
  const markings = records.markings.map((one) => renamePixels(one, names));
  for (const [path, kind] of bundleArrays) {
    const list = recordsOf({ ...records, markings }, kind);
    if (list.length > 0) files.push({ path, content: toJson(list) });
  }
  return files;
}

function renamePixels(marking: Marking, names: ReadonlyMap<string, string>): Marking {
  const { pixels } = marking;
  const href = pixels ? names.get(pixels.href) : undefined;
  return pixels && href !== undefined ? { ...marking, pixels: { ...pixels, href } } : marking;
}

/** `case.json` without its format line; undefined where the value is no bundle of a version we read. */
export function readCaseMembers(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { format, ...members } = value as Record<string, unknown>;
  return format === bundleFormat ? members : undefined;
}

/** The lists of a case that its file leaves out are all of those the bundle holds. */
export function completeCaseLists(
  members: Record<string, unknown>,
  kept: Readonly<
    Record<keyof Pick<Case, 'sites' | 'documents' | 'provisions' | 'parties' | 'mentions'>, readonly string[]>
  >,
): Record<string, unknown> {
  return { ...kept, ...members };
}

function recordsOf(records: CaseRecords, kind: BundleArrayKind): readonly object[] {
  switch (kind) {
    case 'marking':
      return records.markings;
    case 'alert':
      return records.alerts;
    case 'party':
      return records.parties;
    case 'mention':
      return records.mentions;
    case 'proposition':
      return records.propositions;
    case 'claim':
      return records.claims;
    case 'hypothesis':
      return records.hypotheses;
    case 'judgement':
      return records.judgements;
    case 'provision':
      return records.provisions;
    case 'indicator':
      return records.indicators;
    case 'forecast':
      return records.forecasts;
    case 'outcome':
      return records.outcomes;
    case 'grade':
      return records.grades;
    case 'exchange':
      return records.exchanges;
    case 'composition':
      return records.compositions;
    case 'comment':
      return records.comments;
    case 'assignment':
      return records.assignments;
  }
}

function toEntry({
  sha256: _sha256,
  byteLength: _byteLength,
  pageStarts: _pageStarts,
  text: _text,
  ...known
}: Document): DocumentEntry {
  const extension = extensions[known.mediaType] ?? 'txt';
  return { file: `${fileName(known.id)}.${extension}`, ...known };
}

const extensions: Readonly<Record<string, string>> = {
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
  'application/pdf': 'pdf',
};

/** Ids may hold colons and letters of any script; colons are not good in file names everywhere. */
function fileName(id: string): string {
  return id.replaceAll(':', '~');
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
