import type { Picture } from '#core';

/** Letters of 5 × 7 dots, a row per string of bits. */
const letters: Readonly<Record<string, readonly number[]>> = {
  S: [15, 16, 16, 14, 1, 1, 30],
  I: [14, 4, 4, 4, 4, 4, 14],
  M: [17, 27, 21, 21, 17, 17, 17],
  U: [17, 17, 17, 17, 17, 17, 14],
  L: [16, 16, 16, 16, 16, 16, 31],
  A: [14, 17, 17, 31, 17, 17, 17],
  T: [31, 4, 4, 4, 4, 4, 4],
  E: [31, 16, 16, 30, 16, 16, 31],
  D: [30, 17, 17, 17, 17, 17, 30],
};

/** The picture with SIMULATED in white on black in its lower left corner, about a sixth as wide as the picture. */
export function stampSimulated<P extends Picture>(picture: P): P {
  const { width, height, channels } = picture;
  const word = 'SIMULATED';
  const dot = Math.max(1, Math.round(width / 350));
  const [boxWidth, boxHeight] = [(word.length * 6 + 3) * dot, 11 * dot];
  const data = picture.data.slice();
  for (let y = 0; y < Math.min(boxHeight, height); y++) {
    for (let x = 0; x < Math.min(boxWidth, width); x++) {
      const [column, row] = [Math.floor(x / dot) - 2, Math.floor(y / dot) - 2];
      const bits = letters[word[Math.floor(column / 6)] ?? '']?.[row] ?? 0;
      const isInk = column >= 0 && column % 6 < 5 && ((bits >> (4 - (column % 6))) & 1) === 1;
      const at = ((height - Math.min(boxHeight, height) + y) * width + x) * channels;
      data.fill(isInk ? 255 : 0, at, at + channels);
      if (channels === 2 || channels === 4) data[at + channels - 1] = 255;
    }
  }
  return { ...picture, data };
}
