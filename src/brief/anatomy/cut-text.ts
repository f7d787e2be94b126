/** A stretch of text that a mark covers; UTF-16 code units, half open. */
export interface TextMark {
  readonly start: number;
  readonly end: number;
  /** Class of the element that shows it. */
  readonly kind: string;
}

/** A piece of text between two boundaries with the kinds of all marks over it, each once. */
export interface TextPiece {
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly string[];
}

/** Cuts a text of some length at every boundary of its marks: marks may nest and cross. Time grows with text plus marks. */
export function cutText(length: number, marks: readonly TextMark[]): TextPiece[] {
  const valid = marks.filter(({ start, end }) => start < end && start >= 0 && end <= length);
  const bounds = [...new Set([0, length, ...valid.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  const opening = Map.groupBy(valid, ({ start }) => start);
  const closing = Map.groupBy(valid, ({ end }) => end);
  const open = new Map<string, number>();
  const pieces: TextPiece[] = [];
  for (const [index, start] of bounds.slice(0, -1).entries()) {
    for (const { kind } of closing.get(start) ?? []) open.set(kind, (open.get(kind) ?? 0) - 1);
    for (const { kind } of opening.get(start) ?? []) open.set(kind, (open.get(kind) ?? 0) + 1);
    const kinds = [...open].filter(([, count]) => count > 0).map(([kind]) => kind);
    pieces.push({ start, end: bounds[index + 1]!, kinds });
  }
  return pieces;
}
