import type {
  Actor,
  BoundingBox,
  CancelSignal,
  Document,
  Geometry,
  HistoryAnchor,
  HistoryEntry,
  HistoryStart,
  Picture,
  PixelWindow,
  Raster,
  RasterBand,
  RecordKind,
  RecordTypes,
} from '#core';
import type { DetectorModel, GeotiffDescription, Tensor } from '#imagery';
import type { CorpusArticle } from './corpus/article.ts';
import type { JobWriter, Jobs } from './jobs/job.ts';
import type { SceneQuery } from './scene-query.ts';

/** What the use cases need from the world. `storage` and `sources` implement it; `cli/compose.ts` wires it. */

/** Equality on fields that a store indexes; a list means "any of". Absent fields do not restrict. */
export interface RecordFilter {
  readonly ids?: readonly string[];
  /** zone, observation, marking, alert: of any of these sites; scene: those that touch the box of any of them */
  readonly siteId?: string | readonly string[];
  /** proposition, hypothesis, judgement, indicator, forecast, outcome, grade, exchange, composition, publication, comment, assignment */
  readonly caseId?: string | readonly string[];
  /** claim: of any of these documents */
  readonly documentId?: string | readonly string[];
  /** marking; site: those whose box the scene touches */
  readonly sceneId?: string;
  /** document, mention */
  readonly url?: string;
  /** document: the address it was asked for at */
  readonly requested?: string;
  /** observation, marking; compared by `objectClassKey` */
  readonly objectClass?: string;
  /** comment, assignment: `recordKey` of what they are about; any of these */
  readonly about?: string | readonly string[];
  /** comment: `open`, `resolved` or `reply`; assignment: its state; any of these */
  readonly state?: string | readonly string[];
  /** assignment: `personKey` of whose it is */
  readonly assignee?: string;
  /** scene: those whose box touches this one */
  readonly bbox?: BoundingBox;
  /** scene, observation (by days): those whose time touches this span, both ends included; UTC instants */
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  /** Ids after this one, in order of id: paging that does not skip. */
  readonly after?: string;
  /** scene: those that began last come first, instead of in order of id; not with `after` */
  readonly newestFirst?: boolean;
}

export interface StoreReader {
  get<K extends RecordKind>(kind: K, id: string): Promise<RecordTypes[K] | undefined>;
  /** In order of id. */
  list<K extends RecordKind>(kind: K, filter?: RecordFilter): Promise<RecordTypes[K][]>;
  count(kind: RecordKind, filter?: RecordFilter): Promise<number>;
  /** How many entries of the history are about the records that the filter selects: as `countHistory`, many times as fast. */
  countChanges(kind: RecordKind, filter?: RecordFilter): Promise<number>;
  /** Grows with every change: the sequence of the newest history entry, 0 in an empty workspace. */
  revision(): Promise<number>;
  /** The newest entry of the history; number 0, the beginning of its chain, in an empty workspace. */
  head(): Promise<HistoryAnchor>;
  /** Oldest first. */
  history(filter?: HistoryFilter): Promise<HistoryEntry[]>;
  /** How many entries the filter selects; its `limit` does not matter here. */
  countHistory(filter?: HistoryFilter): Promise<number>;
  /** How many entries each kind of record has got since a revision; a kind without any is left out. */
  changesSince(revision: number): Promise<ReadonlyMap<RecordKind, number>>;
}

/** As much of a workspace as a reader of files looks into. */
export type KnownRecords = Pick<StoreReader, 'get' | 'list'>;

/** Which entries of the history. */
export interface HistoryFilter {
  readonly kind?: RecordKind;
  readonly id?: string;
  /** Entries with a higher sequence than `after`, and none higher than `upTo`. */
  readonly after?: number;
  readonly upTo?: number;
  /** Only of records that one of these lets through now. */
  readonly of?: readonly { readonly kind: RecordKind; readonly filter: RecordFilter }[];
  /** Only what people did, or machines. */
  readonly by?: Actor['kind'];
  readonly limit?: number;
  /** Instead of the oldest. */
  readonly newestFirst?: boolean;
}

