import type { CancelSignal, LonLat, PixelGrid, Scene, SceneView } from '#core';
import {
  type MercatorTile,
  type SceneAsset,
  type StripExtent,
  CountError,
  computeEffectiveGsd,
  findVisual,
  placeOnGround,
  readLicence,
  readSceneAssets,
  readViewGeometry,
} from '#imagery';
import { ByteCache } from '../byte-cache.ts';
import { findColours, isSimulated } from '../counting/open-scene.ts';
import { CaseError } from '../errors.ts';
import type { Images } from '../ports/images.ts';
import type { ImageEncoder } from '../ports/pictures.ts';
import type { StoreReader } from '../ports/store.ts';
import { ImageShelf } from './image-shelf.ts';
import { renderMapTile, renderTileOn } from './render-map-tile.ts';
import { type RenderedStrip, renderStrip } from './render-strip.ts';
import { renderThumbnail } from './render-thumbnail.ts';
import { type RenderedTile, type TileAddress, renderTile } from './render-tile.ts';
import type { ShownImage } from './shown-image.ts';
import type { TileStyle } from './tile-style.ts';

/** Which part of which track is to be shown straight. */
export interface StripRequest extends StripExtent {
  readonly zoneId: string;
}

interface Target {
  readonly scene: Scene;
  readonly asset: SceneAsset;
}

/** Encoded tiles that are kept, in bytes. */
const cacheBytes = 96 * 1024 ** 2;
const meshCells = 8;

/** Shows the scenes of a workspace: tiles, map tiles, thumbnails, straightened tracks. Close it. */
export class SceneViews {
  private readonly store: StoreReader;
  private readonly encoder: Pick<ImageEncoder, 'encodeJpeg' | 'encodePng'>;
  private readonly shelf: ImageShelf;
  private readonly cache = new ByteCache<Uint8Array>(cacheBytes);
  private readonly targets = new Map<string, { readonly revision: number; readonly target: Target }>();

  constructor(store: StoreReader, images: Images, encoder: Pick<ImageEncoder, 'encodeJpeg' | 'encodePng'>) {
    this.store = store;
    this.encoder = encoder;
    this.shelf = new ImageShelf(images);
  }

  /** Throws CaseError `no-such-record`, CountError `no-image`, SourceError. */
  async describe(sceneId: string): Promise<SceneView> {
    const target = await this.find(sceneId);
    return this.use(target, async (shown) => describeView(target, shown));
  }

  /** A tile of the image's own pixels. Null where there is none; errors as `describe`. */
  async tile(sceneId: string, at: TileAddress, style: TileStyle, signal?: CancelSignal): Promise<RenderedTile | null> {
    const target = await this.find(sceneId);
    return this.cached(target, ['tile', at.zoom, at.row, at.column], style, () =>
      this.use(target, (shown) => renderTile(shown, at, style, this.encoder, signal)),
    );
  }

  /** A tile of a web map. Null where there is none; CountError `no-place` for an image without a place. */
  async mapTile(
    sceneId: string,
    at: MercatorTile,
    style: TileStyle,
    signal?: CancelSignal,
  ): Promise<RenderedTile | null> {
    const target = await this.find(sceneId);
    return this.cached(target, ['map', at.z, at.x, at.y], style, () =>
      this.use(target, (shown) => renderMapTile(shown, at, { style, encoder: this.encoder, signal })),
    );
  }

  /** A tile in the pixels of another scene, so that both lie on each other. Null and errors as `mapTile`. */
  async tileOn(
    sceneId: string,
    referenceId: string,
    at: TileAddress,
    style: TileStyle,
    signal?: CancelSignal,
  ): Promise<RenderedTile | null> {
    const [target, reference] = [await this.find(sceneId), await this.find(referenceId)];
    return this.cached(target, ['on', reference.asset.href, at.zoom, at.row, at.column], style, () =>
      this.use(target, (shown) =>
        this.use(reference, (ground) => renderTileOn(shown, ground, at, { style, encoder: this.encoder, signal })),
      ),
    );
  }

