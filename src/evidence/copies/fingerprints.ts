/** Shingles in a window; one of them is kept. */
const windowShingles = 12;

/**
 * A sample of a text's shingles in which every passage leaves a trace: of each window of twelve consecutive shingles
 * the smallest hash is kept (winnowing: Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document
 * fingerprinting"). Two texts that share fifteen words in a row share at least one fingerprint, however long the texts
 * are around it; a sketch of the smallest hashes of the whole text (Broder 1997) promises nothing of the kind. The
 * density is 2/13 of the shingles. Without repetitions, in the order of the text; all of a text of fewer than twelve.
 */
export function fingerprintsOf(shingles: Uint32Array): number[] {
  if (shingles.length <= windowShingles) return [...new Set(shingles)];
  const kept = new Set<number>();
  let smallest = -1;
  for (let end = windowShingles - 1; end < shingles.length; end++) {
    const start = end - windowShingles + 1;
    if (smallest < start) smallest = rightmostSmallest(shingles, start, end);
    else if (shingles[end]! <= shingles[smallest]!) smallest = end;
    kept.add(shingles[smallest]!);
  }
  return [...kept];
}

function rightmostSmallest(shingles: Uint32Array, start: number, end: number): number {
  let smallest = start;
  for (let at = start + 1; at <= end; at++) if (shingles[at]! <= shingles[smallest]!) smallest = at;
  return smallest;
}
