import { getRenderPixel } from 'ol/render.js';
import type RenderEvent from 'ol/render/Event.js';

/** Ends what clipping began. */
export function restore(event: RenderEvent): void {
  (event.context as CanvasRenderingContext2D).restore();
}

/** Cuts what is drawn next to a rectangle of the screen: left, top, right, bottom. */
export function clipTo(
  event: RenderEvent,
  context: CanvasRenderingContext2D,
  [left, top, right, bottom]: readonly [number, number, number, number],
): void {
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map((corner) => getRenderPixel(event, corner));
  for (const [x = 0, y = 0] of corners) context.lineTo(x, y);
  context.closePath();
  context.clip();
}
