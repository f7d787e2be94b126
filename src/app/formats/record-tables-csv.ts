import { type Citation, formatDateSpan } from '#core';
import { scoreForecast } from '#evidence';
import type { CaseRecords } from '../load-case.ts';
import { encodeCsv } from './csv.ts';
import { guardCell } from './observation-columns.ts';
import { encodeObservationsCsv } from './observations-csv.ts';

/** Tables that a case can be exported as. */
export const csvTables = [
  'observations',
  'forecasts',
  'ledger',
  'grades',
  'outcomes',
  'provisions',
  'indicators',
] as const;
export type CsvTableName = (typeof csvTables)[number];

/** One table of a case as CSV; cells that a spreadsheet would run are guarded. */
export function encodeTableCsv(records: CaseRecords, table: CsvTableName): string {
  switch (table) {
    case 'observations':
      return encodeObservationsCsv(records.observations, records.sites);
    case 'forecasts':
      return toCsv(
        'id question forecaster made deadline criterion words probability band_low band_high outcome resolved_on reason source brier log_score citations',
        records.forecasts.map((one) => {
          const { brier, logScore } = scoreForecast(one);
          const { outcome, on, reason, sourceUrl } = one.resolution;
          return [
            one.id,
            one.question,
            one.forecaster,
            one.made,
            one.deadline,
            one.criterion,
            one.words,
            one.probability,
            one.bandLow,
            one.bandHigh,
            outcome,
            on,
            reason,
            sourceUrl,
            brier,
            logScore,
            cite(one.citations),
          ];
        }),
      );
    case 'ledger':
      return toCsv(
        'id from to item what stage when low high unit claimed_by words likelihood in_return_for citations note',
        records.exchanges.map((one) => [
          one.id,
          one.from,
          one.to,
          one.item,
          one.what,
          one.stage,
          one.when && formatDateSpan(one.when),
          one.quantity?.low,
          one.quantity?.high,
          one.quantity?.unit,
          one.claimedBy,
          one.words,
          one.likelihood,
          one.inReturnFor.join('; '),
          cite(one.citations),
          one.note,
        ]),
      );
    case 'grades':
      return toCsv(
        'id source statement grade confirmed_by by on reason',
        records.grades.map((one) => [
          one.id,
          one.partyId,
          one.statement && cite([one.statement]),
          one.value,
          cite(one.confirmedBy),
          one.by,
          one.on,
          one.reason,
        ]),
      );
    case 'outcomes':
      return toCsv(
        'id source statement borne_out on reason address',
        records.outcomes.map((one) => [
          one.id,
          one.partyId,
          cite([one.statement]),
          one.borneOut,
          one.on,
          one.reason,
          one.sourceUrl,
        ]),
      );
    case 'provisions':
      return toCsv(
        'id regime resolution adopted paragraph items direction in_force_until binds text exemptions source verified relevance',
        records.provisions.map((one) => [
          one.id,
          one.regime,
          one.resolution,
          one.adopted,
          one.paragraph,
          one.items?.join('; '),
          one.direction,
          one.inForceUntil,
          one.binds,
          one.text,
          one.exemptions.map(({ text }) => text).join('; '),
          one.sourceUrl,
          String(one.verified),
          one.relevance,
        ]),
      );
    case 'indicators':
      return toCsv(
        'id chain order text status since lead_days_low lead_days_high citations note',
        records.indicators.map((one) => [
          one.id,
          one.chain,
          one.order,
          one.text,
          one.status,
          one.since,
          one.leadDays?.low,
          one.leadDays?.high,
          cite(one.citations),
          one.note,
        ]),
      );
  }
}

type Cell = string | number | null | undefined;

function toCsv(columns: string, rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell): string => (typeof value === 'number' ? String(value) : guardCell(value ?? ''));
  return encodeCsv([columns.split(' '), ...rows.map((row) => row.map(cell))]);
}

function cite(citations: readonly Citation[]): string {
  return citations
    .map((one) => (one.kind === 'observation' ? one.observationId : `${one.documentId}: “${one.exact}”`))
    .join('; ');
}
