/**
 * Pixels from the middle of each water pixel to the nearest land pixel, by two passes of a 3 × 3 mask with steps 1 and √2
 * (Borgefors 1986, doi:10.1016/S0734-189X(86)80047-0), at most 8 % too long. Land is 0; the border of the image is no land.
 */
export function distanceToLand(water: Uint8Array, width: number, height: number): Float32Array {
  const far = width + height;
  const distance = Float32Array.from(water, (one) => (one === 0 ? 0 : far));
  const pass = (order: 1 | -1): void => {
    for (let j = 0; j < height; j += 1) {
      const row = order === 1 ? j : height - 1 - j;
      for (let i = 0; i < width; i += 1) {
        const column = order === 1 ? i : width - 1 - i;
        const at = row * width + column;
        let least = distance[at]!;
        const [before, above] = [column - order, row - order];
        const hasAbove = above >= 0 && above < height;
        if (before >= 0 && before < width) least = Math.min(least, distance[at - order]! + 1);
        if (hasAbove) {
          least = Math.min(least, distance[above * width + column]! + 1);
          if (column > 0) least = Math.min(least, distance[above * width + column - 1]! + Math.SQRT2);
          if (column < width - 1) least = Math.min(least, distance[above * width + column + 1]! + Math.SQRT2);
        }
        distance[at] = least;
      }
    }
  };
  pass(1);
  pass(-1);
  return distance;
}
