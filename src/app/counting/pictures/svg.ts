import { escapeXml } from '../../formats/xml.ts';

/** A number for a path: a tenth of a pixel is finer than anybody sees. */
function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export interface TextStyle {
  readonly size: number;
  readonly fill?: string;
  readonly weight?: 'normal' | 'bold';
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Of an outline that sets the text off from the pixels. */
  readonly halo?: string;
  /** Degrees clockwise about its own place. */
  readonly turn?: number;
}

/** A line of text; `x` and `y` are those of its base line. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { anchor = 'start', fill = '#fff', halo, size, turn = 0, weight = 'normal' } = style;
  const place = `x="${fixed(x)}" y="${fixed(y)}"`;
  const turned = turn === 0 ? '' : ` transform="rotate(${fixed(turn)} ${fixed(x)} ${fixed(y)})"`;
  const look = `font-size="${fixed(size)}" font-weight="${weight}" text-anchor="${anchor}"${turned}`;
  const escaped = escapeXml(content);
  // librsvg draws a stroke over the fill, so the halo is a text of its own.
  const under = halo
    ? `<text ${place} ${look} fill="none" stroke="${halo}" stroke-width="${fixed(size / 4)}" stroke-linejoin="round">${escaped}</text>`
    : '';
  return `${under}<text ${place} ${look} fill="${fill}">${escaped}</text>`;
}

export function polygon(corners: readonly { readonly x: number; readonly y: number }[], attributes: string): string {
  return `<polygon points="${corners.map(({ x, y }) => `${fixed(x)},${fixed(y)}`).join(' ')}" ${attributes}/>`;
}

export function polyline(corners: readonly { readonly x: number; readonly y: number }[], attributes: string): string {
  return `<polyline points="${corners.map(({ x, y }) => `${fixed(x)},${fixed(y)}`).join(' ')}" fill="none" ${attributes}/>`;
}

/** A whole picture; what could not be seen is hatched with `url(#unseen)`. */
export function svgOf(width: number, height: number, parts: readonly string[]): string {
  const hatch =
    '<defs><pattern id="unseen" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
    '<rect width="8" height="8" fill="#000" fill-opacity="0.35"/><rect width="3" height="8" fill="#ff5bd1" fill-opacity="0.75"/></pattern></defs>';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans, Noto Sans KR, DejaVu Sans, sans-serif">${hatch}${parts.join('')}</svg>`;
}
