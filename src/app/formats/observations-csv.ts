import { type Observation, type Site, formatDateSpan, labelPosition, slug } from '#core';
import type { ReadItem } from '../ports/reading.ts';
import { encodeCsv, parseCsv } from './csv.ts';
import { decodeObservationRow } from './decode-observation-row.ts';
import {
  type ObservationColumn,
  type ObservationRow,
  guardCell,
  observationColumns,
  requiredObservationColumns,
  unguardCell,
} from './observation-columns.ts';
import { parseRecord, recordItem, reject, rejectItem } from './rejection.ts';
import type { SiteIndex } from './site-index.ts';

/** Is this the header of an observations CSV? Told apart from other CSV by its three needed columns. */
export function isObservationsHeader(header: readonly string[]): boolean {
  return requiredObservationColumns.every((column) => header.includes(column));
}

/**
 * Reads an observations CSV (docs/formats/observations.md). Rows bind to sites of the index by id, name or alias; an
 * unknown name becomes a site, added to the index and yielded before its first row. Bad rows are refused one by one.
 */
export function* decodeObservationsCsv(text: string, file: string, sites: SiteIndex): Generator<ReadItem> {
  const { header, rows, rejections } = parseCsv(text, file);
  for (const rejection of rejections) yield { type: 'rejected', rejection };
  const fault = findHeaderFault(header);
  if (fault) {
    yield rejectItem({ file, row: 1, ...fault }, fault.reason);
    return;
  }
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const place = { file, row: line };
    if (cells.length !== header.length) {
      yield rejectItem(place, `expected ${header.length} cells as in the header, got ${cells.length}`);
      continue;
    }
    const row = toRow(header, cells);
    const bound = bindSite(row, place, sites);
    if ('rejections' in bound) {
      for (const rejection of bound.rejections) yield { type: 'rejected', rejection };
      continue;
    }
    const decoded = decodeObservationRow(row, bound.site.id, place);
    if ('rejections' in decoded) {
      for (const rejection of decoded.rejections) yield { type: 'rejected', rejection };
      continue;
    }
    const { id } = decoded.record;
    if (seen.has(id)) {
      yield rejectItem(
        { ...place, column: 'id', value: id },
        'this observation stands in the file before; give the rows ids of their own if they differ',
      );
      continue;
    }
    seen.add(id);
    if (bound.isNew) {
      sites.add(bound.site);
      yield recordItem('site', bound.site);
    }
    yield recordItem('observation', decoded.record);
  }
}

/** Writes every member of the observations, so that reading gives the same records. */
export function encodeObservationsCsv(observations: readonly Observation[], sites: readonly Site[]): string {
  const byId = new Map(sites.map((site) => [site.id, site]));
  const rows = observations.map((observation) => {
    const row = toCells(observation, byId.get(observation.siteId));
    return observationColumns.map((column) => row[column]);
  });
  return encodeCsv([observationColumns, ...rows]);
}

function findHeaderFault(
  header: readonly string[],
): { column: string | null; value: string; reason: string } | undefined {
  const known = new Set<string>(observationColumns);
  const unknown = header.find((column) => !known.has(column));
  if (unknown !== undefined) {
    return { column: unknown, value: unknown, reason: `unknown column; expected ${observationColumns.join(', ')}` };
  }
  const missing = requiredObservationColumns.find((column) => !header.includes(column));
  if (missing !== undefined)
    return { column: missing, value: header.join(','), reason: `the column ${missing} is missing` };
  const doubled = header.find((column, index) => header.indexOf(column) !== index);
  return doubled === undefined ? undefined : { column: doubled, value: doubled, reason: 'the column stands twice' };
}

function toRow(header: readonly string[], cells: readonly string[]): ObservationRow {
  const row = { ...emptyRow };
  for (let index = 0; index < header.length; index++)
    row[header[index] as ObservationColumn] = unguardCell(cells[index]!.trim());
  return row;
}

const emptyRow = Object.fromEntries(observationColumns.map((column) => [column, ''])) as Record<
  ObservationColumn,
  string
>;

function bindSite(
  row: ObservationRow,
  place: { readonly file: string; readonly row: number },
  sites: SiteIndex,
): { site: Site; isNew: boolean } | { rejections: ReturnType<typeof reject>[] } {
  if (row.site === '')
    return { rejections: [reject({ ...place, column: 'site' }, 'expected the name or id of a site')] };
  const known = sites.find(row.site);
  if (known) return { site: known, isNew: false };
  const hasPosition = row.lat !== '' || row.lon !== '';
  const position = [row.lon, row.lat].map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN));
  const parsed = parseRecord(
    'site',
    {
      id: slug(row.site),
      name: row.site,
      geometry: hasPosition ? { type: 'Point', coordinates: position } : null,
      approximate: true,
      note: 'made from an observations table',
    },
    place,
    (path) => (path[0] === 'geometry' ? 'lat, lon' : 'site'),
  );
  if ('record' in parsed) return { site: parsed.record, isNew: true };
  const isPosition = parsed.rejections[0]?.column === 'lat, lon';
  if (!isPosition) return parsed;
  const at = { ...place, column: 'lat, lon', value: `${row.lat}, ${row.lon}` };
  return { rejections: [reject(at, 'expected degrees: lat -90 to 90, lon -180 to 180')] };
}

function toCells(observation: Observation, site: Site | undefined): ObservationRow {
  const { seen, source, when, method } = observation;
  const bounds = seen.kind === 'count' || seen.kind === 'measure' ? seen : { low: null, high: null };
  const position = site?.geometry?.type === 'Point' ? labelPosition(site.geometry) : null;
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : String(value);
  const text = (value: string | null | undefined): string => guardCell(value ?? '');
  return {
    site: text(observation.siteId),
    lat: number(position?.lat),
    lon: number(position?.lon),
    image_date: formatDateSpan(when),
    object_class: text(observation.objectClass),
    count_min: number(bounds.low),
    count_max: number(bounds.high),
    count_text: text(observation.note),
    sensor: text(observation.sensor),
    counted_by: text(observation.observer),
    source_url: text(source?.url),
    source_title: text(source?.title),
    published: source?.published
      ? `${source.published}${source.publishedInferred ? '?' : ''}`
      : source?.publishedInferred
        ? '?'
        : '',
    quote: text(source?.quote),
    id: observation.id,
    zone: text(observation.zoneId),
    kind: seen.kind === 'measure' ? `measure:${seen.unit}` : seen.kind,
    state: seen.kind === 'state' ? seen.state : '',
    reason: seen.kind === 'unusable' || seen.kind === 'not-observed' ? text(seen.reason) : '',
    scene: text(observation.sceneId),
    method: text(method?.name),
    method_version: text(method?.version),
    visible_share: number(observation.visibleShare),
    review: observation.review,
  };
}
