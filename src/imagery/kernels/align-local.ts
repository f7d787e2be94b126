/** Scores of pairs in nats, row by row; `joined` arrays hold neighbours seen as one (one row or column less). */
export interface PairScores {
  readonly rows: number;
  readonly columns: number;
  readonly pairs: Float64Array;
  /** Rows i and i + 1 together against column j. */
  readonly joinedRows: Float64Array;
  /** Row i against columns j and j + 1 together. */
  readonly joinedColumns: Float64Array;
}

export interface AlignmentPrices {
  /** Of a wagon that only one side has, nats. */
  readonly skip: number;
  /** Of two wagons on one side that are one on the other. */
  readonly join: number;
}

/** One step of an alignment: rows and columns it takes, exclusive of the ends. */
interface AlignedStep {
  readonly row: number;
  readonly rowEnd: number;
  readonly column: number;
  readonly columnEnd: number;
}

export interface LocalAlignment {
  readonly score: number;
  /** In order; wagons that only one side has are left out. */
  readonly steps: readonly AlignedStep[];
}

/**
 * The best local alignment (Smith and Waterman 1981, doi:10.1016/0022-2836(81)90087-5) with linear gaps and with two
 * wagons against one. Cells nearer to the diagonal than `avoidDiagonal` are not used (for comparing a train with itself).
 */
export function alignLocal(scores: PairScores, prices: AlignmentPrices, avoidDiagonal = 0): LocalAlignment {
  const { rows, columns, pairs, joinedRows, joinedColumns } = scores;
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const step = new Uint8Array(best.length);
  let top = 0;
  let topAt = 0;
  for (let i = 1; i <= rows; i += 1)
    for (let j = 1; j <= columns; j += 1) {
      if (Math.abs(i - j) < avoidDiagonal) continue;
      const at = i * width + j;
      let here = 0;
      let how = 0;
      const pair = best[at - width - 1]! + pairs[(i - 1) * columns + j - 1]!;
      if (pair > here) {
        here = pair;
        how = 1;
      }
      const skipRow = best[at - width]! - prices.skip;
      if (skipRow > here) {
        here = skipRow;
        how = 2;
      }
      const skipColumn = best[at - 1]! - prices.skip;
      if (skipColumn > here) {
        here = skipColumn;
        how = 3;
      }
      if (i > 1) {
        const join = best[at - 2 * width - 1]! + joinedRows[(i - 2) * columns + j - 1]! - prices.join;
        if (join > here) {
          here = join;
          how = 4;
        }
      }
      if (j > 1) {
        const join = best[at - width - 2]! + joinedColumns[(i - 1) * (columns - 1) + j - 2]! - prices.join;
        if (join > here) {
          here = join;
          how = 5;
        }
      }
      best[at] = here;
      step[at] = how;
      if (here > top) {
        top = here;
        topAt = at;
      }
    }
  return { score: top, steps: trace(step, topAt, width) };
}

function trace(step: Uint8Array, from: number, width: number): AlignedStep[] {
  const steps: AlignedStep[] = [];
  let at = from;
  for (;;) {
    const how = step[at]!;
    if (how === 0) return steps.reverse();
    const rowsTaken = how === 3 ? 0 : how === 4 ? 2 : 1;
    const columnsTaken = how === 2 ? 0 : how === 5 ? 2 : 1;
    const row = Math.floor(at / width);
    const column = at % width;
    if (rowsTaken > 0 && columnsTaken > 0)
      steps.push({ row: row - rowsTaken, rowEnd: row, column: column - columnsTaken, columnEnd: column });
    at -= rowsTaken * width + columnsTaken;
  }
}
