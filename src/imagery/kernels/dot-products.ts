/**
 * Σ values[s] × lengths[end − s] over s = first..last. Four sums at once: one alone waits for each addition, which makes it
 * three times slower.
 */
export function sumLengthsBefore(
  values: Float64Array,
  lengths: Float64Array,
  end: number,
  first: number,
  last: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let s = first;
  for (; s + 3 <= last; s += 4) {
    const back = end - s;
    a += values[s]! * lengths[back]!;
    b += values[s + 1]! * lengths[back - 1]!;
    c += values[s + 2]! * lengths[back - 2]!;
    d += values[s + 3]! * lengths[back - 3]!;
  }
  for (; s <= last; s += 1) a += values[s]! * lengths[end - s]!;
  return a + b + (c + d);
}

/** Σ values[e] × lengths[e − begin] over e = first..last. */
export function sumLengthsAfter(
  values: Float64Array,
  lengths: Float64Array,
  begin: number,
  first: number,
  last: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = first;
  for (; e + 3 <= last; e += 4) {
    const length = e - begin;
    a += values[e]! * lengths[length]!;
    b += values[e + 1]! * lengths[length + 1]!;
    c += values[e + 2]! * lengths[length + 2]!;
    d += values[e + 3]! * lengths[length + 3]!;
  }
  for (; e <= last; e += 1) a += values[e]! * lengths[e - begin]!;
  return a + b + (c + d);
}
