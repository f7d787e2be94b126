import type { ReaderLanguage } from '#core';
import type { CollectionName } from './collections.ts';

/** A tile of an image: zoom 0 is the coarsest, row and column count from the upper left. */
export interface TilePlace {
  readonly zoom: number;
  readonly row: number;
  readonly column: number;
}

/** Restricts a list. `document` applies to claims only, `ids` to observations. */
export interface ListQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly document?: string;
  readonly ids?: readonly string[];
}

/** `/api/v1/cases` */
export function casesAddress(query: ListQuery = {}): string {
  return `/api/v1/cases${search(query)}`;
}

/** The case with the counts of its lists. */
export function summaryAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/summary`;
}

/** One list of a case: `/api/v1/cases/tumangang-2023/observations?limit=1000`. */
export function collectionAddress(caseId: string, collection: CollectionName, query: ListQuery = {}): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/${collection}${search(query)}`;
}

/** The brief as data. */
export function briefAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/brief`;
}

/** Who said each proposition of a case first. */
export function originsAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/origins`;
}

/** The brief as a file for readers. */
export function briefFileAddress(
  caseId: string,
  format: 'html' | 'pdf' | 'json',
  language: ReaderLanguage = 'en',
): string {
  return `/cases/${encodeURIComponent(caseId)}/brief.${format}${language === 'en' ? '' : `?lang=${language}`}`;
}

/** A document with its text. */
export function documentAddress(documentId: string): string {
  return `/api/v1/documents/${encodeURIComponent(documentId)}`;
}

/** The kept original, as a download. */
export function documentBytesAddress(documentId: string): string {
  return `${documentAddress(documentId)}/bytes`;
}

/** How the image of a scene is shown. */
export function sceneViewAddress(sceneId: string): string {
  return `${sceneAddress(sceneId)}/view`;
}

/** What was marked on a scene. */
export function sceneMarkingsAddress(sceneId: string): string {
  return `${sceneAddress(sceneId)}/markings`;
}

/** The first page of a workspace. */
export const watchAddress = '/api/v1/watch';

/** Tells of changes as they come. */
export const eventsAddress = '/api/v1/events';

/** A site with all that has been seen there. */
export function siteAddress(siteId: string): string {
  return `/api/v1/sites/${encodeURIComponent(siteId)}`;
}

/** What lies around a scene. */
export function surroundingsAddress(sceneId: string): string {
  return `${sceneAddress(sceneId)}/surroundings`;
}

/** Where a person's own marks are kept. */
export const ownMarksAddress = '/api/v1/own-marks';

/** How far a count agrees with the others. */
export function agreementAddress(markingId: string): string {
  return `/api/v1/markings/${encodeURIComponent(markingId)}/agreement`;
}

/** The whole image, small; `size` pixels on its longer side. */
export function thumbnailAddress(sceneId: string, size: number): string {
  return `${sceneAddress(sceneId)}/thumbnail${search({ size })}`;
}

/** A tile of a scene in its own pixels. */
export function sceneTileAddress(sceneId: string, { column, row, zoom }: TilePlace, style: object = {}): string {
  return `${sceneAddress(sceneId)}/tiles/native/${zoom}/${row}/${column}${search(style)}`;
}

/** A tile of a scene in the pixels of another. */
export function sceneTileOnAddress(
  sceneId: string,
  referenceId: string,
  { column, row, zoom }: TilePlace,
  style: object = {},
): string {
  const on = encodeURIComponent(referenceId);
  return `${sceneAddress(sceneId)}/tiles/on/${on}/${zoom}/${row}/${column}${search(style)}`;
}

/** A track of a scene pulled straight. */
export function stripAddress(sceneId: string, zoneId: string, extent: object): string {
  return `${sceneAddress(sceneId)}/strips/${encodeURIComponent(zoneId)}${search(extent)}`;
}

/** Where a person's decision on a draft is sent. */
export function verdictAddress(list: 'markings' | 'observations' | 'claims' | 'alerts', id: string): string {
  return `/api/v1/${list}/${encodeURIComponent(id)}/verdict`;
}

function sceneAddress(sceneId: string): string {
  return `/api/v1/scenes/${encodeURIComponent(sceneId)}`;
}

/** `?limit=10&after=x`, without what is undefined. */
export function search(query: object): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')}`;
}
