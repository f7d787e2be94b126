import { text } from './svg.ts';

/** A picture of the ground. */
export interface MapFrame {
  /** Pixels */
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMetre: number;
}

/** A bar of a round number of metres in the lower right corner. */
export function drawScale({ height, pixelsPerMetre, width }: MapFrame): string[] {
  const wished = width / 6 / pixelsPerMetre;
  const metres = [1000, 500, 200, 100, 50, 20, 10].find((one) => one <= wished) ?? 5;
  const [right, left] = [width - 16, width - 16 - metres * pixelsPerMetre];
  const base = height - 14;
  const bar = (colour: string, stroke: number): string =>
    `<path d="M${left} ${base - 6}V${base}H${right}V${base - 6}" fill="none" stroke="${colour}" stroke-width="${stroke}"/>`;
  return [
    bar('#101418', 5),
    bar('#fff', 2),
    text((left + right) / 2, base - 5, `${metres} m`, { size: 13, anchor: 'middle', halo: '#101418' }),
  ];
}

/** An arrow to the north in the upper right corner, for pictures whose north is up. */
export function drawNorth({ width }: MapFrame): string[] {
  const [x, y] = [width - 26, 14];
  const arrow = `M${x} ${y}l9 26l-9 -7l-9 7z`;
  return [
    `<path d="${arrow}" fill="#fff" stroke="#101418" stroke-width="2.5" stroke-linejoin="round" paint-order="stroke"/>`,
    text(x, y + 44, 'N', { size: 15, weight: 'bold', anchor: 'middle', halo: '#101418' }),
  ];
}
