import { type Colour, type Part, makePart } from './part.ts';
import { createRandom } from './random.ts';
import type { Structure } from './structures.ts';

/** The parts of a structure; `a` runs along the spine. */
export function buildStructure({ form, length, width, height, colour, seed }: Structure): Part[] {
  const [a, b] = [length / 2, width / 2];
  const random = createRandom(`structure/${seed}`);
  switch (form) {
    case 'shed':
      return [
        makePart([-a, a, -b, b], height, colour, {
          shape: 'ridge',
          rise: width * 0.12,
          ribs: random.between(0.8, 6),
          ribDepth: 0.05,
          dirt: 0.5,
          grain: 5,
        }),
      ];
    case 'box':
      return [makePart([-a, a, -b, b], height, colour, { grain: 5, dirt: 0.4 })];
    case 'tree':
      return [
        makePart([-a, a, -b, b], height * 0.4, colour, { shape: 'dome', rise: height * 0.6, grain: 12, dirt: 1 }),
      ];
    case 'mast':
      return [makePart([-a, a, -b, b], height, colour), foot(colour)];
    case 'gantry':
      return lattice(a, b, height, colour);
  }
}

function foot(colour: Colour): Part {
  return makePart([-0.5, 0.5, -0.5, 0.5], 0.3, colour, { casts: false });
}

/** Two chords with posts between them, every 1.5 m. */
function lattice(a: number, b: number, height: number, colour: Colour): Part[] {
  const look = { grain: 8, dirt: 0.3 };
  const chords = [-1, 1].map((side) => makePart([side * a - 0.09, side * a + 0.09, -b, b], height, colour, look));
  const posts = Array.from(
    { length: Math.max(2, Math.round((2 * b) / 1.5)) },
    (_, i, all = Math.max(2, Math.round((2 * b) / 1.5))) => {
      const at = -b + ((i + 0.5) * 2 * b) / all;
      return makePart([-a, a, at - 0.06, at + 0.06], height, colour, look);
    },
  );
  return [...chords, ...posts];
}
