import Feature from 'ol/Feature.js';
import type OpenLayersMap from 'ol/Map.js';
import type { Coordinate } from 'ol/coordinate.js';
import { Point, Polygon } from 'ol/geom.js';
import Draw, { createBox } from 'ol/interaction/Draw.js';
import Modify from 'ol/interaction/Modify.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import type { Geometry, Position } from '#core';

/** How a mark is drawn. */
export const drawTools = ['point', 'box', 'polygon'] as const;
export type DrawTool = (typeof drawTools)[number];

/** A mark as the editor shows it; `key` is the digit of its class. */
export interface EditedMark {
  readonly id: string;
  readonly geometry: Geometry;
  readonly key: string;
}

export interface MarkEditorEvents {
  readonly onDrawn: (geometry: Geometry) => void;
  readonly onChanged: (id: string, geometry: Geometry) => void;
  /** Null: a click beside every mark. */
  readonly onSelected: (id: string | null) => void;
}

/** Draws, moves and selects a person's own marks on the picture. */
export class MarkEditor {
  private readonly map: OpenLayersMap;
  private readonly plot: (position: Position) => Coordinate;
  private readonly toPosition: (place: Coordinate) => Position;
  private readonly source = new VectorSource<Feature<Point | Polygon>>();
  private readonly layer = new VectorLayer({ source: this.source });
  private readonly modify = new Modify({ source: this.source });
  private readonly events: MarkEditorEvents;
  private readonly select: (event: { pixel: number[] }) => void;
  private draw: Draw | null = null;

  constructor(
    map: OpenLayersMap,
    plane: { readonly plot: (position: Position) => Coordinate; readonly toPosition: (place: Coordinate) => Position },
    events: MarkEditorEvents,
  ) {
    this.map = map;
    this.plot = plane.plot;
    this.toPosition = plane.toPosition;
    this.events = events;
    map.addLayer(this.layer);
    map.addInteraction(this.modify);
    this.modify.on('modifyend', ({ features }) => {
      for (const feature of features.getArray() as Feature<Point | Polygon>[])
        if (this.source.hasFeature(feature)) events.onChanged(String(feature.getId()), this.geometryOf(feature));
    });
    this.select = ({ pixel }) => {
      if (this.draw) return;
      const hit = map.forEachFeatureAtPixel(pixel, (feature) => feature.getId(), {
        hitTolerance: 6,
        layerFilter: (layer) => layer === this.layer,
      });
      events.onSelected(hit === undefined ? null : String(hit));
    };
    map.on('singleclick', this.select as never);
  }

  /** Null: nothing is drawn, clicks select. */
  use(tool: DrawTool | null): void {
    if (this.draw) this.map.removeInteraction(this.draw);
    this.draw = null;
    if (tool === null) return;
    this.draw =
      tool === 'box'
        ? new Draw({ type: 'Circle', geometryFunction: createBox() })
        : new Draw({ type: tool === 'point' ? 'Point' : 'Polygon' });
    this.draw.on('drawend', ({ feature }) => this.events.onDrawn(this.geometryOf(feature as Feature<Point | Polygon>)));
    this.map.addInteraction(this.draw);
  }

  /** What was begun and not finished is given up. */
  giveUp(): void {
    this.draw?.abortDrawing();
  }

  show(marks: readonly EditedMark[], selected: string | null): void {
    this.source.clear();
    this.source.addFeatures(
      marks.flatMap(({ geometry, id, key }) => {
        if (geometry.type !== 'Point' && geometry.type !== 'Polygon') return [];
        const shape =
          geometry.type === 'Point'
            ? new Point(this.plot(geometry.coordinates))
            : new Polygon(geometry.coordinates.map((ring) => ring.map(this.plot)));
        const feature = new Feature<Point | Polygon>(shape);
        feature.setId(id);
        feature.setStyle(styleOf(key, id === selected));
        return [feature];
      }),
    );
  }

  close(): void {
    this.use(null);
    this.map.un('singleclick', this.select as never);
    this.map.removeInteraction(this.modify);
    this.map.removeLayer(this.layer);
  }

  private geometryOf(feature: Feature<Point | Polygon>): Geometry {
    const shape = feature.getGeometry()!;
    if (shape instanceof Point) return { type: 'Point', coordinates: this.toPosition(shape.getCoordinates()) };
    return { type: 'Polygon', coordinates: shape.getCoordinates().map((ring) => ring.map(this.toPosition)) };
  }
}

/** Okabe and Ito's colours by digit; the digit itself stands on the mark, so that colour is never the only sign. */
const colours = [
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#f0e442',
  '#0072b2',
  '#d55e00',
  '#cc79a7',
  '#ffffff',
  '#999999',
  '#44aa99',
];

function styleOf(key: string, isSelected: boolean): Style[] {
  const colour = colours[(Number(key) + 9) % 10] ?? '#fff';
  const width = isSelected ? 4 : 2;
  return [
    new Style({ stroke: new Stroke({ color: 'rgba(0, 0, 0, 0.7)', width: width + 2 }) }),
    new Style({
      stroke: new Stroke({ color: colour, width }),
      image: new Circle({
        radius: isSelected ? 9 : 6,
        fill: new Fill({ color: colour }),
        stroke: new Stroke({ color: '#000', width: 1.5 }),
      }),
      text: new Text({
        text: key,
        font: '700 11px system-ui, sans-serif',
        offsetX: 13,
        offsetY: -11,
        fill: new Fill({ color: '#fff' }),
        stroke: new Stroke({ color: 'rgba(0, 0, 0, 0.85)', width: 3 }),
        overflow: true,
      }),
    }),
  ];
}
