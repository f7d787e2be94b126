import type { RecordKind } from '#core';
import { exportWacz } from './export-wacz.ts';
import { type BundleFile, encodeCaseBundle } from './formats/case-bundle.ts';
import { encodeClaimReviews } from './formats/encode-claim-review.ts';
import { encodeProv } from './formats/encode-prov.ts';
import { type CsvTableName, encodeTableCsv } from './formats/record-tables-csv.ts';
import { encodeObservationsGeojson } from './formats/sites-geojson.ts';
import { type RecordTimes, encodeStix } from './formats/stix/encode-stix.ts';
import { loadCase } from './load-case.ts';
import type { Archiver, Blobs, StoreReader } from './ports.ts';

export const exportFormats = ['bundle', 'geojson', 'csv', 'stix', 'prov', 'claimreview', 'wacz'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * A case in an open format: a bundle is a folder of files, the others are one file each (GeoJSON and CSV of its
 * observations, or another table as CSV). Throws CaseError `no-such-case`.
 */
export async function exportCase(
  ports: { readonly store: StoreReader; readonly blobs: Blobs; readonly archiver?: Archiver },
  caseId: string,
  format: ExportFormat,
  table: CsvTableName = 'observations',
): Promise<BundleFile[]> {
  const records = await loadCase(ports.store, caseId);
  const json = (value: unknown, extension: string): BundleFile[] => [
    { path: `${caseId}.${extension}`, content: `${JSON.stringify(value, null, 2)}\n` },
  ];
  switch (format) {
    case 'bundle':
      return encodeCaseBundle(records, (sha256) => ports.blobs.get(sha256));
    case 'geojson':
      return json(encodeObservationsGeojson(records.observations, records.sites, records.zones), 'geojson');
    case 'csv':
      return [{ path: `${caseId}-${table}.csv`, content: encodeTableCsv(records, table) }];
    case 'stix':
      return json(encodeStix(records, await readTimes(ports.store)), 'stix.json');
    case 'prov':
      return json(encodeProv(records), 'prov.jsonld');
    case 'claimreview':
      return json(encodeClaimReviews(records), 'claimreview.jsonld');
    case 'wacz': {
      if (!ports.archiver) throw new Error('a WACZ needs an archiver');
      return [{ path: `${caseId}.wacz`, content: await exportWacz(records, ports.blobs, ports.archiver) }];
    }
  }
}

/** Kinds that become STIX objects with a time. */
const timedKinds: readonly RecordKind[] = [
  'case',
  'site',
  'party',
  'claim',
  'observation',
  'hypothesis',
  'judgement',
  'forecast',
  'exchange',
];

async function readTimes(store: StoreReader): Promise<RecordTimes> {
  const times = new Map<string, { first: string; last: string }>();
  for (const kind of timedKinds) {
    for (const { recordId, at } of await store.history({ kind })) {
      const key = `${kind} ${recordId}`;
      times.set(key, { first: times.get(key)?.first ?? at, last: at });
    }
  }
  return (kind, id) => times.get(`${kind} ${id}`);
}
