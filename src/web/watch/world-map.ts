import type { Standing } from '#api';
import type { Basemap, Ring } from './read-topology.ts';

/** A site on the map. */
export interface MapSite {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly standing: Standing;
}

/** Where the map looks: the middle in degrees, and pixels to a degree. */
export interface MapView {
  readonly lon: number;
  readonly lat: number;
  readonly scale: number;
}

/** Pixels of the page. */
export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** What is drawn. */
export interface WorldParts {
  readonly basemap: Basemap | null;
  readonly sites: readonly MapSite[];
}

/** Colours come from the page, so that light and dark are one drawing. */
export interface MapColours {
  readonly water: string;
  readonly land: string;
  readonly line: string;
  readonly ink: string;
  readonly faint: string;
  readonly standings: Readonly<Record<Standing, string>>;
}

/** Drawn in this order, so that what asks for attention lies on top. */
const order: readonly Standing[] = ['unseen', 'waiting', 'young', 'usual', 'notable', 'unusual'];
const radius: Readonly<Record<Standing, number>> = {
  unseen: 2.5,
  waiting: 2.5,
  young: 3,
  usual: 3.5,
  notable: 5,
  unusual: 6.5,
};

/** Draws a plate carrée map: straight meridians, so that a degree is a degree and ten thousand sites take milliseconds. */
export function drawWorld(
  context: CanvasRenderingContext2D,
  size: MapSize,
  view: MapView,
  { basemap, sites }: WorldParts,
  colours: MapColours,
): void {
  const place = (lon: number, lat: number): [number, number] => toScreen(view, size, lon, lat);
  context.fillStyle = colours.water;
  context.fillRect(0, 0, size.width, size.height);
  if (basemap) drawBasemap(context, basemap, view, size, colours);
  drawGraticule(context, view, size, colours);
  if (basemap) drawNames(context, basemap, view, size, colours);
  for (const standing of order) {
    const places = sites
      .filter((site) => site.standing === standing)
      .map(({ lat, lon }) => place(lon, lat))
      .filter(([x, y]) => x > -8 && y > -8 && x < size.width + 8 && y < size.height + 8);
    context.fillStyle = colours.standings[standing];
    context.strokeStyle = isRing(standing) ? colours.standings[standing] : colours.water;
    context.lineWidth = 1;
    drawMarks(context, places, standing);
  }
}

/** Draws the ring and the name of the chosen site over all others. */
export function drawChosen(
  context: CanvasRenderingContext2D,
  { lat, lon, name }: MapSite,
  view: MapView,
  size: MapSize,
  { ink, water }: MapColours,
): void {
  const [x, y] = toScreen(view, size, lon, lat);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, 11, 0, 2 * Math.PI);
  context.stroke();
  context.font = '600 13px system-ui, sans-serif';
  const isRight = x + 18 + context.measureText(name).width < size.width;
  context.textAlign = isRight ? 'left' : 'right';
  context.strokeStyle = water;
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeText(name, x + (isRight ? 16 : -16), y + 5);
  context.fillStyle = ink;
  context.fillText(name, x + (isRight ? 16 : -16), y + 5);
}

export function toScreen(view: MapView, size: MapSize, lon: number, lat: number): [number, number] {
  return [size.width / 2 + (lon - view.lon) * view.scale, size.height / 2 - (lat - view.lat) * view.scale];
}

/** The site nearest to a place of the screen, within ten pixels; of several the one drawn on top. */
export function findSiteAt(
  sites: readonly MapSite[],
  view: MapView,
  size: MapSize,
  [x, y]: readonly [number, number],
): MapSite | null {
  let best: MapSite | null = null;
  let least = 10;
  for (const site of sites) {
    const [left, top] = toScreen(view, size, site.lon, site.lat);
    const distance = Math.hypot(left - x, top - y) - radius[site.standing] / 2;
    if (distance >= least) continue;
    least = distance;
    best = site;
  }
  return best;
}

/** Marks one by one up to so many, and in so many paths beyond: ten thousand paths take four times as long as a hundred. */
const mostPaths = 100;

