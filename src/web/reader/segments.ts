/** A marked stretch of text: UTF-16 code units, half open. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'claim' | 'hedge' | 'quoted' | 'speaker' | 'via';
  /** The claim it belongs to. */
  readonly id?: string;
  readonly draft?: boolean;
}

/** A stretch in which nothing begins or ends, with all marks over it. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/**
 * Cuts a text at every beginning and end of a mark. Marks may overlap and nest; those that reach past the text are cut
 * to it, empty ones left out. The segments joined are the text.
 */
export function cutSegments(length: number, marks: readonly Mark[]): Segment[] {
  const inside = marks
    .map((mark) => ({ ...mark, start: clamp(mark.start, length), end: clamp(mark.end, length) }))
    .filter((mark) => mark.start < mark.end);
  const cuts = [...new Set([0, length, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index]!;
    return { start, end, marks: inside.filter((mark) => mark.start <= start && mark.end >= end) };
  });
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}
