import { type RailNetWasm, instantiateRailNet } from './rail-net-wasm.ts';

/**
 * A small convolutional net that reads a straightened track: 6 planes (CIE L*a*b* of the strip, and the same minus that of
 * the empty bed) of 32 rows of 0.25 m by cells of 0.25 m. Three 2-D layers fold the rows, four dilated 1-D layers with
 * a residual look ±22 m along. Trained by training/railcars (README there says on what).
 */
export interface RailNet {
  /**
   * `colours` and `bed`: 3 × 32 × cells, in this order; NaN: not seen. Without a bed the last three planes are 0.
   * `resolution`: log2(GSD / 0.25 m) / 3.
   */
  read(colours: Float32Array, bed: Float32Array | null, cells: number, resolution: number): RailNetAnswer;
}

/** By cell of 0.25 m: two logits, as trained and not yet evidence; and where the track runs. */
export interface RailNetAnswer {
  readonly occupied: Float32Array;
  readonly gap: Float32Array;
  /** Metres from the middle row to the middle of the track, towards the last row. */
  readonly aside: Float32Array;
}

/** Sizes of the layers; `weights` holds for each layer its matrix (outputs × taps) and then its bias. */
export const railNetShape = {
  planes: 6,
  rows: 32,
  first: 12,
  second: 12,
  third: 16,
  hidden: 24,
  dilations: [1, 3, 6, 12],
  outputs: 3,
} as const;

interface Layer {
  readonly outputs: number;
  readonly taps: number;
  readonly weights: number;
  readonly bias: number;
}

/** Zeros left and right of each row: the furthest tap is 24 half-metres away, and rows are read in blocks of 8. */
const padLeft = 24;
const padRight = 32;

export function createRailNet(weights: Float32Array): RailNet {
  const wasm = instantiateRailNet();
  const { planes, rows, first, second, third, hidden, dilations, outputs } = railNetShape;
  const sizes: readonly (readonly [number, number])[] = [
    [first, planes * 25],
    [second, first * 9],
    [third, second * 9],
    [hidden, (third * rows) / 8],
    ...dilations.map(() => [hidden, hidden * 5] as const),
    [outputs, hidden],
  ];
  const conditionSize = 2 * first;
  const expected = conditionSize + sizes.reduce((sum, [outputs, taps]) => sum + outputs * (taps + 1), 0);
  if (weights.length !== expected) throw new RangeError(`expected ${expected} weights, got ${weights.length}`);
  let at = wasm.weightsAt;
  const layers = sizes.map(([outputs, taps]): Layer => {
    const layer = { outputs, taps, weights: at, bias: at + 4 * outputs * taps };
    at += 4 * outputs * (taps + 1);
    return layer;
  });
  const bedded: Layer = layers[0]!;
  const colourTaps = bedded.taps / 2;
  const bedless: Layer = { outputs: first, taps: colourTaps, weights: at, bias: at + 4 * first * colourTaps };
  at += 4 * first * (colourTaps + 1);
  wasm.reserve(at);
  const memory = new Float32Array(wasm.memory.buffer);
  memory.set(weights.subarray(conditionSize), wasm.weightsAt / 4);
  for (let output = 0; output < first; output++) {
    const from = bedded.weights / 4 + output * bedded.taps;
    memory.copyWithin(bedless.weights / 4 + output * colourTaps, from, from + colourTaps);
  }
  const firstBias = weights.slice(conditionSize + first * planes * 25, conditionSize + first * (planes * 25 + 1));
  const condition = weights.slice(0, conditionSize);
  return {
    read(colours, bed, cells, resolution) {
      for (const given of bed ? [colours, bed] : [colours])
        if (given.length !== (planes / 2) * rows * cells)
          throw new RangeError(`expected ${(planes / 2) * rows * cells} values, got ${given.length}`);
      const bias = firstBias.map(
        (one, output) => one + condition[2 * output]! * resolution + (bed ? condition[2 * output + 1]! : 0),
      );
      return readStrip(wasm, [bed ? bedded : bedless, ...layers.slice(1)], at, { colours, bed, cells }, bias);
    },
  };
}

interface NetInput {
  readonly colours: Float32Array;
  readonly bed: Float32Array | null;
  readonly cells: number;
}

