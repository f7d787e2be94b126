import type { LonLat, SceneView } from '#core';

/** A place in an image in pixels from its upper left corner, rows downwards. */
export interface ImagePlace {
  readonly column: number;
  readonly row: number;
}

/**
 * Between pixels and places by the mesh that comes with the view, without any projection in the browser. Null for an
 * image that cannot be placed.
 */
export interface PlaceMesh {
  /** Also beyond the edges, where the outer cells go on. */
  toGlobe(place: ImagePlace): LonLat;
  toImage(position: LonLat): ImagePlace;
  /** Degrees clockwise from "up" in the picture to north, at a place. */
  northAt(place: ImagePlace): number;
}

export function createMesh({ height, mesh, meshCells: cells, width }: SceneView): PlaceMesh | null {
  if (!mesh) return null;
  const node = (across: number, down: number): LonLat => mesh[down * (cells + 1) + across] ?? { lon: 0, lat: 0 };
  const toGlobe = ({ column, row }: ImagePlace): LonLat => {
    const [u, v] = [(column / width) * cells, (row / height) * cells];
    const [i, j] = [clamp(Math.floor(u), cells - 1), clamp(Math.floor(v), cells - 1)];
    const [x, y] = [u - i, v - j];
    const [a, b, c, d] = [node(i, j), node(i + 1, j), node(i, j + 1), node(i + 1, j + 1)];
    const mix = (name: 'lon' | 'lat'): number =>
      (a[name] * (1 - x) + b[name] * x) * (1 - y) + (c[name] * (1 - x) + d[name] * x) * y;
    return { lon: mix('lon'), lat: mix('lat') };
  };
  const toImage = ({ lat, lon }: LonLat): ImagePlace => {
    // Newton's steps; the mesh is so nearly straight that the second already changes nothing.
    let place: ImagePlace = { column: width / 2, row: height / 2 };
    for (let step = 0; step < 4; step++) {
      const here = toGlobe(place);
      const right = toGlobe({ column: place.column + 1, row: place.row });
      const below = toGlobe({ column: place.column, row: place.row + 1 });
      const [a, b] = [right.lon - here.lon, below.lon - here.lon];
      const [d, e] = [right.lat - here.lat, below.lat - here.lat];
      const [x, y] = [lon - here.lon, lat - here.lat];
      const determinant = a * e - b * d;
      place = {
        column: place.column + (e * x - b * y) / determinant,
        row: place.row + (a * y - d * x) / determinant,
      };
    }
    return place;
  };
  const northAt = (place: ImagePlace): number => {
    const here = toGlobe(place);
    const north = toImage({ lon: here.lon, lat: here.lat + 1e-4 });
    return (Math.atan2(north.column - place.column, place.row - north.row) * 180) / Math.PI;
  };
  return { toGlobe, toImage, northAt };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
