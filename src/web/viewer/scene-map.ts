import Feature from 'ol/Feature.js';
import OpenLayersMap from 'ol/Map.js';
import View from 'ol/View.js';
import { LineString, Point } from 'ol/geom.js';
import TileLayer from 'ol/layer/Tile.js';
import VectorLayer from 'ol/layer/Vector.js';
import Projection from 'ol/proj/Projection.js';
import { getRenderPixel } from 'ol/render.js';
import type RenderEvent from 'ol/render/Event.js';
import TileImage from 'ol/source/TileImage.js';
import VectorSource from 'ol/source/Vector.js';
import TileGrid from 'ol/tilegrid/TileGrid.js';
import { sceneTileAddress, sceneTileOnAddress } from '#api';
import { type LonLat, type Mark, type Marking, type Position, type SceneView, type Zone, labelPosition } from '#core';
import { clipTo, restore } from './clip-layer.ts';
import { type DrawTool, type EditedMark, MarkEditor, type MarkEditorEvents } from './mark-editor.ts';
import { type ImagePlace, type PlaceMesh, createMesh } from './place-mesh.ts';
import { chosenStyle, featuresOf, labelStyle, markStyle, measureStyle, outline, zoneStyle } from './scene-features.ts';
import type { ViewerState } from './viewer-state.ts';
import { classText } from '../parts/class-text.ts';

/** What the map tells the page about. */
export interface SceneMapEvents {
  /** After each movement: middle in image pixels, image pixels to one of the screen, pixels of the screen. */
  readonly onMove: (at: NonNullable<ViewerState['at']>) => void;
  /** Null when the pointer has left. */
  readonly onPoint: (place: ImagePlace | null) => void;
  readonly onMeasure: (places: readonly ImagePlace[]) => void;
}

/** Radius of the spy glass in pixels of the screen. */
const spyRadius = 120;
/** Milliseconds that each of two dates stays when they blink. */
const blinkTime = 700;

/**
 * The picture of a scene in its own pixels with all that lies on it. OpenLayers on a canvas, no WebGL; the plane is that
 * of the image, x in columns, y in rows upwards from the top (so all y are negative).
 */
