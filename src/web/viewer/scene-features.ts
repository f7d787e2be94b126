import Feature from 'ol/Feature.js';
import { LineString, Point, Polygon } from 'ol/geom.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import type { Geometry, Position } from '#core';

/** Shapes that lie on a scene, each drawn as `style` says; `plot` gives their places in the plane of the map. */
export function featuresOf(geometry: Geometry, plot: (position: Position) => number[], style: Style[]): Feature[] {
  const make = (shape: Point | LineString | Polygon): Feature => {
    const feature = new Feature(shape);
    feature.setStyle(style);
    return feature;
  };
  switch (geometry.type) {
    case 'Point':
      return [make(new Point(plot(geometry.coordinates)))];
    case 'LineString':
      return [make(new LineString(geometry.coordinates.map(plot)))];
    case 'Polygon':
      return [make(new Polygon(geometry.coordinates.map((ring) => ring.map(plot))))];
    case 'MultiPolygon':
      return geometry.coordinates.map((rings) => make(new Polygon(rings.map((ring) => ring.map(plot)))));
  }
}

/** Two lines, dark under light, are seen on snow and on forest. */
export function outline(colour: string, width: number, dash: number[] = []): Style[] {
  return [
    new Style({ stroke: new Stroke({ color: 'rgba(0, 0, 0, 0.6)', width: width + 2 }) }),
    new Style({ stroke: new Stroke({ color: colour, width, lineDash: dash }) }),
  ];
}

export function zoneStyle(name: string): Style[] {
  return [...outline('#56b4e9', 1.25, [6, 4]), labelStyle(name)];
}

/** A name on a shape. */
export function labelStyle(name: string): Style {
  return new Style({
    text: new Text({
      text: name,
      font: '12px system-ui, sans-serif',
      fill: new Fill({ color: '#fff' }),
      stroke: new Stroke({ color: 'rgba(0, 0, 0, 0.8)', width: 3 }),
      placement: 'point',
      overflow: false,
    }),
  });
}

/** Sure marks are whole lines, doubtful ones dashed; a person's marks have another colour. */
export function markStyle(score: number | null, isByPerson: boolean): Style[] {
  const lines = outline(isByPerson ? '#e69f00' : '#f0e442', 1.5, score !== null && score < 0.5 ? [3, 3] : []);
  const dot = new Style({
    image: new Circle({
      radius: 4,
      fill: new Fill({ color: isByPerson ? '#e69f00' : '#f0e442' }),
      stroke: new Stroke({ color: '#000', width: 1 }),
    }),
  });
  return [...lines, dot];
}

/** A ring wide enough to be found at any scale. */
export const chosenStyle: Style = new Style({
  image: new Circle({ radius: 26, stroke: new Stroke({ color: '#56b4e9', width: 3 }) }),
});

export const measureStyle: Style[] = [
  ...outline('#fff', 2),
  new Style({
    image: new Circle({
      radius: 4,
      fill: new Fill({ color: '#fff' }),
      stroke: new Stroke({ color: '#000', width: 1.5 }),
    }),
  }),
];
