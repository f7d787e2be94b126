/** A line or ring in degrees: longitude and latitude by turns. */
export type Ring = Float32Array;

/** Land, borders and names of countries, for drawing. */
export interface Basemap {
  readonly land: readonly Ring[];
  /** Lines of countries, coasts included. */
  readonly borders: readonly Ring[];
  readonly names: readonly {
    readonly name: string;
    readonly lon: number;
    readonly lat: number;
    readonly width: number;
  }[];
}

/** The part of a TopoJSON file (github.com/topojson/topojson-specification) that a basemap has. */
export interface Topology {
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: {
    readonly countries: { readonly geometries: readonly TopologyShape[] };
    readonly land: { readonly geometries: readonly TopologyShape[] };
  };
}

type TopologyShape =
  | { readonly type: 'Polygon'; readonly arcs: readonly (readonly number[])[]; readonly properties?: { name?: string } }
  | {
      readonly type: 'MultiPolygon';
      readonly arcs: readonly (readonly (readonly number[])[])[];
      readonly properties?: { name?: string };
    };

export function readTopology({ arcs, objects, transform }: Topology): Basemap {
  const lines = arcs.map((arc): Ring => decodeArc(arc, transform));
  const ringsOf = (shape: TopologyShape): Ring[] =>
    (shape.type === 'Polygon' ? shape.arcs : shape.arcs.flat()).map((indices) => joinArcs(indices, lines));
  return {
    land: objects.land.geometries.flatMap(ringsOf),
    borders: lines,
    names: objects.countries.geometries.flatMap((shape) => {
      const name = shape.properties?.name;
      const largest = ringsOf(shape).toSorted((a, b) => widthOf(b) - widthOf(a))[0];
      return name === undefined || !largest ? [] : [{ name, ...middleOf(largest), width: widthOf(largest) }];
    }),
  };
}

/** Points are differences of whole numbers (specification, 2.1.3 and 2.2.3). */
function decodeArc(arc: Topology['arcs'][number], { scale, translate }: Topology['transform']): Ring {
  const ring = new Float32Array(arc.length * 2);
  let [x, y] = [0, 0];
  for (const [index, [dx, dy]] of arc.entries()) {
    x += dx;
    y += dy;
    ring[2 * index] = x * scale[0] + translate[0];
    ring[2 * index + 1] = y * scale[1] + translate[1];
  }
  return ring;
}

/** A negative index is an arc backwards; the last point of one is the first of the next (2.1.4). */
function joinArcs(indices: readonly number[], lines: readonly Ring[]): Ring {
  const points: number[] = [];
  for (const index of indices) {
    const line = lines[index < 0 ? ~index : index] ?? new Float32Array();
    const count = line.length / 2;
    for (let step = points.length === 0 ? 0 : 1; step < count; step++) {
      const at = index < 0 ? count - 1 - step : step;
      points.push(line[2 * at] ?? 0, line[2 * at + 1] ?? 0);
    }
  }
  return Float32Array.from(points);
}

function widthOf(ring: Ring): number {
  let [west, east] = [180, -180];
  for (let index = 0; index < ring.length; index += 2) {
    west = Math.min(west, ring[index] ?? west);
    east = Math.max(east, ring[index] ?? east);
  }
  return Math.max(0, east - west);
}

function middleOf(ring: Ring): { lon: number; lat: number } {
  let [lon, lat] = [0, 0];
  const count = ring.length / 2;
  for (let index = 0; index < ring.length; index += 2) {
    lon += (ring[index] ?? 0) / count;
    lat += (ring[index + 1] ?? 0) / count;
  }
  return { lon, lat };
}