  async thumbnail(sceneId: string, longestSide: number, signal?: CancelSignal): Promise<RenderedTile> {
    const target = await this.find(sceneId);
    const made = await this.cached(target, ['thumbnail', longestSide], {}, () =>
      this.use(target, (shown) => renderThumbnail(shown, longestSide, this.encoder, signal)),
    );
    if (!made) throw new Error('a thumbnail is always made');
    return made;
  }

  /** A track pulled straight. Null where the image shows nothing of it. CaseError `no-such-record`, `no-place`. */
  async strip(
    sceneId: string,
    { zoneId, ...extent }: StripRequest,
    style: TileStyle,
    signal?: CancelSignal,
  ): Promise<RenderedStrip | null> {
    const target = await this.find(sceneId);
    const zone = await this.store.get('zone', zoneId);
    if (!zone) throw new CaseError('no-such-record', `there is no zone "${zoneId}" in this workspace`);
    const { geometry } = zone;
    if (geometry.type !== 'LineString')
      throw new CaseError('no-place', `${zoneId}: only a track can be pulled straight, not a ${geometry.type}`);
    return this.use(target, (shown) =>
      renderStrip(shown, geometry.coordinates, extent, { style, encoder: this.encoder, signal }),
    );
  }

  close(): Promise<void> {
    return this.shelf.close();
  }

  private use<T>({ asset }: Target, work: (shown: ShownImage) => Promise<T>): Promise<T> {
    return this.shelf.use(asset.href, findColours(asset), work);
  }

  /** Kept until the workspace changes: reading a record for each tile would take longer than a tile. */
  private async find(sceneId: string): Promise<Target> {
    const revision = await this.store.revision();
    const kept = this.targets.get(sceneId);
    if (kept?.revision === revision) return kept.target;
    const scene = await this.store.get('scene', sceneId);
    if (!scene) throw new CaseError('no-such-record', `there is no scene "${sceneId}" in this workspace`);
    const asset = findVisual(readSceneAssets(scene.item));
    if (!asset) throw new CountError('no-image', `${sceneId}: the scene offers no image to look at`);
    if (this.targets.size > 1000) this.targets.clear();
    this.targets.set(sceneId, { revision, target: { scene, asset } });
    return { scene, asset };
  }

  private async cached(
    { asset }: Target,
    address: readonly (string | number)[],
    style: TileStyle,
    render: () => Promise<RenderedTile | null>,
  ): Promise<RenderedTile | null> {
    const { bands, gamma, high, low } = style;
    const name = [asset.href, ...address, bands?.join('-'), low, high, gamma].join('\n');
    const kept = this.cache.get(name);
    if (kept) return { mediaType: kept[0] === 0x89 ? 'image/png' : 'image/jpeg', bytes: kept };
    const made = await render();
    if (made) this.cache.set(name, made.bytes);
    return made;
  }
}

function describeView({ asset, scene }: Target, { bands, image, pyramid, stretch }: ShownImage): SceneView {
  const { description } = image;
  const gsd = computeEffectiveGsd(scene.item, asset);
  const { offNadirDegrees, sunAzimuthDegrees, sunElevationDegrees } = readViewGeometry(scene.item);
  return {
    sceneId: scene.id,
    start: scene.start,
    end: scene.end,
    platform: scene.platform,
    gsdMetres: gsd.metres ?? description.gsd.metres,
    gsdBasis: gsd.metres === null ? description.gsd.basis : gsd.basis,
    cloudFraction: scene.cloudFraction,
    offNadirDegrees,
    sunAzimuthDegrees,
    sunElevationDegrees,
    isSimulated: isSimulated(scene),
    licence: readLicence(scene.item).name,
    width: description.width,
    height: description.height,
    dtype: description.dtype,
    bands: image.bands.map(({ name }) => ({ name })),
    shownBands: bands,
    stretch,
    grid: description.grid,
    pyramid,
    mesh: description.grid && layMesh(description.grid),
    meshCells,
  };
}

function layMesh(grid: PixelGrid): LonLat[] | null {
  const placement = placeOnGround(grid);
  if (!placement) return null;
  const nodes = meshCells + 1;
  return Array.from({ length: nodes * nodes }, (_, node) =>
    placement.toGlobe({
      column: ((node % nodes) / meshCells) * grid.width,
      row: (Math.floor(node / nodes) / meshCells) * grid.height,
    }),
  );
}
