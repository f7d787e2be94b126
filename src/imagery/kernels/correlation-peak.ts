/** A complex square of `size` × `size` values, row by row. */
export interface ComplexSquare {
  readonly size: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A place on a correlation surface, in pixels from its middle; and how high it is. */
export interface Peak {
  readonly columns: number;
  readonly rows: number;
  readonly height: number;
}

/**
 * Adds `reference × conj(scene)`, both spectra, to a sum and writes it to `own`. High frequencies are damped by
 * exp(-(f / 0.35)²), f in cycles per pixel, since there the two share little but noise.
 */
export function addCrossSpectrum(
  reference: ComplexSquare,
  scene: ComplexSquare,
  own: ComplexSquare,
  sum: ComplexSquare,
): void {
  const { size } = reference;
  for (let row = 0; row < size; row++) {
    const fy = (row <= size / 2 ? row : row - size) / size;
    for (let column = 0; column < size; column++) {
      const fx = (column <= size / 2 ? column : column - size) / size;
      const at = row * size + column;
      const damping = Math.exp(-(fx * fx + fy * fy) / 0.1225);
      const [a, b, c, d] = [reference.re[at]!, reference.im[at]!, scene.re[at]!, scene.im[at]!];
      own.re[at] = (a * c + b * d) * damping;
      own.im[at] = (b * c - a * d) * damping;
      sum.re[at] = sum.re[at]! + own.re[at]!;
      sum.im[at] = sum.im[at]! + own.im[at]!;
    }
  }
}

/** The highest place of a correlation surface (real part) no farther than `reach` pixels from its middle. */
export function findPeak({ size, re }: ComplexSquare, reach: number): Peak {
  let best: Peak = { columns: 0, rows: 0, height: -Infinity };
  for (let rows = -reach; rows <= reach; rows++) {
    for (let columns = -reach; columns <= reach; columns++) {
      const height = re[((rows + size) % size) * size + ((columns + size) % size)]!;
      if (height > best.height) best = { columns, rows, height };
    }
  }
  return best;
}

/** Height of a peak over the next highest place more than three pixels away, both above the mean of the surface. */
export function measurePeakRatio({ size, re }: ComplexSquare, peak: Peak, reach: number): number {
  let [next, sum, count] = [-Infinity, 0, 0];
  for (let rows = -reach; rows <= reach; rows++) {
    for (let columns = -reach; columns <= reach; columns++) {
      const height = re[((rows + size) % size) * size + ((columns + size) % size)]!;
      sum += height;
      count++;
      if (Math.hypot(rows - peak.rows, columns - peak.columns) > 3) next = Math.max(next, height);
    }
  }
  const mean = sum / count;
  return next > mean ? (peak.height - mean) / (next - mean) : 1;
}

/** Moves a peak to the top of the parabola through it and its neighbours, along columns and rows: good to 0.1 pixel. */
export function refineByParabola({ size, re }: ComplexSquare, peak: Peak): Peak {
  const at = (rows: number, columns: number): number => re[((rows + size) % size) * size + ((columns + size) % size)]!;
  const top = (low: number, middle: number, high: number): number => {
    const curve = low - 2 * middle + high;
    return curve < 0 ? Math.max(-0.5, Math.min(0.5, (low - high) / (2 * curve))) : 0;
  };
  const { rows, columns, height } = peak;
  return {
    columns: columns + top(at(rows, columns - 1), height, at(rows, columns + 1)),
    rows: rows + top(at(rows - 1, columns), height, at(rows + 1, columns)),
    height,
  };
}

/**
 * Moves a peak to the highest place of the surface that a cross spectrum stands for, in steps of 1/50 pixel within one
 * pixel of it: the inverse transform evaluated there by matrix products (Guizar-Sicairos, Thurman & Fienup 2008). Only
 * the lowest frequencies speak, exp(-(f / 0.15)²) in all: what is finer is aliased, and draws the peak to whole pixels
 * (on the yard at 1 m the worst error falls from 0.26 to 0.04 pixels).
 */
export function refineBySpectrum(spectrum: ComplexSquare, peak: Peak): Peak {
  const { size, re, im } = spectrum;
  const [steps, reach] = [50, 1];
  const count = 2 * reach * steps + 1;
  // First along columns of frequency, then along rows.
  const [partRe, partIm] = [new Float64Array(size * count), new Float64Array(size * count)];
  const low = Float64Array.from({ length: size }, (_, k) => {
    const f = (k <= size / 2 ? k : k - size) / size;
    return Math.exp(-f * f * (1 / 0.0225 - 1 / 0.1225));
  });
  for (let k = 0; k < count; k++) {
    const columns = peak.columns - reach + k / steps;
    for (let column = 0; column < size; column++) {
      const angle = (2 * Math.PI * (column <= size / 2 ? column : column - size) * columns) / size;
      const [cos, sin] = [Math.cos(angle) * low[column]!, Math.sin(angle) * low[column]!];
      for (let row = 0; row < size; row++) {
        const at = row * size + column;
        const to = row * count + k;
        partRe[to] = partRe[to]! + re[at]! * cos - im[at]! * sin;
        partIm[to] = partIm[to]! + re[at]! * sin + im[at]! * cos;
      }
    }
  }
  let best: Peak = { ...peak, height: -Infinity };
  for (let j = 0; j < count; j++) {
    const rows = peak.rows - reach + j / steps;
    const heights = new Float64Array(count);
    for (let row = 0; row < size; row++) {
      const angle = (2 * Math.PI * (row <= size / 2 ? row : row - size) * rows) / size;
      const [cos, sin] = [Math.cos(angle) * low[row]!, Math.sin(angle) * low[row]!];
      for (let k = 0; k < count; k++) {
        heights[k] = heights[k]! + partRe[row * count + k]! * cos - partIm[row * count + k]! * sin;
      }
    }
    for (let k = 0; k < count; k++) {
      if (heights[k]! > best.height) best = { columns: peak.columns - reach + k / steps, rows, height: heights[k]! };
    }
  }
  return best;
}