export interface PutResult {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface StoreWriter extends StoreReader {
  /**
   * Adds or replaces records by id and writes the history. A record equal to the kept one changes nothing.
   * The same id twice in one call: the last one wins.
   */
  put<K extends RecordKind>(kind: K, records: readonly RecordTypes[K][]): Promise<PutResult>;
  /** What is planned or finished here happens together with the records of this transaction. */
  readonly jobs: JobWriter;
}

/** A record that is not as its newest entry in the history says: changed or removed past it, or never put through it. */
export interface Stray {
  readonly kind: RecordKind;
  readonly id: string;
  readonly problem: 'changed' | 'removed' | 'unrecorded';
}

/** What checking the history needs beyond its entries. */
export interface HistoryAudit {
  start(): Promise<HistoryStart>;
  /** Hashes the records of a kind again and compares them with the history, a piece at a time. */
  strays(kind: RecordKind): AsyncIterable<{ readonly checked: number; readonly strays: readonly Stray[] }>;
}

/** Small pieces of JSON under names, for what a process must remember between two runs. */
export interface KeptStates {
  get(name: string): Promise<unknown>;
  set(name: string, state: object): Promise<void>;
}

/** Why and by whom a change is made; kept in the history with each record it touches. */
export interface ChangeContext {
  readonly actor: Actor;
  readonly reason: string;
}

export interface Store extends StoreReader {
  readonly jobs: Jobs;
  /** How far each subscription has been read, by its name; null where it never was. */
  readonly subscriptions: KeptStates;
  readonly audit: HistoryAudit;
  /** All or nothing, durable once the promise resolves. The writer is dead afterwards. */
  transaction<T>(context: ChangeContext, work: (writer: StoreWriter) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Bytes kept under their SHA-256. */
export interface Blobs {
  /** Durable once resolved; storing the same bytes again is free, unless they are to be written `anew` over damaged ones. */
  put(bytes: Uint8Array, options?: { readonly anew?: boolean }): Promise<string>;
  /** Verifies the hash; throws a StorageError `corrupt-blob` or `not-found`. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

/** Blobs that can be looked through, as a backup and a check do. */
export interface KeptBlobs extends Blobs {
  /** SHA-256 of each that is kept, in order; those that come meanwhile may be missing. */
  list(): AsyncIterable<string>;
}

/** Bytes that can be made again, kept so that they need not be: an index. Writing replaces all of them or nothing. */
export interface KeptBytes {
  /** Nothing where none are kept. */
  read(): AsyncIterable<Uint8Array>;
  write(chunks: Iterable<Uint8Array>): Promise<void>;
}

/** One refused piece of an import. `row` is the line in the file as an editor counts it (the header is 1). */
export interface Rejection {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  /** The offending value, cut to 200 characters. */
  readonly value: string | null;
  /** What was expected, in words. */
  readonly reason: string;
}

/** What a reader finds in a file, in the order it should be stored. */
export type ReadItem =
  | {
      readonly [K in RecordKind]: {
        readonly type: 'record';
        readonly kind: K;
        readonly record: RecordTypes[K];
        /** A document as somebody published it: its place among the versions of its page is found when it is stored. */
        readonly asVersion?: true;
      };
    }[RecordKind]
  | { readonly type: 'blob'; readonly bytes: Uint8Array }
  | { readonly type: 'rejected'; readonly rejection: Rejection };

export interface ReadOptions {
  /** Called now and then with how far a file is read, 0..1. */
  readonly onProgress?: (file: string, fraction: number) => void;
  readonly signal?: CancelSignal;
  /** The workspace the records will go to: names of known sites are bound to their ids, references are looked up. */
  readonly known?: KnownRecords;
  /** For documents whose own text does not say. */
  readonly published?: string;
  readonly language?: string;
  /**
   * Fetch the pages that a feed names, instead of keeping what the feed itself carries of them. With `seenBefore`, an instant, pages
   * that were seen since then are left alone, unless they may have changed later as far as the feed says.
   */
  readonly follow?: boolean | { readonly seenBefore: string };
}

/** Reads a file or folder of any format Sightline takes. Hostile until parsed: every fault is a rejection or a SourceError. */
export interface Reader {
  read(path: string, options?: ReadOptions): AsyncIterable<ReadItem>;
}

/** Finds scenes in a STAC API or catalog, at an address or in a folder. Throws SourceError; bad items are rejections. */
export interface Catalogs {
  search(address: string, query: SceneQuery, options?: ReadOptions): AsyncIterable<ReadItem>;
}

/** Which pixels are wanted. Without `window` and `polygon`: the whole image; with both: the window, clipped. */
export interface PixelRequest {
  readonly window?: PixelWindow;
  /**
   * WGS 84; the smallest window around it is read, also where that reaches out of the image, and `valid` is 0 for
   * pixels whose middle lies outside of it. SourceError `no-place` for an image that cannot be placed.
   */
  readonly polygon?: Geometry;
  /**
   * Wished metres per pixel: the coarsest overview that is not coarser is read and averaged down to it. Absent, or
   * finer than the image: full resolution.
   */
  readonly gsdMetres?: number;
  /** The same as full-resolution pixels to one pixel of the raster, for images of unknown resolution. */
  readonly shrink?: number;
  /** Index into `levels`: its own pixels, as stored; `window`, which must be there, counts in them. */
  readonly level?: number;
  /** Indices from 0; absent: all bands but alpha, which goes into `valid`. */
  readonly bands?: readonly number[];
  /**
   * A raster that nobody looks at any more, or null for the first of a row of reads: its memory is used again where it
   * fits, which saves as much as half of the time of a small read, and threads write to it themselves. Two reads at
   * once must not share one.
   */
  readonly into?: Raster | null | undefined;
  readonly signal?: CancelSignal;
}

/** The image, or a smaller copy of it, as the file holds it. */
export interface ImageLevel {
  /** Pixels */
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** What a browser shows as it is stored: grey or colour of 8 bits, all of it opaque. */
  readonly picture: 'image/jpeg' | null;
}

/** An image that is open for reading. Several reads may run at once. */
export interface OpenImage {
  readonly href: string;
  readonly description: GeotiffDescription;
  /** Full size first. */
  readonly levels: readonly ImageLevel[];
  /** What each band holds, alpha included. */
  readonly bands: readonly RasterBand[];
  read(request: PixelRequest): Promise<Raster>;
  /** The bytes of one tile of a level with a `picture`; null where the file leaves it out. RangeError otherwise. */
  readStoredTile(
    tile: { readonly level: number; readonly column: number; readonly row: number },
    signal?: CancelSignal,
  ): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** Opens a GeoTIFF or COG from a path, a `file:` URL or an http(s) address. Throws SourceError; hostile files included. */
export interface Images {
  open(href: string, options?: { readonly signal?: CancelSignal }): Promise<OpenImage>;
}

/** Somebody's object detector, loaded. One run at a time. */
export interface OpenDetector {
  readonly model: DetectorModel;
  /** Of the model file: which detector it really was. */
  readonly sha256: string;
  /** Takes NCHW floats for a batch of one, as the model's input describes them; the array may be reused afterwards. */
  run(planes: Float32Array): Promise<readonly Tensor[]>;
  close(): Promise<void>;
}

/** Loads a detector by the path of its description (docs/formats/detector.md). Throws SourceError and DetectorError. */
export interface Detectors {
  open(descriptionPath: string): Promise<OpenDetector>;
}

/** Turns pixels into the bytes of files. The same pixels give the same bytes. */
export interface ImageEncoder {
  encodeCog(
    raster: Raster,
    options?: { readonly description?: string; readonly signal?: CancelSignal },
  ): Promise<Uint8Array>;
  encodePng(picture: Picture): Promise<Uint8Array>;
  /** Of pictures without alpha. */
  encodeJpeg(picture: Picture): Promise<Uint8Array>;
}

/** A picture to be put together: pixels, scaled to their place, under a drawing. */
export interface Canvas {
  /** Pixels */
  readonly width: number;
  readonly height: number;
  readonly layers: readonly {
    readonly picture: Picture;
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** As large as the canvas. */
  readonly svg: string;
}

/** Draws pictures. */
export interface Pictures {
  /** As PNG; what no layer covers is dark. */
  draw(canvas: Canvas): Promise<Uint8Array>;
}

/** A language model that somebody runs; nothing asks it unless a person says so. */
export interface LanguageModel {
  /** As its server knows it. */
  readonly name: string;
  /** `model` is what the server says answered. Throws SourceError. */
  complete(
    prompt: { readonly system: string; readonly user: string },
    signal?: CancelSignal,
  ): Promise<{ readonly content: string; readonly model: string | null }>;
}

/** One article of a corpus that is not read yet. */
export interface CorpusEntry {
  /** Where it stands, for results of what cannot be read. */
  readonly place: string;
  read(): Promise<CorpusArticle>;
}

/** Many articles in an order that does not change: a folder of documents, or a file with one a line. */
export interface Corpus {
  /** Without the first `skip`, which are not opened. */
  entries(skip: number): AsyncIterable<CorpusEntry>;
  /** Null where nobody has counted them. */
  readonly count: number | null;
}

/** Reads articles in threads. `extract` gives an ArticleResult as one line of JSON for each, in their order. */
export interface ArticleExtractors {
  readonly threads: number;
  extract(articles: readonly CorpusArticle[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A file of results, one a line, that only grows. A line is there whole or not at all. */
export interface ResultLines {
  readonly kept: { readonly lines: number; readonly last: string | null };
  append(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Documents to be put into one archive of web pages. */
export interface WaczContents {
  readonly title: string;
  readonly description: string;
  /** An instant; the time of records that do not know when they were fetched. */
  readonly created: string;
  readonly documents: readonly { readonly document: Document; readonly bytes: Uint8Array }[];
}

/** Writes archives that other tools read. The same contents give the same bytes. */
export interface Archiver {
  encodeWacz(contents: WaczContents): Uint8Array;
  /** A zip of files in this order, without a time of its own. */
  encodeZip(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array;
}

/** A folder to write to. Paths are relative, with `/`; a file is there whole or not at all. */
export interface OutputFolder {
  has(path: string): Promise<boolean>;
  /** Undefined where it is missing. */
  readText(path: string): Promise<string | undefined>;
  write(path: string, content: string | Uint8Array): Promise<void>;
}
