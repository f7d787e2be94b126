import type { Citation, EvidenceReading, Hypothesis } from '#core';

export type Reading = EvidenceReading['reads'];

/** One item of evidence and how it sits with each hypothesis. */
export interface AchRow {
  readonly id: string;
  readonly citation: Citation;
  /** By hypothesis, in the order of `AchMatrix.columns`; null where nobody has read it against that hypothesis. */
  readonly cells: readonly {
    readonly hypothesisId: string;
    readonly reads: Reading | null;
    readonly reason: string | null;
  }[];
  /** 1, or 0 where the same text already counts. */
  readonly weight: 0 | 1;
  /** The row whose text this one repeats. */
  readonly countedWith: string | null;
  /**
   * How well it tells the hypotheses apart, 0..1: the mean over pairs of hypotheses of half the distance of the two
   * readings, with inconsistent −1, neutral or unread 0, consistent +1. 0: it fits all of them alike.
   */
  readonly diagnosticity: number;
}

export interface AchColumn {
  readonly hypothesisId: string;
  readonly text: string;
  /** Sum of the weights of what is inconsistent with it: the less, the better it stands. */
  readonly inconsistency: number;
  /** Sum of the weights of what is consistent with it; for the reader, it does not enter the order. */
  readonly consistency: number;
  /** From 1; equal inconsistency gives equal rank. */
  readonly rank: number;
  readonly missing: readonly string[];
}

export interface AchMatrix {
  /** Best first; equal ones in order of id. */
  readonly columns: readonly AchColumn[];
  /** Most telling first. */
  readonly rows: readonly AchRow[];
  /** Items that alone carry the order: without the row (and those that repeat it) the ranks are others. */
  readonly sensitive: readonly { readonly rowId: string; readonly ranks: readonly HypothesisRank[] }[];
}
export interface HypothesisRank {
  readonly hypothesisId: string;
  readonly rank: number;
}

export interface WeighingOptions {
  /** Copy family of each document, as `OriginTrace.documents` gives it. */
  readonly copyFamilies?: ReadonlyMap<string, string>;
}

/**
 * Analysis of competing hypotheses after R. J. Heuer, "Psychology of Intelligence Analysis" (1999), chapter 8: rows are
 * items of evidence, columns hypotheses; what counts is what speaks against a hypothesis, since what fits one mostly
 * fits others too.
 *
 * Documents of one copy family count once: a row that cites another document of the family and is read the same way
 * everywhere has the weight 0. The result does not depend on the order of the hypotheses or their evidence.
 */
export function weighHypotheses(hypotheses: readonly Hypothesis[], options: WeighingOptions = {}): AchMatrix {
  const ordered = hypotheses.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = weighCopies(buildRows(ordered), options.copyFamilies ?? new Map());
  const columns = buildColumns(ordered, rows).toSorted((a, b) => a.rank - b.rank);
  const position = new Map(columns.map((column, at) => [column.hypothesisId, at]));
  return {
    columns,
    rows: rows
      .map((row) => ({
        ...row,
        cells: row.cells.toSorted((a, b) => position.get(a.hypothesisId)! - position.get(b.hypothesisId)!),
      }))
      .toSorted((a, b) => b.diagnosticity - a.diagnosticity || (a.id < b.id ? -1 : 1)),
    sensitive: findSensitive(ordered, rows, columns),
  };
}

function buildRows(hypotheses: readonly Hypothesis[]): AchRow[] {
  const citations = new Map<string, Citation>();
  const readings = new Map<string, EvidenceReading>();
  for (const hypothesis of hypotheses) {
    for (const reading of hypothesis.evidence) {
      const id = rowId(reading.citation);
      citations.set(id, reading.citation);
      readings.set(`${hypothesis.id} ${id}`, reading);
    }
  }
  return [...citations]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, citation]) => {
      const cells = hypotheses.map((hypothesis) => {
        const reading = readings.get(`${hypothesis.id} ${id}`);
        return { hypothesisId: hypothesis.id, reads: reading?.reads ?? null, reason: reading?.reason ?? null };
      });
      return {
        id,
        citation,
        cells,
        weight: 1,
        countedWith: null,
        diagnosticity: diagnosticityOf(cells.map((cell) => cell.reads)),
      };
    });
}

function rowId(citation: Citation): string {
  if (citation.kind === 'observation') return `observation ${citation.observationId}`;
  return `document ${citation.documentId} ${citation.exact.replace(/\s+/gu, ' ').trim()}`;
}

function diagnosticityOf(reads: readonly (Reading | null)[]): number {
  const values = reads.map((read) => (read === 'consistent' ? 1 : read === 'inconsistent' ? -1 : 0));
  let [sum, pairs] = [0, 0];
  for (const [at, value] of values.entries()) {
    for (const other of values.slice(0, at)) {
      sum += Math.abs(value - other) / 2;
      pairs += 1;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}

/** Rows that cite different documents of one family with the same readings count once: the first by id. */
function weighCopies(rows: readonly AchRow[], families: ReadonlyMap<string, string>): AchRow[] {
  const heads = new Map<string, { id: string; documentId: string }>();
  return rows.map((row) => {
    if (row.citation.kind !== 'document') return row;
    const { documentId } = row.citation;
    const family = families.get(documentId) ?? documentId;
    const key = `${family} ${row.cells.map((cell) => cell.reads ?? '-').join(' ')}`;
    const head = heads.get(key);
    if (head === undefined) heads.set(key, { id: row.id, documentId });
    return head === undefined || head.documentId === documentId ? row : { ...row, weight: 0, countedWith: head.id };
  });
}

function buildColumns(hypotheses: readonly Hypothesis[], rows: readonly AchRow[]): AchColumn[] {
  const columns = hypotheses.map((hypothesis, at) => {
    const total = (reads: Reading): number =>
      rows.filter((row) => row.cells[at]!.reads === reads).reduce((sum, row) => sum + row.weight, 0);
    return {
      hypothesisId: hypothesis.id,
      text: hypothesis.text,
      inconsistency: total('inconsistent'),
      consistency: total('consistent'),
      missing: hypothesis.missing,
    };
  });
  const rankOf = (inconsistency: number): number =>
    1 + columns.filter((column) => column.inconsistency < inconsistency).length;
  return columns.map((column) => ({ ...column, rank: rankOf(column.inconsistency) }));
}

function findSensitive(
  hypotheses: readonly Hypothesis[],
  rows: readonly AchRow[],
  columns: readonly AchColumn[],
): AchMatrix['sensitive'] {
  const ranksOf = (some: readonly AchColumn[]): HypothesisRank[] =>
    some
      .map(({ hypothesisId, rank }) => ({ hypothesisId, rank }))
      .toSorted((a, b) => a.rank - b.rank || (a.hypothesisId < b.hypothesisId ? -1 : 1));
  const before = JSON.stringify(ranksOf(columns));
  return rows.flatMap((row) => {
    if (row.weight === 0) return [];
    const without = rows.filter((other) => other.id !== row.id && other.countedWith !== row.id);
    const ranks = ranksOf(buildColumns(hypotheses, without));
    return JSON.stringify(ranks) === before ? [] : [{ rowId: row.id, ranks }];
  });
}
