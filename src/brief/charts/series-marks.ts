import { element, palette } from './svg.ts';

/** A look: counted, none seen, the one that is judged, or one later than that (outcome). Shape and fill tell them apart. */
export type LookMark = 'look' | 'none' | 'target' | 'later';

export function drawMark(x: number, y: number, mark: LookMark): string {
  switch (mark) {
    case 'look':
      return element('circle', { cx: x, cy: y, r: 4, fill: palette.ink });
    case 'none':
      return element('circle', { cx: x, cy: y, r: 4, fill: palette.paper, stroke: palette.ink, 'stroke-width': 1.5 });
    case 'target':
      return element('path', {
        d: `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z`,
        fill: palette.vermillion,
      });
    case 'later':
      return element('rect', {
        x: x - 4,
        y: y - 4,
        width: 8,
        height: 8,
        fill: palette.paper,
        stroke: palette.faint,
        'stroke-width': 1.5,
      });
  }
}
