import { type CodeTable, differenceCodes, quantization, runCodes } from './standard-tables.ts';

/** Rows and columns of a block in the order of its diagonals (T.81, Figure A.6): `row * 8 + column`. */
const zigzag = Array.from({ length: 64 }, (_, at) => at).sort((one, other) => placeOf(one) - placeOf(other));

/** Steps of both kinds of coefficients, row by row: Annex K's made finer as libjpeg does; `quality` 50 to 100. */
export function computeSteps(quality: number): number[][] {
  const percent = 200 - 2 * quality;
  return quantization.map((steps) => steps.map((step) => Math.max(1, Math.floor((step * percent + 50) / 100))));
}

/** All of a baseline JPEG before its scan: one or three components, all at full size, Annex K's codes. */
export function writeHeader(width: number, height: number, channels: number, steps: readonly number[][]): Uint8Array {
  const kinds = channels === 1 ? [0] : [0, 1];
  const components = Array.from({ length: channels }, (_, index) => ({ id: index + 1, kind: index === 0 ? 0 : 1 }));
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, channels];
  const parts = [
    Uint8Array.of(0xff, 0xd8),
    // JFIF 1.1 says that three components are brightness and two colours.
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...kinds.map((kind) => segment(0xdb, [kind, ...zigzag.map((at) => steps[kind]?.[at] ?? 1)])),
    segment(0xc0, [...frame, ...components.flatMap(({ id, kind }) => [id, 0x11, kind])]),
    ...kinds.map((kind) => segment(0xc4, [kind, ...codesOf(differenceCodes[kind])])),
    ...kinds.map((kind) => segment(0xc4, [0x10 | kind, ...codesOf(runCodes[kind])])),
    segment(0xda, [channels, ...components.flatMap(({ id, kind }) => [id, (kind << 4) | kind]), 0, 63, 0]),
  ];
  return Buffer.concat(parts);
}

function segment(marker: number, body: readonly number[]): Uint8Array {
  const length = body.length + 2;
  return Uint8Array.from([0xff, marker, length >> 8, length & 255, ...body]);
}

function codesOf(table: CodeTable | undefined): number[] {
  return table ? [...table.counts, ...table.symbols] : [];
}

/** Diagonals from the upper left; down where their number is odd. */
function placeOf(at: number): number {
  const [row, column] = [at >> 3, at & 7];
  return (row + column) * 8 + ((row + column) % 2 === 1 ? row : column);
}
