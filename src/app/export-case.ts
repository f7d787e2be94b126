import { type CancelSignal, type Maker, type RecordKind, firstDay, formatDay } from '#core';
import { exportWacz } from './export-wacz.ts';
import { type LocateOptions, type MarkedImage, locateMarks } from './exports/locate-marks.ts';
import { type BundleFile, encodeCaseBundle } from './formats/case-bundle.ts';
import { encodeCoco } from './formats/coco.ts';
import { encodeClaimReviews } from './formats/encode-claim-review.ts';
import { encodeProv } from './formats/encode-prov.ts';
import { encodeKml } from './formats/kml.ts';
import { type CsvTableName, encodeTableCsv } from './formats/record-tables-csv.ts';
import { encodeObservationsGeojson } from './formats/sites-geojson.ts';
import { encodeStacLabels } from './formats/stac-label.ts';
import { type RecordTimes, encodeStix } from './formats/stix/encode-stix.ts';
import { encodeYolo } from './formats/yolo.ts';
import { type CaseRecords, loadCase } from './load-case.ts';
import type { Archiver } from './ports/archives.ts';
import type { Blobs } from './ports/blobs.ts';
import type { Images } from './ports/images.ts';
import type { ImageEncoder } from './ports/pictures.ts';
import type { StoreReader } from './ports/store.ts';

export type ExportFormat =
  | 'bundle'
  | 'geojson'
  | 'kml'
  | 'kmz'
  | 'csv'
  | 'coco'
  | 'yolo'
  | 'yolo-obb'
  | 'stac'
  | 'stix'
  | 'prov'
  | 'claimreview'
  | 'wacz';

/** Formats of several files, which want a folder of their own. */
export const folderFormats: ReadonlySet<ExportFormat> = new Set(['bundle', 'yolo', 'yolo-obb', 'stac']);

/** What exporting stands on; a format that needs one that is missing throws. */
export interface ExportPorts {
  readonly store: StoreReader;
  readonly blobs: Blobs;
  /** kmz, wacz */
  readonly archiver?: Archiver;
  /** coco, yolo: marks are told in pixels of the image */
  readonly images?: Images;
  /** `pixels` of coco, yolo */
  readonly encoder?: Pick<ImageEncoder, 'encodePng'>;
}

export interface ExportOptions {
  /** Of csv. */
  readonly table?: CsvTableName | undefined;
  /** coco, yolo: without marks that no person has accepted. */
  readonly acceptedOnly?: boolean | undefined;
  /** coco, yolo: with the images as PNG. */
  readonly pixels?: boolean | undefined;
  readonly generator?: Maker | undefined;
  /** Told of what is left out, and why. */
  readonly onNote?: ((note: string) => void) | undefined;
  readonly signal?: CancelSignal | undefined;
}

/**
 * A case in an open format: a bundle is a folder of files, the others are one file each (GeoJSON and CSV of its
 * observations, or another table as CSV). Throws CaseError `no-such-case`.
 */
export async function exportCase(
  ports: ExportPorts,
  caseId: string,
  format: ExportFormat,
  options: ExportOptions = {},
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
    case 'kml':
      return [{ path: `${caseId}.kml`, content: encodeKml(records) }];
    case 'kmz': {
      const bytes = new TextEncoder().encode(encodeKml(records));
      return [{ path: `${caseId}.kmz`, content: need(ports.archiver, format).encodeZip([{ path: 'doc.kml', bytes }]) }];
    }
    case 'csv': {
      const { table = 'observations' } = options;
      return [{ path: `${caseId}-${table}.csv`, content: encodeTableCsv(records, table) }];
    }
    case 'coco': {
      const images = await locate(ports, records, options);
      const date = formatDay(firstDay(records.case.asOf));
      const { generator = { name: 'sightline', version: '' } } = options;
      const dataset = json(encodeCoco(images, { title: records.case.title, date, generator }), 'coco.json');
      return [
        ...dataset,
        ...images.flatMap(({ png, stem }) => (png ? [{ path: `images/${stem}.png`, content: png }] : [])),
      ];
    }
    case 'yolo':
    case 'yolo-obb':
      return encodeYolo(await locate(ports, records, options), format === 'yolo' ? 'upright' : 'oriented');
    case 'stac':
      return encodeStacLabels(records);
    case 'stix':
      return json(encodeStix(records, await readTimes(ports.store)), 'stix.json');
    case 'prov':
      return json(encodeProv(records), 'prov.jsonld');
    case 'claimreview':
      return json(encodeClaimReviews(records), 'claimreview.jsonld');
    case 'wacz':
      return [
        { path: `${caseId}.wacz`, content: await exportWacz(records, ports.blobs, need(ports.archiver, format)) },
      ];
  }
}

function locate(ports: ExportPorts, records: CaseRecords, options: ExportOptions): Promise<MarkedImage[]> {
  const { acceptedOnly = false, onNote = () => undefined, pixels = false, signal } = options;
  const drafts = records.markings.filter(({ review }) => review === 'draft').length;
  if (drafts > 0 && !acceptedOnly) onNote(`${drafts} markings are machine drafts that no person has accepted`);
  const how: LocateOptions = {
    drafts: !acceptedOnly,
    encoder: pixels ? need(ports.encoder, 'pixels') : null,
    onNote,
    signal,
  };
  return locateMarks(records, need(ports.images, 'coco and yolo'), how);
}

function need<T>(port: T | undefined, what: string): T {
  if (port === undefined) throw new Error(`${what}: a port is missing`);
  return port;
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
