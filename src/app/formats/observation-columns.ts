/** Columns of an observations CSV (docs/formats/observations.md), in the order they are written. */
export const observationColumns = [
  'site',
  'lat',
  'lon',
  'image_date',
  'object_class',
  'count_min',
  'count_max',
  'count_text',
  'sensor',
  'counted_by',
  'source_url',
  'source_title',
  'published',
  'quote',
  'id',
  'zone',
  'kind',
  'state',
  'reason',
  'scene',
  'method',
  'method_version',
  'visible_share',
  'review',
] as const;
export type ObservationColumn = (typeof observationColumns)[number];

/** A row by column; missing columns are empty. */
export type ObservationRow = Readonly<Record<ObservationColumn, string>>;

export const requiredObservationColumns: readonly ObservationColumn[] = ['site', 'image_date', 'object_class'];

const stateEndings =
  /\b(status|activity|signs|discharge|outflow|smoke|work|operation|excavation|dismantlement|rebuilding|ready)$/;

/** What kind of answer a class name asks for where the row does not say. */
export function kindOfClass(objectClass: string): 'count' | 'state' | 'measure:m' | 'measure:m2' | 'measure:percent' {
  const unit = /\((m|m2|percent)\)$/.exec(objectClass)?.[1];
  if (unit !== undefined) return `measure:${unit as 'm' | 'm2' | 'percent'}`;
  return stateEndings.test(objectClass) ? 'state' : 'count';
}

/**
 * A spreadsheet runs a cell that begins with = + - @ as a formula. Such text is written with an apostrophe before it,
 * which reading takes away again; apostrophes already there are kept by adding one more.
 */
export function guardCell(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

export function unguardCell(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
