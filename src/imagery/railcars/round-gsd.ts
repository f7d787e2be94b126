/** To three digits: the scale of a projection makes pixels of 1 m ones of 1.0004 m, and no limit is that sharp. */
export function roundGsd(metres: number): number {
  return Number(metres.toPrecision(3));
}
