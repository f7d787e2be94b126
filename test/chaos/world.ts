import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Blobs, Store } from '#app';
import type { Site } from '#core';
import { simulateScene, simulateYard } from '#imagery';
import { encodeCog } from '#sources';
import { openBlobs, openPostgresStore, openS3Blobs, openSqliteStore, readS3Settings } from '#storage';
import { trackZonesOf } from '../imagery/simulated-zones.ts';
import type { PostgresServer } from '../postgres/postgres-server.ts';
import type { S3Server } from '../s3/serve-s3.ts';
import { squareAround } from '../stac/stac-items.ts';

/** What a workspace is kept in. */
export interface Place {
  readonly postgres: PostgresServer | null;
  readonly s3: S3Server | null;
  /** A folder to make the workspace in; else one of its own. */
  readonly folder?: string;
}

const yard = simulateYard('chaos-yard', { tracks: 1, lengthMetres: 200, electrified: false });
/** Who makes what faults happen to. */
export const byChaos = { actor: { kind: 'person', name: 'chaos' }, reason: 'made for a round' } as const;

/**
 * One workspace that faults happen to, round after round, and what was reported of it: whatever a process said was done
 * before it died stands in `reported` and must be there ever after.
 */
export class World {
  readonly place: Place;
  readonly folder: string;
  readonly environment: Record<string, string>;
  readonly reported = {
    /** Batches of an import that said it was done. */
    batches: new Set<number>(),
    /** Reasons of decisions that the server answered with 2xx, by claim. */
    decisions: new Map<string, string>(),
    /** Of feeds that were read to their end. */
    pages: new Set<string>(),
  };
  /** Batches that were begun. */
  batches = 0;
  /** How long a command takes here from its start to its end, in milliseconds. */
  usualMs = 0;
  /** Numbers for names that were never used before. */
  #names = 0;
  readonly #database: string | null;
  readonly #images: string[] = [];

  private constructor(place: Place, folder: string, database: string | null) {
    this.place = place;
    this.folder = folder;
    this.#database = database;
    const s3 = place.s3 ? { ...place.s3.environment, SIGHTLINE_BLOBS: place.s3.address } : {};
    this.environment = { ...s3, ...(database === null ? {} : { SIGHTLINE_DATABASE: database }) };
  }

  static async create(place: Place): Promise<World> {
    const folder = place.folder ?? mkdtempSync(join(tmpdir(), 'sightline-chaos-'));
    mkdirSync(join(folder, '.sightline'), { recursive: true });
    const world = new World(place, folder, place.postgres ? await place.postgres.createDatabase() : null);
    images ??= Promise.all([0, 2, 4].map(drawImage));
    for (const [index, bytes] of (await images).entries()) {
      world.#images.push(join(folder, `image-${index}.tif`));
      writeFileSync(world.#images[index]!, bytes);
    }
    await world.withStore(async (store) => {
      await store.transaction(byChaos, async (writer) => {
        await writer.put('site', [site]);
        await writer.put('zone', trackZonesOf(site.id, yard));
      });
    });
    return world;
  }

  get workspace(): string {
    return join(this.folder, '.sightline');
  }

  name(kind: string): string {
    return `${kind}-${++this.#names}`;
  }

  /** A handle of our own, for looking and planning, closed afterwards. */
  async withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await (this.#database === null
      ? openSqliteStore(join(this.workspace, 'sightline.db'))
      : openPostgresStore(this.#database));
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  openBlobs(): Promise<Blobs> {
    const { s3 } = this.place;
    if (s3) return Promise.resolve(openS3Blobs(readS3Settings(s3.address, s3.environment)));
    return openBlobs(join(this.workspace, 'blobs'));
  }

  /** A STAC item of the yard whose image is on the disk. */
  makeItem(id: string): Record<string, unknown> {
    const image = this.#images[this.#names % this.#images.length]!;
    const { lat, lon } = yard.place;
    const [west, south, east, north] = [lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01];
    const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
    const minute = String(this.#names % 60).padStart(2, '0');
    const day = String(1 + (Math.floor(this.#names / 60) % 28)).padStart(2, '0');
    return {
      type: 'Feature',
      stac_version: '1.0.0',
      id,
      collection: 'chaos',
      bbox: [west, south, east, north],
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { datetime: `2023-06-${day}T06:${minute}:00Z`, gsd: 0.5, platform: 'simulated' },
      links: [],
      assets: { visual: { href: image, type: 'image/tiff; application=geotiff', roles: ['visual'] } },
    };
  }

  async remove(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    if (this.#database !== null) await this.place.postgres?.dropDatabase(this.#database);
  }
}

/** The same in all worlds, drawn once. */
let images: Promise<Uint8Array[]> | undefined;

function drawImage(railcars: number): Promise<Uint8Array> {
  const { raster } = simulateScene(yard, { date: '2023-05-10T06:30:00Z', gsdMetres: 0.5, count: railcars, clouds: 0 });
  return encodeCog(raster);
}

const site: Site = {
  id: 'yard',
  name: 'Yard',
  aliases: [],
  country: null,
  geometry: squareAround(yard.place.lon, yard.place.lat, 0.006),
  approximate: false,
  note: null,
};
