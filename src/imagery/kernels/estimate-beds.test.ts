import { describe, expect, it } from 'vitest';
import { type BedView, averageBed, estimateBed, judgeEmpty } from './estimate-beds.ts';

const cells = 900;
const rows = 4;

function view(colour: (line: number, cell: number) => number, empty: (cell: number) => number): BedView {
  const colours = new Float32Array(3 * rows * cells);
  for (let line = 0; line < 3 * rows; line++)
    for (let cell = 0; cell < cells; cell++) colours[line * cells + cell] = colour(line, cell);
  return {
    cells,
    rows,
    colours,
    empty: Float32Array.from({ length: cells }, (_, cell) => empty(cell)),
  };
}

const isWagon = (cell: number): boolean => cell >= 300 && cell < 420;

describe('the bed under a wagon', () => {
  it('looks like the bed beside it, row by row', () => {
    const here = view(
      (line, cell) => (isWagon(cell) ? 5 : line),
      (cell) => (isWagon(cell) ? 0 : 1),
    );
    const bed = estimateBed(here, averageBed([here], rows));
    for (let line = 0; line < 3 * rows; line++) expect(bed[line * cells + 360]).toBeCloseTo(line, 5);
  });

  it('is never unknown, not even where nothing was seen', () => {
    const unseen = view(
      () => Number.NaN,
      () => 0,
    );
    expect(estimateBed(unseen, averageBed([unseen], rows)).every(Number.isFinite)).toBe(true);
  });
});

it('a cell that was not seen says nothing about the bed', () => {
  const empty = judgeEmpty(
    Float32Array.from({ length: 40 }, () => -6),
    Uint8Array.from({ length: 40 }, (_, cell) => (cell < 20 ? 1 : 0)),
  );
  expect(empty[10]).toBeGreaterThan(0.99);
  expect(empty[30]).toBe(0);
});
