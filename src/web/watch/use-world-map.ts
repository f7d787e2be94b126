import { type RefObject, useEffect, useRef, useState } from 'react';
import coarseAddress from 'world-atlas/countries-110m.json?url';
import fineAddress from 'world-atlas/countries-50m.json?url';
import { MapGround } from './map-ground.ts';
import { type Basemap, type Topology, readTopology } from './read-topology.ts';
import { type MapSite, type MapSize, type MapView, drawChosen, findSiteAt } from './world-map.ts';

/** Pixels to a degree from which the finer coast is worth its bytes. */
const fineScale = 14;
/** Milliseconds after the last move until the map is drawn as sharp as it can be. */
const restMs = 100;
const scales = { least: 1, most: 4000 };

/** A map in a canvas that the mouse, a finger or `moveBy` and `zoomBy` move. */
export interface WorldMapControl {
  readonly moveBy: (right: number, up: number) => void;
  readonly zoomBy: (factor: number) => void;
  /** Shows all sites. */
  readonly fit: () => void;
}

/** Draws when something changed and the browser is ready to paint, and never twice for one picture. */
export function useWorldMap(
  canvas: RefObject<HTMLCanvasElement | null>,
  sites: readonly MapSite[],
  chosen: string | null,
  onChoose: (id: string) => void,
): WorldMapControl {
  const view = useRef<MapView | null>(null);
  const [basemap, setBasemap] = useState<Basemap | null>(null);
  const isFine = useRef(false);
  const latest = useRef({ sites, chosen, basemap, onChoose });
  latest.current = { sites, chosen, basemap, onChoose };
  const [ground] = useState(() => new MapGround());
  const frame = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sizeOf = (): MapSize => ({
    width: canvas.current?.clientWidth ?? 1,
    height: canvas.current?.clientHeight ?? 1,
  });
  const draw = (): void => {
    frame.current ||= requestAnimationFrame(() => {
      frame.current = 0;
      const element = canvas.current;
      const context = element?.getContext('2d');
      if (!element || !context) return;
      const size = sizeOf();
      view.current ??= fitTo(latest.current.sites, size);
      const ratio = Math.min(2, devicePixelRatio);
      if (element.width !== Math.round(size.width * ratio)) element.width = Math.round(size.width * ratio);
      if (element.height !== Math.round(size.height * ratio)) element.height = Math.round(size.height * ratio);
      const { basemap: coast, sites: placed } = latest.current;
      const isMoving = rest.current !== undefined;
      const colours = ground.fill(context, {
        basemap: coast,
        sites: placed,
        view: view.current,
        size,
        ratio,
        isMoving,
      });
      const one = placed.find(({ id }) => id === latest.current.chosen);
      if (one) drawChosen(context, one, view.current, size, colours);
      if (view.current.scale >= fineScale && !isFine.current) {
        isFine.current = true;
        void loadBasemap(fineAddress).then(setBasemap);
      }
    });
  };
  const change = (next: MapView): void => {
    const { height, width } = sizeOf();
    const scale = Math.min(scales.most, Math.max(scales.least, width / 400, next.scale));
    const reach = Math.max(0, 90 - height / 2 / scale);
    view.current = {
      scale,
      lon: Math.min(180, Math.max(-180, next.lon)),
      lat: Math.min(reach, Math.max(-reach, next.lat)),
    };
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      rest.current = undefined;
      draw();
    }, restMs);
    draw();
  };
  const zoomAt = (factor: number, [x, y]: readonly [number, number]): void => {
    const { height, width } = sizeOf();
    const { lat, lon, scale } = view.current ?? fitTo(sites, sizeOf());
    const by = Math.min(scales.most / scale, Math.max(scales.least / scale, factor));
    const [right, up] = [(x - width / 2) / scale, (height / 2 - y) / scale];
    change({ scale: scale * by, lon: lon + right * (1 - 1 / by), lat: lat + up * (1 - 1 / by) });
  };
  useEffect(() => {
    void loadBasemap(coarseAddress).then((loaded) => setBasemap((known) => known ?? loaded));
  }, []);
  useEffect(draw, [sites, chosen, basemap]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const end = new AbortController();
    const { signal } = end;
    const pointers = new Map<number, readonly [number, number]>();
    let moved = 0;
    const at = (event: MouseEvent): readonly [number, number] => {
      const { left, top } = element.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      zoomAt(2 ** (-event.deltaY / 300), at(event));
    };
    const down = (event: PointerEvent): void => {
      moved = 0;
      pointers.set(event.pointerId, at(event));
      element.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      const now = at(event);
      if (!before) {
        element.style.cursor = findSiteAt(latest.current.sites, view.current!, sizeOf(), now) ? 'pointer' : 'grab';
        return;
      }
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, now);
      moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
      const { lat, lon, scale } = view.current!;
      if (other) {
        const spread = (place: readonly [number, number]): number =>
          Math.hypot(place[0] - other[0], place[1] - other[1]);
        zoomAt(spread(now) / Math.max(1, spread(before)), other);
      } else change({ scale, lon: lon - (now[0] - before[0]) / scale, lat: lat + (now[1] - before[1]) / scale });
    };
    const up = (event: PointerEvent): void => {
      pointers.delete(event.pointerId);
      if (moved > 4 || pointers.size > 0) return;
      const site = findSiteAt(latest.current.sites, view.current!, sizeOf(), at(event));
      if (site) latest.current.onChoose(site.id);
    };
    element.addEventListener('wheel', wheel, { passive: false, signal });
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', up, { signal });
    element.addEventListener('pointercancel', (event) => pointers.delete(event.pointerId), { signal });
    const recolour = (): void => {
      ground.forget();
      draw();
    };
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour, { signal });
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      end.abort();
      observer.disconnect();
    };
    // The handlers read what is newest from `latest` and `view`.
  }, []);
  return {
    moveBy: (right, up) => {
      const { lat, lon, scale } = view.current ?? fitTo(sites, sizeOf());
      change({ scale, lon: lon + (right * sizeOf().width) / scale, lat: lat + (up * sizeOf().height) / scale });
    },
    zoomBy: (factor) => zoomAt(factor, [sizeOf().width / 2, sizeOf().height / 2]),
    fit: () => change(fitTo(latest.current.sites, sizeOf())),
  };
}

/** All sites with some room around them; the inhabited world where there are none. */
function fitTo(sites: readonly MapSite[], { height, width }: MapSize): MapView {
  if (sites.length === 0) return { lon: 10, lat: 20, scale: Math.max(1, width / 360) };
  const [lons, lats] = [sites.map(({ lon }) => lon), sites.map(({ lat }) => lat)];
  const reach = (values: readonly number[]): readonly [number, number] => [
    values.reduce((least, value) => Math.min(least, value), Infinity),
    values.reduce((most, value) => Math.max(most, value), -Infinity),
  ];
  const [west, east] = reach(lons);
  const [south, north] = reach(lats);
  const scale = Math.min(width / Math.max(8, (east - west) * 1.25), height / Math.max(5, (north - south) * 1.35));
  return { lon: (west + east) / 2, lat: (south + north) / 2, scale };
}

async function loadBasemap(address: string): Promise<Basemap> {
  const response = await fetch(address);
  return readTopology((await response.json()) as Topology);
}
