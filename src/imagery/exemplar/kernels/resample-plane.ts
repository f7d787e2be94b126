interface Size {
  readonly width: number;
  readonly height: number;
}

/** Brings a plane to another size: means where it shrinks, bilinear where it grows. */
export function resamplePlane(plane: ArrayLike<number>, from: Size, to: Size): Float32Array {
  const rows = weigh(from.height, to.height);
  const columns = weigh(from.width, to.width);
  const out = new Float32Array(to.width * to.height);
  const line = new Float64Array(from.width);
  for (let row = 0; row < to.height; row += 1) {
    line.fill(0);
    for (const [source, weight] of rows[row]!)
      for (let column = 0; column < from.width; column += 1)
        line[column]! += weight * plane[source * from.width + column]!;
    for (let column = 0; column < to.width; column += 1) {
      let sum = 0;
      for (const [source, weight] of columns[column]!) sum += weight * line[source]!;
      out[row * to.width + column] = sum;
    }
  }
  return out;
}

/** Which source pixels make up each output pixel: a triangle as wide as the larger of both pixels. */
function weigh(from: number, to: number): [source: number, weight: number][][] {
  const step = from / to;
  const reach = Math.max(step, 1);
  return Array.from({ length: to }, (_, i) => {
    const middle = (i + 0.5) * step - 0.5;
    const pairs: [number, number][] = [];
    for (let source = Math.ceil(middle - reach); source <= Math.floor(middle + reach); source += 1) {
      const weight = 1 - Math.abs(source - middle) / reach;
      if (weight > 0) pairs.push([Math.min(Math.max(source, 0), from - 1), weight]);
    }
    const sum = pairs.reduce((total, [, weight]) => total + weight, 0);
    return pairs.map(([source, weight]) => [source, weight / sum]);
  });
}
