import { expect, it } from 'vitest';
import { createRailNet, railNetShape } from './rail-net.ts';

type Map = readonly (readonly Float64Array[])[];

it.each([
  [64, true],
  [7, true],
  [201, true],
  [64, false],
])('the compiled net answers as the plain one does, %d cells, with a bed: %s', (cells, hasBed) => {
  const { first, second, third, hidden, dilations, outputs, planes, rows } = railNetShape;
  const random = seeded(cells);
  const draw = (count: number, scale: number): Float32Array =>
    Float32Array.from({ length: count }, () => scale * random());
  const condition = draw(2 * first, 0.5);
  const matrices = [
    draw(first * (planes * 25 + 1), 0.2),
    draw(second * (first * 9 + 1), 0.2),
    draw(third * (second * 9 + 1), 0.2),
    draw(hidden * ((third * rows) / 8 + 1), 0.3),
    ...dilations.map(() => draw(hidden * (hidden * 5 + 1), 0.2)),
    draw(outputs * (hidden + 1), 0.5),
  ];
  const [colours, bed] = [draw((planes / 2) * rows * cells, 1), draw((planes / 2) * rows * cells, 1)];
  colours[5] = Number.NaN;
  const input = new Float32Array(planes * rows * cells);
  for (const [index, colour] of colours.entries()) {
    if (Number.isNaN(colour)) continue;
    input[index] = colour;
    input[colours.length + index] = hasBed ? colour - bed[index]! : 0;
  }
  const net = createRailNet(Float32Array.from([condition, ...matrices].flatMap((one) => [...one])));
  const { occupied, gap, aside } = net.read(colours, hasBed ? bed : null, cells, 0.4);

  let map: Map = Array.from({ length: planes }, (_, plane) =>
    Array.from({ length: rows }, (__, row) =>
      Float64Array.from(input.subarray((plane * rows + row) * cells).subarray(0, cells)),
    ),
  );
  const shift = Array.from(
    { length: first },
    (_, out) => 0.4 * (condition[2 * out] ?? 0) + (hasBed ? (condition[2 * out + 1] ?? 0) : 0),
  );
  map = convolve(map, matrices[0], { outputs: first, size: 5, down: 2, along: 2, dilation: 1, shift });
  map = convolve(map, matrices[1], { outputs: second, size: 3, down: 2, along: 1, dilation: 1 });
  map = convolve(map, matrices[2], { outputs: third, size: 3, down: 2, along: 1, dilation: 1 });
  let state: Map = convolve(
    map.flat().map((row) => [row]),
    matrices[3],
    { outputs: hidden, size: 1, down: 1, along: 1, dilation: 1 },
  );
  for (const [index, dilation] of dilations.entries()) {
    const added = convolve(state, matrices[4 + index], {
      outputs: hidden,
      size: 5,
      flat: true,
      down: 1,
      along: 1,
      dilation,
    });
    state = state.map((channel, c) => [
      (channel[0] ?? new Float64Array(0)).map((value, at) => value + (added[c]?.[0]?.[at] ?? 0)),
    ]);
  }
  const answer = convolve(state, matrices.at(-1), {
    outputs,
    size: 1,
    down: 1,
    along: 1,
    dilation: 1,
    linear: true,
  });
  for (const [found, expected] of [
    [occupied, answer[0]?.[0]],
    [gap, answer[1]?.[0]],
    [aside, answer[2]?.[0]],
  ] as const)
    for (let cell = 0; cell < cells; cell++) expect(found[cell]).toBeCloseTo(expected?.[cell >> 1] ?? Number.NaN, 3);
});

interface Convolution {
  readonly outputs: number;
  readonly size: number;
  readonly down: number;
  readonly along: number;
  readonly dilation: number;
  /** One row only. */
  readonly flat?: boolean;
  readonly linear?: boolean;
  readonly shift?: readonly number[];
}

/** Zero-padded cross-correlation with stride, then max(0, ·); weights [output][input][row][column], then the bias. */
function convolve(input: Map, weights: Float32Array = new Float32Array(0), how: Convolution): Map {
  const height = input[0]?.length ?? 0;
  const width = input[0]?.[0]?.length ?? 0;
  const tall = how.flat === true ? 1 : how.size;
  const taps = input.length * tall * how.size;
  return Array.from({ length: how.outputs }, (_, out) =>
    Array.from({ length: Math.ceil(height / how.down) }, (__, row) =>
      Float64Array.from({ length: Math.ceil(width / how.along) }, (___, column) => {
        let sum = (weights[how.outputs * taps + out] ?? 0) + (how.shift?.[out] ?? 0);
        for (let plane = 0, tap = out * taps; plane < input.length; plane++)
          for (let r = 0; r < tall; r++)
            for (let c = 0; c < how.size; c++, tap++) {
              const from = input[plane]?.[how.down * row + r - (tall >> 1)];
              sum += (weights[tap] ?? 0) * (from?.[how.along * column + how.dilation * (c - (how.size >> 1))] ?? 0);
            }
        return how.linear === true ? sum : Math.max(0, sum);
      }),
    ),
  );
}

function seeded(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