function readStrip(
  wasm: RailNetWasm,
  layers: readonly Layer[],
  free: number,
  { colours, bed, cells }: NetInput,
  firstBias: Float32Array,
): RailNetAnswer {
  const planes = bed ? railNetShape.planes : railNetShape.planes / 2;
  const { rows, first, second, third, hidden, dilations, outputs } = railNetShape;
  const length = Math.ceil(cells / 2);
  const stride = 4 * (padLeft + Math.ceil(length / 8) * 8 + padRight);
  let next = Math.ceil(free / 16) * 16;
  const tables = next;
  next += 4 * 1024;
  const allocate = (count: number): number => {
    const start = next;
    next += count * stride;
    return start + 4 * padLeft;
  };
  const zero = allocate(1);
  const even = allocate(planes * rows);
  const odd = allocate(planes * rows);
  const one = allocate((first * rows) / 2);
  const two = allocate((second * rows) / 4);
  const three = allocate((third * rows) / 8);
  const states = [allocate(hidden), allocate(hidden)] as const;
  const answer = allocate(outputs);
  wasm.reserve(next + stride);
  const floats = new Float32Array(wasm.memory.buffer);
  const words = new Int32Array(wasm.memory.buffer);
  floats.fill(0, (zero - 4 * padLeft) / 4, (next + stride) / 4);
  const lines = 3 * rows;
  const under = (lines * stride) >> 2;
  for (let line = 0; line < lines; line++)
    for (const parity of [0, 1] as const) {
      const target = ((parity === 0 ? even : odd) + line * stride) >> 2;
      const from = line * cells + parity;
      const count = (cells - parity + 1) >> 1;
      for (let half = 0; half < count; half++) {
        const value = colours[from + 2 * half]!;
        if (value !== value) continue; // NaN: not seen
        floats[target + half] = value;
        if (bed !== null) floats[target + under + half] = value - bed[from + 2 * half]!;
      }
    }
  floats.set(firstBias, layers[0]!.bias / 4);

  /** One call: outputs to rows `outs`, from rows at `taps`; then the padding behind the rows is zero again. */
  const run = (layer: Layer, outs: readonly number[], taps: readonly number[], mode: 0 | 1 | 2): void => {
    for (const [index, out] of outs.entries()) words[tables / 4 + index] = out;
    for (const [index, tap] of taps.entries()) words[tables / 4 + 64 + index] = tap;
    wasm.weightedSums(tables, outs.length, length, tables + 256, taps.length, layer.weights, layer.bias, mode);
    for (const out of outs) floats.fill(0, out / 4 + length, out / 4 + Math.ceil(length / 8) * 8);
  };
  const rowsOf = (base: number, channels: number, height: number, row: number): number[] =>
    Array.from({ length: channels }, (_, channel) => base + (channel * height + row) * stride);

  for (let row = 0; row < rows / 2; row++) {
    const taps: number[] = [];
    for (let plane = 0; plane < planes; plane++)
      for (let down = -2; down <= 2; down++) {
        const from = 2 * row + down;
        const isInside = from >= 0 && from < rows;
        for (let along = -2; along <= 2; along++) {
          const base = along % 2 === 0 ? even : odd;
          const shift = 4 * Math.floor(along / 2);
          taps.push(isInside ? base + (plane * rows + from) * stride + shift : zero);
        }
      }
    run(layers[0]!, rowsOf(one, first, rows / 2, row), taps, 1);
  }
  const fold = (layer: Layer, source: number, channels: number, height: number, target: number): void => {
    for (let row = 0; row < height / 2; row++) {
      const taps: number[] = [];
      for (let channel = 0; channel < channels; channel++)
        for (let down = -1; down <= 1; down++) {
          const from = 2 * row + down;
          const isInside = from >= 0 && from < height;
          for (let along = -1; along <= 1; along++)
            taps.push(isInside ? source + (channel * height + from) * stride + 4 * along : zero);
        }
      run(layer, rowsOf(target, layer.outputs, height / 2, row), taps, 1);
    }
  };
  fold(layers[1]!, one, first, rows / 2, two);
  fold(layers[2]!, two, second, rows / 4, three);
  run(layers[3]!, rowsOf(states[0], hidden, 1, 0), rowsOf(three, (third * rows) / 8, 1, 0), 1);
  let state: number = states[0];
  for (const [index, dilation] of dilations.entries()) {
    const other = state === states[0] ? states[1] : states[0];
    const start = (state - 4 * padLeft) / 4;
    floats.copyWithin((other - 4 * padLeft) / 4, start, start + (hidden * stride) / 4);
    const taps = rowsOf(state, hidden, 1, 0).flatMap((row) =>
      [-2, -1, 0, 1, 2].map((step) => row + 4 * step * dilation),
    );
    run(layers[4 + index]!, rowsOf(other, hidden, 1, 0), taps, 2);
    state = other;
  }
  run(layers[4 + dilations.length]!, rowsOf(answer, outputs, 1, 0), rowsOf(state, hidden, 1, 0), 0);
  const widen = (at: number): Float32Array => {
    const wide = new Float32Array(cells);
    for (let cell = 0; cell < cells; cell++) wide[cell] = floats[(at >> 2) + (cell >> 1)]!;
    return wide;
  };
  return { occupied: widen(answer), gap: widen(answer + stride), aside: widen(answer + 2 * stride) };
}
