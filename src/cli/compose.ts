import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import {
  type Archiver,
  type Detectors,
  type IdentityProvider,
  type ImageEncoder,
  type Images,
  type KeptBlobs,
  type LanguageModel,
  type Messengers,
  type Pictures,
  type Reader,
  WatchBoard,
  type WatchPlan,
} from '#app';
import {
  type FetchOptions,
  SiteJudge,
  createCatalogs,
  createDetectors,
  createIdentityProvider,
  createImages,
  createLanguageModel,
  createMessengers,
  createPictures,
  createReader,
  encodeCog,
  encodeJpeg,
  encodePng,
  encodeWacz,
  encodeZip,
  parseSignInHeader,
} from '#sources';
import { openBlobs, openKeptBytes, openPostgresStore, openS3Blobs, openSqliteStore, readS3Settings } from '#storage';
import { findFontFiles } from './font-folders.ts';
import { version } from './version.ts';
import { CommandError, type WebAccess, type Workspace } from './workspace.ts';

/**
 * The only place that knows every concrete class: a workspace in a folder. SIGHTLINE_DATABASE, the connection string of a
 * PostgreSQL, takes the place of the SQLite file.
 */
export async function composeWorkspace(root: string, folder: string, access: WebAccess = {}): Promise<Workspace> {
  const http = composeHttp(access);
  const database = process.env['SIGHTLINE_DATABASE'];
  const store = await (database ? openPostgresStore(database) : openSqliteStore(join(folder, 'sightline.db')));
  const blobs = await composeBlobs(folder);
  const stop = new AbortController();
  const judge = new SiteJudge();
  const board = new WatchBoard(store, {
    kept: openKeptBytes(join(folder, 'watch.index')),
    judge: judge.judge,
    version,
    wait: (milliseconds) => (milliseconds === 0 ? setImmediate() : setTimeout(milliseconds)),
    signal: stop.signal,
  });
  const close = async (): Promise<void> => {
    stop.abort();
    await judge.close();
    await store.close();
  };
  const images = createImages(http);
  const copies = openKeptBytes(join(folder, 'copies.index'));
  return {
    root,
    store,
    blobs,
    copies,
    board,
    assess: judge.assess,
    reader: createReader(http),
    catalogs: createCatalogs(http),
    images,
    close,
  };
}

/**
 * Where kept bytes lie: SIGHTLINE_BLOBS, a folder that machines may share or `s3://bucket/prefix` (keys and endpoint in the
 * variables of other S3 programs, see `readS3Settings`); else beside the database.
 */
export async function composeBlobs(folder: string): Promise<KeptBlobs> {
  const place = process.env['SIGHTLINE_BLOBS'] || join(folder, 'blobs');
  return place.startsWith('s3:') ? openS3Blobs(readS3Settings(place, process.env)) : openBlobs(place);
}

/** Headers of the command line before those of the environment, where each stands on a line of its own. */
function composeHttp({ allowHost, header = [] }: WebAccess): FetchOptions {
  const kept = (process.env['SIGHTLINE_HTTP_HEADERS'] ?? '').split('\n').filter((line) => line.trim() !== '');
  return { headers: [...header, ...kept].map(parseSignInHeader), ...composeGuard(allowHost) };
}

/** Hosts of a private network that may be asked: those of the command line and of SIGHTLINE_ALLOW_HOSTS, with spaces between. */
function composeGuard(allowedHosts: readonly string[] = []): { readonly allowedHosts: readonly string[] } {
  const kept = (process.env['SIGHTLINE_ALLOW_HOSTS'] ?? '').split(/[\s,]+/).filter((host) => host !== '');
  return { allowedHosts: [...allowedHosts, ...kept] };
}

/** Reading without a workspace. */
export function composeReader(): Reader {
  return createReader(composeHttp({}));
}

/** Reading images without a workspace. */
export function composeImages(access: WebAccess): Images {
  return createImages(composeHttp(access));
}

/** Other people's detectors. */
export function composeDetectors(): Detectors {
  return createDetectors();
}

/** Drawing on pictures. */
export function composePictures(): Pictures {
  return createPictures(findFontFiles());
}

/** A language model; its key, where it wants one, is in SIGHTLINE_MODEL_KEY and never on the command line. */
export function composeLanguageModel(address: string, name: string): LanguageModel {
  return createLanguageModel({ address, name, key: process.env['SIGHTLINE_MODEL_KEY'] });
}

/** Writing archives. */
export function composeArchiver(): Archiver {
  return { encodeWacz: (contents) => encodeWacz(contents, `sightline ${version}`), encodeZip };
}

/** Writing pictures. */
export function composeEncoder(): ImageEncoder {
  return { encodeCog, encodeJpeg, encodePng };
}

/** Telling people; secrets are in the environment and never in a plan. */
export function composeMessengers(folder: string, mail: WatchPlan['mail']): Promise<Messengers> {
  const password = process.env['SIGHTLINE_SMTP_PASSWORD'] ?? null;
  const webhookSecret = process.env['SIGHTLINE_WEBHOOK_SECRET'] ?? null;
  return createMessengers({ folder, mail: mail && { ...mail, password }, webhookSecret, guard: composeGuard() });
}

/**
 * The identity provider that SIGHTLINE_OIDC_ISSUER names, as the client SIGHTLINE_OIDC_CLIENT_ID with SIGHTLINE_OIDC_CLIENT_SECRET;
 * SIGHTLINE_OIDC_NAME is what people read on the button. With SIGHTLINE_OIDC_LINK_EMAIL=yes a verified e-mail address links.
 */
export function composeIdentityProvider(): IdentityProvider | undefined {
  const read = (name: string): string => process.env[`SIGHTLINE_OIDC_${name}`] ?? '';
  const [issuer, clientId] = [read('ISSUER'), read('CLIENT_ID')];
  if (issuer === '') return undefined;
  if (!URL.canParse(issuer))
    throw new CommandError('usage', `SIGHTLINE_OIDC_ISSUER: expected an address, got "${issuer}"`);
  if (clientId === '' || read('CLIENT_SECRET') === '')
    throw new CommandError(
      'usage',
      'SIGHTLINE_OIDC_ISSUER: also set SIGHTLINE_OIDC_CLIENT_ID and SIGHTLINE_OIDC_CLIENT_SECRET',
    );
  return createIdentityProvider({
    issuer,
    clientId,
    clientSecret: read('CLIENT_SECRET'),
    name: read('NAME') || new URL(issuer).host,
    linksByEmail: read('LINK_EMAIL') === 'yes',
    guard: composeGuard(),
  });
}
