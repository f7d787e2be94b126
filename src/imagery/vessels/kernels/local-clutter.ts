/** What the sea about each pixel is like. */
export interface Clutter {
  /** Median of the water about each pixel. */
  readonly level: Float32Array;
  /** Scatter in units of a standard deviation: 1.4826 × the median absolute deviation. */
  readonly scatter: Float32Array;
}

/**
 * Median and scatter of the water in a window about each pixel, found on a coarse grid and interpolated. Medians do not
 * see the few vessels in the window (Rousseeuw and Croux 1993, doi:10.1080/01621459.1993.10476408). Windows with hardly
 * any water take the values of the whole image.
 */
export function measureClutter(
  values: Float32Array,
  water: Uint8Array,
  width: number,
  height: number,
  radius: number,
): Clutter {
  const step = Math.max(2, Math.floor(radius / 3));
  const [columns, rows] = [Math.ceil(width / step) + 1, Math.ceil(height / step) + 1];
  const all = robust(values.filter((_, at) => water[at] !== 0 && at % 7 === 0));
  const levels = new Float32Array(columns * rows);
  const scatters = new Float32Array(columns * rows);
  const some = new Float32Array((2 * radius + 1) ** 2);
  for (let j = 0; j < rows; j += 1)
    for (let i = 0; i < columns; i += 1) {
      let count = 0;
      const [left, right] = [Math.max(0, i * step - radius), Math.min(width - 1, i * step + radius)];
      const [top, bottom] = [Math.max(0, j * step - radius), Math.min(height - 1, j * step + radius)];
      for (let y = top; y <= bottom; y += 2)
        for (let x = left; x <= right; x += 2) if (water[y * width + x] !== 0) some[count++] = values[y * width + x]!;
      const [level, scatter] = count >= 40 ? robust(some.slice(0, count)) : all;
      levels[j * columns + i] = level;
      scatters[j * columns + i] = scatter;
    }
  const level = new Float32Array(width * height);
  const scatter = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [gx, gy] = [x / step, y / step];
      const [i, j] = [Math.floor(gx), Math.floor(gy)];
      const [fx, fy] = [gx - i, gy - j];
      const at = j * columns + i;
      const mix = (plane: Float32Array): number =>
        (plane[at]! * (1 - fx) + plane[at + 1]! * fx) * (1 - fy) +
        (plane[at + columns]! * (1 - fx) + plane[at + columns + 1]! * fx) * fy;
      level[y * width + x] = mix(levels);
      scatter[y * width + x] = mix(scatters);
    }
  return { level, scatter };
}

function robust(values: Float32Array): [level: number, scatter: number] {
  const level = median(values);
  return [level, 1.4826 * median(values.map((value) => Math.abs(value - level)))];
}

function median(values: Float32Array): number {
  const sorted = values.toSorted();
  return sorted[sorted.length >> 1] ?? 0;
}
