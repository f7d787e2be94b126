import type { EvidenceReading, Hypothesis } from '#core';
import { describe, expect, it } from 'vitest';
import { weighHypotheses } from './weigh-hypotheses.ts';

const read = (documentId: string, reads: EvidenceReading['reads']): EvidenceReading => ({
  citation: { kind: 'document', documentId, exact: `words of ${documentId}` },
  reads,
  reason: 'because',
  likelihood: null,
});
const hypothesis = (id: string, ...evidence: EvidenceReading[]): Hypothesis => ({
  id,
  caseId: 'c',
  text: `Text of ${id}`,
  evidence,
  missing: [],
  expects: [],
  prior: null,
  unseeable: [],
});

/** d1 speaks against A only, d2 against B and C, d3 fits all. */
const arms = hypothesis('A', read('d1', 'inconsistent'), read('d2', 'consistent'), read('d3', 'consistent'));
const trade = hypothesis('B', read('d1', 'consistent'), read('d2', 'inconsistent'), read('d3', 'consistent'));
const empty = hypothesis('C', read('d1', 'consistent'), read('d2', 'inconsistent'), read('d3', 'consistent'));
const all = [arms, trade, empty];

const ranks = (hypotheses: readonly Hypothesis[], families?: ReadonlyMap<string, string>): Record<string, number> =>
  Object.fromEntries(
    weighHypotheses(hypotheses, families ? { copyFamilies: families } : {}).columns.map((column) => [
      column.hypothesisId,
      column.rank,
    ]),
  );

describe('weighing hypotheses', () => {
  it('ranks by what speaks against each', () => {
    const second = read('d4', 'inconsistent');
    const matrix = weighHypotheses([arms, { ...trade, evidence: [...trade.evidence, second] }, empty]);
    expect(matrix.columns.map((column) => [column.hypothesisId, column.inconsistency, column.rank])).toEqual([
      ['A', 1, 1],
      ['C', 1, 1],
      ['B', 2, 3],
    ]);
  });

  it('gives no weight in the order to what fits a hypothesis', () => {
    const praised = { ...trade, evidence: [...trade.evidence, read('d5', 'consistent'), read('d6', 'consistent')] };
    expect(ranks([arms, praised, empty])).toEqual(ranks(all));
  });

  it('calls evidence that fits all of them undiagnostic', () => {
    const rows = weighHypotheses(all).rows;
    const of = (documentId: string): number =>
      rows.find((row) => row.citation.kind === 'document' && row.citation.documentId === documentId)!.diagnosticity;
    expect(of('d3')).toBe(0);
    // Of the pairs AB, AC, BC the first two differ by 2, halved 1: 2/3.
    expect(of('d1')).toBeCloseTo(2 / 3, 12);
    expect(rows[0]!.diagnosticity).toBeGreaterThanOrEqual(rows.at(-1)!.diagnosticity);
  });

  it('names the one item that carries the order', () => {
    const { sensitive, rows } = weighHypotheses([
      hypothesis('A', read('d1', 'consistent')),
      hypothesis('B', read('d1', 'inconsistent'), read('d2', 'neutral')),
    ]);
    expect(sensitive.map((one) => one.rowId)).toEqual([rows[0]!.id]);
    expect(sensitive[0]!.ranks.map((one) => one.rank)).toEqual([1, 1]);
  });

  it('counts copies of one text once', () => {
    const families = new Map([
      ['d2', 'd2'],
      ['copy', 'd2'],
    ]);
    const copied = [
      { ...arms, evidence: [...arms.evidence, read('copy', 'consistent')] },
      { ...trade, evidence: [...trade.evidence, read('copy', 'inconsistent')] },
      { ...empty, evidence: [...empty.evidence, read('copy', 'inconsistent')] },
    ];
    const without = weighHypotheses(all, { copyFamilies: families });
    const withCopy = weighHypotheses(copied, { copyFamilies: families });
    expect(withCopy.columns).toEqual(without.columns);
    expect(withCopy.rows.filter((row) => row.weight === 0)).toHaveLength(1);
    expect(weighHypotheses(copied).columns).not.toEqual(without.columns);
  });

  it('does not depend on the order of hypotheses or evidence', () => {
    const turned = all.toReversed().map((one) => ({ ...one, evidence: one.evidence.toReversed() }));
    expect(weighHypotheses(turned)).toEqual(weighHypotheses(all));
  });

  it('gives an empty matrix for no hypotheses', () => {
    expect(weighHypotheses([])).toEqual({ columns: [], rows: [], sensitive: [] });
  });
});
