import type { OrientedBox } from '../geometry/oriented-box.ts';

/** How to move a box: pixels along and across it, radians, and a factor for its length. */
export interface Move {
  readonly along?: number;
  readonly across?: number;
  readonly turn?: number;
  readonly stretch?: number;
}

export function moveBox(box: OrientedBox, { along = 0, across = 0, turn = 0, stretch = 1 }: Move): OrientedBox {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  return {
    column: box.column + along * cos - across * sin,
    row: box.row + along * sin + across * cos,
    length: box.length * stretch,
    width: box.width,
    angle: box.angle + turn,
  };
}

/** An example and how it looks when it is pointed at a little carelessly. */
export function aroundExample(box: OrientedBox): OrientedBox[] {
  const [u, v] = [box.width / 6, box.width / 11];
  const moves: Move[] = [
    {},
    { across: v },
    { across: -v },
    { along: u },
    { along: -u },
    { turn: 0.05 },
    { turn: -0.05 },
    { stretch: 1.05 },
    { stretch: 0.95 },
  ];
  return moves.map((move) => moveBox(box, move));
}

/**
 * Boxes that an object shows to be wrong: moved half off it, turned across it. None reaches so far that it could hold
 * a neighbour.
 */
export function nearMisses(box: OrientedBox): OrientedBox[] {
  const moves: Move[] = [-0.5, -0.35, 0.35, 0.5].map((u) => ({ along: u * box.length }));
  for (const v of [-0.8, -0.5, 0.5, 0.8])
    for (const u of [-0.3, 0, 0.3]) moves.push({ along: u * box.length, across: v * box.width });
  for (const turn of [-1.2, -0.8, -0.4, 0.4, 0.8, 1.2, Math.PI / 2]) moves.push({ turn });
  for (const u of [-0.2, 0.2])
    moves.push({ along: u * box.length, stretch: 0.7 }, { along: u * box.length, stretch: 1.4 });
  return moves.map((move) => moveBox(box, move));
}
