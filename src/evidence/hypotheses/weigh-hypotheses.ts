import { type Citation, type EvidenceReading, type Hypothesis, type ProbabilityRange, type Sentence, say } from '#core';
import type { EvidenceWeight } from '../grades/weigh-evidence.ts';

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
    readonly likelihood: ProbabilityRange | null;
  }[];
  /** 0..1 by grade; 0 where the same text, or the same statement of the same origin, already counts. */
  readonly weight: number;
  readonly weightReasons: readonly string[];
  /** `weightReasons` as data. */
  readonly weightBecause: readonly Sentence[];
  /** The row that says the same: what this one repeats. */
  readonly countedWith: string | null;
  /** Clusters of origins behind it that lean on one another. */
  readonly clusters: readonly string[];
  readonly isGood: boolean;
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
  /** What each item counts; without it, all count 1. */
  readonly weightOf?: (citation: Citation) => EvidenceWeight;
}

/**
 * Analysis of competing hypotheses after R. J. Heuer, "Psychology of Intelligence Analysis" (1999), chapter 8: rows are
 * items of evidence, columns hypotheses; what counts is what speaks against a hypothesis, since what fits one mostly
 * fits others too.
 *
 * Documents of one copy family count once, and so does one origin that says the same thing in several documents: a row
 * that cites another of them and is read the same way everywhere has the weight 0. The result does not depend on the order of the hypotheses or their evidence.
 */
export function weighHypotheses(hypotheses: readonly Hypothesis[], options: WeighingOptions = {}): AchMatrix {
  const ordered = hypotheses.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = weighCopies(buildRows(ordered, options.weightOf), options);
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

const repeating: Sentence = { kind: 'repeats-counted' };

const unweighed: EvidenceWeight = {
  weight: 1,
  reasons: [],
  because: [],
  sameAs: null,
  clusters: [],
  isGood: false,
  isGraded: false,
};

/** A row on its way, with what tells that another says the same. */
type KeyedRow = AchRow & { readonly sameAs: string | null; readonly isGraded: boolean };

function buildRows(
  hypotheses: readonly Hypothesis[],
  weightOf: WeighingOptions['weightOf'] = () => unweighed,
): KeyedRow[] {
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
        return {
          hypothesisId: hypothesis.id,
          reads: reading?.reads ?? null,
          reason: reading?.reason ?? null,
          likelihood: reading?.likelihood ?? null,
        };
      });
      const { weight, because, reasons, sameAs, clusters, isGood, isGraded } = weightOf(citation);
      return {
        id,
        citation,
        cells,
        weight,
        weightReasons: reasons,
        weightBecause: because,
        countedWith: null,
        clusters,
        isGood,
        sameAs,
        isGraded,
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

/**
 * Rows that cite different documents of one family, or the same statement of one origin, with the same readings count
 * once: by the one whose statement a person graded, the lightest of several, the first by id of equals. So a copy never
 * raises the weight, nor lowers that of a graded original.
 */
function weighCopies(rows: readonly KeyedRow[], { copyFamilies }: WeighingOptions): AchRow[] {
  const heads = new Map<string, KeyedRow>();
  const repeats = new Map<string, string>();
  for (const row of rows.toSorted(byHead)) {
    const repeated = keysOf(row, copyFamilies)
      .map((key) => heads.get(key))
      .find((head) => head !== undefined && documentOf(head) !== documentOf(row));
    if (repeated !== undefined) repeats.set(row.id, repeated.id);
    else for (const key of keysOf(row, copyFamilies)) if (!heads.has(key)) heads.set(key, row);
  }
  return rows.map(({ sameAs: _sameAs, isGraded: _isGraded, ...row }) => {
    const countedWith = repeats.get(row.id);
    if (countedWith === undefined) return row;
    return {
      ...row,
      weight: 0,
      countedWith,
      weightReasons: [say(repeating), ...row.weightReasons],
      weightBecause: [repeating, ...row.weightBecause],
    };
  });
}

function byHead(a: KeyedRow, b: KeyedRow): number {
  return Number(b.isGraded) - Number(a.isGraded) || a.weight - b.weight || (a.id < b.id ? -1 : 1);
}

function keysOf(row: KeyedRow, families: ReadonlyMap<string, string> = new Map()): string[] {
  if (row.citation.kind !== 'document') return [];
  const readings = row.cells.map((cell) => cell.reads ?? '-').join(' ');
  const family = families.get(row.citation.documentId) ?? row.citation.documentId;
  return [`family ${family} ${readings}`, ...(row.sameAs === null ? [] : [`statement ${row.sameAs} ${readings}`])];
}

function documentOf({ citation }: AchRow): string | null {
  return citation.kind === 'document' ? citation.documentId : null;
}

function buildColumns(hypotheses: readonly Hypothesis[], rows: readonly AchRow[]): AchColumn[] {
  const columns = hypotheses.map((hypothesis, at) => {
    const total = (reads: Reading): number =>
      round(rows.filter((row) => row.cells[at]!.reads === reads).reduce((sum, row) => sum + row.weight, 0));
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

/** Sums of weights in whole ten-thousandths, so that their order is not one of rounding errors. */
function round(sum: number): number {
  return Math.round(sum * 10_000) / 10_000;
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
