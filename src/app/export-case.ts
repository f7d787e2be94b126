import { type BundleFile, encodeCaseBundle } from './formats/case-bundle.ts';
import { encodeObservationsCsv } from './formats/observations-csv.ts';
import { encodeObservationsGeojson } from './formats/sites-geojson.ts';
import { loadCase } from './load-case.ts';
import type { Blobs, StoreReader } from './ports.ts';

export const exportFormats = ['bundle', 'geojson', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * A case in an open format: a bundle is a folder of files, the others are one file each (the case's observations).
 * Throws CaseError `no-such-case`.
 */
export async function exportCase(
  ports: { readonly store: StoreReader; readonly blobs: Blobs },
  caseId: string,
  format: ExportFormat,
): Promise<BundleFile[]> {
  const records = await loadCase(ports.store, caseId);
  switch (format) {
    case 'bundle':
      return encodeCaseBundle(records, (sha256) => ports.blobs.get(sha256));
    case 'geojson': {
      const collection = encodeObservationsGeojson(records.observations, records.sites, records.zones);
      return [{ path: `${caseId}.geojson`, content: `${JSON.stringify(collection, null, 2)}\n` }];
    }
    case 'csv':
      return [{ path: `${caseId}.csv`, content: encodeObservationsCsv(records.observations, records.sites) }];
  }
}
