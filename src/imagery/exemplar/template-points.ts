/** A place in an object, in its own frame, pixels: `along` its length and `across` it, from its middle. */
export interface TemplatePoint {
  readonly along: number;
  readonly across: number;
}

/** Places inside along the length and across the width, and outside at each end and each side. */
const templateShape = { along: 10, ends: 2, across: 3, sides: 2 } as const;

/** How many places a template looks at. */
export const templateSize: number =
  (templateShape.along + 2 * templateShape.ends) * (templateShape.across + 2 * templateShape.sides);

/**
 * Where a template looks: always the same number of places, so that objects of different lengths can be compared. Inside
 * they follow the object's size, outside they stand a third of its width apart.
 */
export function templatePoints(length: number, width: number): TemplatePoint[] {
  const step = width / templateShape.across;
  const along = placesAlong(length, templateShape.along, templateShape.ends, step);
  const across = placesAlong(width, templateShape.across, templateShape.sides, step);
  return along.flatMap((u) => across.map((v) => ({ along: u, across: v })));
}

function placesAlong(size: number, inside: number, outside: number, step: number): number[] {
  const middle = Array.from({ length: inside }, (_, i) => ((i + 0.5) / inside - 0.5) * size);
  const beyond = Array.from({ length: outside }, (_, i) => size / 2 + (i + 0.5) * step);
  return [...beyond.map((one) => -one).toReversed(), ...middle, ...beyond];
}
