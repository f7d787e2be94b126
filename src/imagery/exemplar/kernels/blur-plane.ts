/**
 * Blurs a plane in place by three box filters after another, which comes close to a Gaussian of the given standard
 * deviation in pixels (Wells 1986, doi:10.1109/TPAMI.1986.4767776). Borders repeat.
 */
export function blurPlane(plane: Float32Array, width: number, height: number, sigma: number): void {
  // Box widths whose variances add up to sigma².
  const ideal = Math.sqrt((12 * sigma * sigma) / 3 + 1);
  let low = Math.floor(ideal);
  if (low % 2 === 0) low -= 1;
  const wide = Math.round((12 * sigma * sigma - 3 * low * low - 12 * low - 9) / (-4 * low - 4));
  const line = new Float32Array(Math.max(width, height));
  for (let pass = 0; pass < 3; pass += 1) {
    const radius = ((pass < wide ? low : low + 2) - 1) / 2;
    if (radius <= 0) continue;
    for (let row = 0; row < height; row += 1) boxLine(plane, line, row * width, 1, width, radius);
    boxColumns(plane, width, height, radius);
  }
}

function boxLine(
  plane: Float32Array,
  line: Float32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  const [first, last] = [plane[start]!, plane[start + (length - 1) * step]!];
  let sum = first * (radius + 1);
  for (let i = 0; i < radius; i += 1) sum += i < length ? plane[start + i * step]! : last;
  for (let i = 0; i < length; i += 1) {
    sum += i + radius < length ? plane[start + (i + radius) * step]! : last;
    line[i] = sum * scale;
    sum -= i >= radius ? plane[start + (i - radius) * step]! : first;
  }
  for (let i = 0; i < length; i += 1) plane[start + i * step] = line[i]!;
}

/** All columns at once, row after row, as memory lies. */
function boxColumns(plane: Float32Array, width: number, height: number, radius: number): void {
  const scale = 1 / (2 * radius + 1);
  const source = plane.slice();
  const sums = new Float64Array(width);
  const at = (row: number): number => Math.min(Math.max(row, 0), height - 1) * width;
  for (let row = -radius; row < radius; row += 1)
    for (let column = 0, from = at(row); column < width; column += 1) sums[column]! += source[from + column]!;
  for (let row = 0; row < height; row += 1) {
    const [enter, leave, to] = [at(row + radius), at(row - radius), row * width];
    for (let column = 0; column < width; column += 1) {
      const sum = sums[column]! + source[enter + column]!;
      plane[to + column] = sum * scale;
      sums[column] = sum - source[leave + column]!;
    }
  }
}