export class SceneMap {
  private readonly map: OpenLayersMap;
  private readonly view: SceneView;
  private readonly mesh: PlaceMesh | null;
  private readonly base: TileLayer<TileImage>;
  private readonly other: TileLayer<TileImage>;
  private readonly zoneLayer = new VectorLayer({ source: new VectorSource(), declutter: true });
  private readonly markLayer = new VectorLayer({ source: new VectorSource() });
  private readonly chosenLayer = new VectorLayer({ source: new VectorSource() });
  private readonly measureLayer = new VectorLayer({ source: new VectorSource(), style: measureStyle });
  private state: ViewerState;
  private otherId: string | null = null;
  private pointer: readonly [number, number] | null = null;
  private editor: MarkEditor | null = null;
  private isMeasuring = false;
  private measured: ImagePlace[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(target: HTMLElement, view: SceneView, state: ViewerState, events: SceneMapEvents) {
    this.view = view;
    this.mesh = createMesh(view);
    this.state = state;
    const { height, width } = view;
    const extent = [0, -height, width, 0];
    const projection = new Projection({
      code: `scene ${view.sceneId}`,
      units: 'pixels',
      extent,
      metersPerUnit: view.gsdMetres ?? 1,
    });
    this.base = new TileLayer({ source: this.sourceOf(null), extent });
    this.other = new TileLayer({ extent, visible: false });
    const fit = Math.max(width / Math.max(1, target.clientWidth), height / Math.max(1, target.clientHeight));
    const at = state.at ?? { column: width / 2, row: height / 2, resolution: fit * 1.02 };
    this.map = new OpenLayersMap({
      target,
      controls: [],
      layers: [this.base, this.other, this.zoneLayer, this.markLayer, this.chosenLayer, this.measureLayer],
      view: new View({
        projection,
        center: [at.column, -at.row],
        resolution: at.resolution,
        minResolution: 1 / 8,
        maxResolution: Math.max(fit * 2, 1),
        constrainOnlyCenter: true,
        extent,
        showFullExtent: true,
        enableRotation: false,
      }),
    });
    this.map.once('rendercomplete', () => (target.dataset['drawn'] = 'yes'));
    this.map.on('moveend', () => {
      const [x = 0, y = 0] = this.map.getView().getCenter() ?? [];
      events.onMove({ column: x, row: -y, resolution: this.map.getView().getResolution() ?? 1 });
    });
    this.map.on('pointermove', ({ coordinate: [x = 0, y = 0], pixel: [left = 0, top = 0] }) => {
      this.pointer = [left, top];
      events.onPoint({ column: x, row: -y });
      if (this.state.how === 'spy' && this.otherId !== null) this.map.render();
    });
    target.addEventListener('pointerleave', () => {
      this.pointer = null;
      events.onPoint(null);
      this.map.render();
    });
    this.map.on('singleclick', ({ coordinate: [x = 0, y = 0] }) => {
      if (!this.isMeasuring) return;
      this.measured.push({ column: x, row: -y });
      this.showMeasured();
      events.onMeasure(this.measured);
    });
    this.clipOther();
    this.clipMarks();
    this.update(state);
  }

  /** Shows a changed state; where the view is stays as it is. */
  update(state: ViewerState): void {
    const isRestyled = (['low', 'high', 'gamma'] as const).some((name) => state[name] !== this.state[name]);
    this.state = state;
    if (isRestyled) this.base.setSource(this.sourceOf(null));
    if (state.other !== this.otherId || isRestyled) {
      this.otherId = state.other;
      this.other.setSource(state.other === null ? null : this.sourceOf(state.other));
    }
    this.other.setVisible(state.other !== null);
    this.other.setOpacity(state.how === 'opacity' ? state.share : 1);
    this.zoneLayer.setVisible(state.zones);
    this.markLayer.setVisible(state.marks);
    clearInterval(this.timer);
    if (state.other !== null && state.how === 'blink')
      this.timer = setInterval(() => this.other.setVisible(!this.other.getVisible()), blinkTime);
    this.map.render();
  }

  /** Draws zones and marks where the scene has them. */
  drawOver(zones: readonly Zone[], markings: readonly Marking[]): void {
    const { mesh } = this;
    const plot = this.plot.bind(this);
    const fill = (layer: VectorLayer, features: readonly Feature[]): void => {
      layer.getSource()?.clear();
      if (mesh) layer.getSource()?.addFeatures([...features]);
    };
    fill(
      this.zoneLayer,
      zones.flatMap(({ geometry, name }) => featuresOf(geometry, plot, zoneStyle(name))),
    );
    fill(
      this.markLayer,
      markings.flatMap(({ maker, marks, reclassed = [] }) => [
        ...marks.flatMap(({ geometry, score }) => featuresOf(geometry, plot, markStyle(score, maker === null))),
        ...reclassed.flatMap(({ mark, objectClass }) =>
          featuresOf(mark.geometry, plot, [...markStyle(null, true), labelStyle(classText(objectClass))]),
        ),
      ]),
    );
  }

  /** Draws a ring around one mark and, where it is not well in sight, moves there at the same scale. */
  showMark(mark: Mark | null): void {
    const source = this.chosenLayer.getSource();
    source?.clear();
    if (!mark || !this.mesh) return;
    const { lat, lon } = labelPosition(mark.geometry);
    const middle = this.plot([lon, lat]);
    const shape = new Feature(new Point(middle));
    shape.setStyle(chosenStyle);
    source?.addFeatures([shape, ...featuresOf(mark.geometry, this.plot.bind(this), outline('#fff', 2))]);
    const view = this.map.getView();
    const [left = 0, bottom = 0, right = 0, top = 0] = view.calculateExtent(this.map.getSize());
    const [margin, marginDown] = [(right - left) * 0.15, (top - bottom) * 0.15];
    const [x = 0, y = 0] = middle;
    const isInSight = x > left + margin && x < right - margin && y > bottom + marginDown && y < top - marginDown;
    view.cancelAnimations();
    if (!isInSight) view.setCenter(middle);
  }

  /** Lets a person draw; the answer ends it. Null where the picture cannot be placed. */
  edit(events: MarkEditorEvents): (() => void) | undefined {
    const { mesh } = this;
    if (!mesh) return undefined;
    const toPosition = ([x = 0, y = 0]: number[]): Position => {
      const { lat, lon } = mesh.toGlobe({ column: x, row: -y });
      return [lon, lat];
    };
    const editor = new MarkEditor(this.map, { plot: (position) => this.plot(position), toPosition }, events);
    this.editor = editor;
    return () => {
      editor.close();
      this.editor = null;
    };
  }

  useTool(tool: DrawTool | null): void {
    this.editor?.use(tool);
  }

  giveUp(): void {
    this.editor?.giveUp();
  }

  showOwn(marks: readonly EditedMark[], selected: string | null): void {
    this.editor?.show(marks, selected);
  }

  /** The place in the middle of the view. */
  middle(): LonLat | undefined {
    const [x = 0, y = 0] = this.map.getView().getCenter() ?? [];
    return this.mesh?.toGlobe({ column: x, row: -y });
  }

  moveTo({ lat, lon }: LonLat): void {
    const view = this.map.getView();
    view.cancelAnimations();
    view.setCenter(this.plot([lon, lat]));
  }

  /** Each click adds a corner to a line until it is ended. */
  measure(isOn: boolean): void {
    this.isMeasuring = isOn;
    this.measured = [];
    this.showMeasured();
  }

  zoomBy(steps: number): void {
    const view = this.map.getView();
    view.cancelAnimations();
    view.setResolution((view.getResolution() ?? 1) / 2 ** steps);
  }

  /** Moves by parts of what is seen. */
  panBy(right: number, down: number): void {
    const view = this.map.getView();
    view.cancelAnimations();
    const [x = 0, y = 0] = view.getCenter() ?? [];
    const [width = 0, height = 0] = this.map.getSize() ?? [];
    const resolution = view.getResolution() ?? 1;
    view.setCenter([x + right * width * resolution, y - down * height * resolution]);
  }

  showAll(): void {
    const { height, width } = this.view;
    this.map.getView().fit([0, -height, width, 0]);
  }

  close(): void {
    clearInterval(this.timer);
    this.map.setTarget();
    this.map.dispose();
  }

  private plot([lon, lat]: Position): number[] {
    const { column, row } = this.mesh?.toImage({ lon, lat }) ?? { column: 0, row: 0 };
    return [column, -row];
  }

  /** The tiles of the scene itself, or of another one in its pixels. */
  private sourceOf(other: string | null): TileImage {
    const { height, pyramid, sceneId, width } = this.view;
    const { gamma, high, low } = this.state;
    const style = {
      ...(low === null ? {} : { low }),
      ...(high === null ? {} : { high }),
      ...(gamma === null ? {} : { gamma }),
    };
    return new TileImage({
      interpolate: false,
      transition: 0,
      wrapX: false,
      tileGrid: new TileGrid({
        extent: [0, -height, width, 0],
        origin: [0, 0],
        resolutions: pyramid.matrices.map(({ shrink }) => shrink),
        tileSize: pyramid.side,
      }),
      tileUrlFunction: ([zoom = 0, column = 0, row = 0]) =>
        other === null
          ? sceneTileAddress(sceneId, { zoom, row, column }, style)
          : sceneTileOnAddress(other, sceneId, { zoom, row, column }, style),
    });
  }

  /** Cuts the other scene to its side of the swipe, or to the glass under the pointer. */
  private clipOther(): void {
    this.other.on('prerender', (event: RenderEvent) => {
      const context = event.context as CanvasRenderingContext2D;
      const [width = 0, height = 0] = this.map.getSize() ?? [];
      context.save();
      context.beginPath();
      if (this.state.how === 'swipe') {
        clipTo(event, context, [width * this.state.share, 0, width, height]);
      } else if (this.state.how === 'spy') {
        const [x = -1e6, y = -1e6] = this.pointer ? getRenderPixel(event, [...this.pointer]) : [];
        context.arc(x, y, spyRadius, 0, 2 * Math.PI);
        context.clip();
      }
    });
    this.other.on('postrender', restore);
  }

  /** Marks are those of the scene itself: none on the other side of the swipe, none where the other scene covers it. */
  private clipMarks(): void {
    this.markLayer.on('prerender', (event: RenderEvent) => {
      const context = event.context as CanvasRenderingContext2D;
      const [width = 0, height = 0] = this.map.getSize() ?? [];
      context.save();
      if (this.otherId === null || this.state.how !== 'swipe') return;
      context.beginPath();
      clipTo(event, context, [0, 0, width * this.state.share, height]);
    });
    this.markLayer.on('postrender', restore);
  }

  private showMeasured(): void {
    const source = this.measureLayer.getSource();
    source?.clear();
    const line = this.measured.map(({ column, row }) => [column, -row]);
    if (line.length > 1) source?.addFeature(new Feature(new LineString(line)));
    source?.addFeatures(line.map((corner) => new Feature(new Point(corner))));
  }
}