function drawMarks(
  context: CanvasRenderingContext2D,
  places: readonly (readonly [number, number])[],
  standing: Standing,
): void {
  const together = Math.ceil(places.length / mostPaths);
  for (let start = 0; start < places.length; start += together) {
    context.beginPath();
    for (const [x, y] of places.slice(start, start + together)) traceMark(context, x, y, standing);
    if (!isRing(standing)) context.fill();
    context.stroke();
  }
}

/** Nobody has looked there yet. */
function isRing(standing: Standing): boolean {
  return standing === 'unseen' || standing === 'waiting';
}

/** Shapes differ as colours do: a diamond asks for attention, a triangle may be chance, rings nobody has looked at. */
function traceMark(context: CanvasRenderingContext2D, x: number, y: number, standing: Standing): void {
  const r = radius[standing];
  if (standing === 'unusual') {
    context.moveTo(x, y - r);
    context.lineTo(x + r, y);
    context.lineTo(x, y + r);
    context.lineTo(x - r, y);
    context.closePath();
  } else if (standing === 'notable') {
    context.moveTo(x, y - r);
    context.lineTo(x + r, y + r * 0.8);
    context.lineTo(x - r, y + r * 0.8);
    context.closePath();
  } else {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
  }
}

function drawBasemap(
  context: CanvasRenderingContext2D,
  { borders, land }: Basemap,
  view: MapView,
  size: MapSize,
  colours: MapColours,
): void {
  const trace = (ring: Ring): void => {
    for (let index = 0; index < ring.length; index += 2) {
      const [x, y] = toScreen(view, size, ring[index] ?? 0, ring[index + 1] ?? 0);
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  };
  context.beginPath();
  for (const ring of land) trace(ring);
  context.fillStyle = colours.land;
  context.fill();
  context.beginPath();
  for (const ring of borders) trace(ring);
  context.strokeStyle = colours.line;
  context.lineWidth = 0.75;
  context.stroke();
}

function drawGraticule(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  { faint, line }: MapColours,
): void {
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30].find((degrees) => degrees * view.scale >= 90) ?? 60;
  const digits = step < 1 ? 1 : 0;
  const [west, east] = [view.lon - size.width / 2 / view.scale, view.lon + size.width / 2 / view.scale];
  const [south, north] = [view.lat - size.height / 2 / view.scale, view.lat + size.height / 2 / view.scale];
  context.strokeStyle = line;
  context.lineWidth = 0.5;
  context.fillStyle = faint;
  context.font = '11px system-ui, sans-serif';
  context.beginPath();
  for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) {
    if (Math.abs(lon) > 180.001) continue;
    const [x] = toScreen(view, size, lon, 0);
    context.moveTo(x, 0);
    context.lineTo(x, size.height);
    context.textAlign = 'center';
    context.fillText(degreesText(lon, digits, 'E', 'W'), x, size.height - 5);
  }
  for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
    if (Math.abs(lat) > 90.001) continue;
    const [, y] = toScreen(view, size, 0, lat);
    context.moveTo(0, y);
    context.lineTo(size.width, y);
    context.textAlign = 'left';
    context.fillText(degreesText(lat, digits, 'N', 'S'), 5, y - 4);
  }
  context.stroke();
}

/** Names of countries that are wide enough on the screen. */
function drawNames(
  context: CanvasRenderingContext2D,
  { names }: Basemap,
  view: MapView,
  size: MapSize,
  { faint }: MapColours,
): void {
  context.fillStyle = faint;
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'center';
  for (const { lat, lon, name, width } of names) {
    if (context.measureText(name).width > width * view.scale * 0.8) continue;
    const [x, y] = toScreen(view, size, lon, lat);
    if (x > 0 && y > 0 && x < size.width && y < size.height) context.fillText(name, x, y);
  }
}

function degreesText(value: number, digits: number, plus: string, minus: string): string {
  const text = `${Math.abs(value).toFixed(digits)}°`;
  return Math.abs(value) < 1e-9 ? text : `${text}${value > 0 ? plus : minus}`;
}
