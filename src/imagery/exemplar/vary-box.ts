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

/** Boxes that an object shows to be wrong: half of it and half of its neighbour, beside it, across it, too long. */
export function nearMisses(box: OrientedBox): OrientedBox[] {
  const ends = [-0.6, -0.45, -0.3, 0.3, 0.45, 0.6].flatMap((u) =>
    [-0.3, 0, 0.3].map((v): Move => ({ along: u * box.length, across: v * box.width })),
  );
  const sides = [-1.5, -1, -0.6, 0.6, 1, 1.5].flatMap((v) =>
    [-0.3, 0, 0.3].map((u): Move => ({ along: u * box.length, across: v * box.width })),
  );
  const turns = [0.3, 0.6, 1.2, Math.PI / 2, -0.3, -0.6, -1.2, Math.PI].map((turn): Move => ({ turn }));
  const lengths = [0.7, 1.4].flatMap((stretch) =>
    [-0.2, 0, 0.2].map((u): Move => ({ along: u * box.length, stretch })),
  );
  return [...ends, ...sides, ...turns, ...lengths].map((move) => moveBox(box, move));
}
