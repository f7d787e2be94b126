import { type Actor, type Publication, type PublishedFile, type ReaderLanguage, hashPublication } from '#core';
import { findUnsourced } from '#brief';
import { type BuildOptions, buildBrief } from '../build-brief.ts';
import { CaseError } from '../errors.ts';
import type { BundleFile } from '../formats/case-bundle.ts';
import { type Permissions, requirePermission } from '../permissions.ts';
import type { Blobs } from '../ports/blobs.ts';
import type { Store, StoreReader } from '../ports/store.ts';
import { mediaTypeOf } from './media-types.ts';

export interface PublishRequest {
  readonly caseId: string;
  readonly actor: Actor;
  /** What is new in this version; needed from the second on. */
  readonly note: string | null;
  /** Of what the program says; default: that of the options. */
  readonly language?: ReaderLanguage;
}

/**
 * Freezes the brief of a case as it is now: its files as blobs, and a record that names them by hash and carries on the
 * chain of versions. Throws CaseError `unsourced` while a written statement rests on nothing, `incomplete` without a note,
 * `unchanged` where nothing differs from the version before, `not-permitted`.
 */
export async function publishBrief(
  ports: { readonly store: Store; readonly blobs: Blobs; readonly permissions: Permissions },
  { actor, caseId, language, note }: PublishRequest,
  options: BuildOptions,
): Promise<Publication> {
  const { blobs, permissions, store } = ports;
  await requirePermission(permissions, actor, 'publish', caseId);
  const revision = await store.revision();
  const { brief, files } = await buildBrief(store, caseId, language === undefined ? options : { ...options, language });
  const [unsourced, ...others] = findUnsourced(brief.written);
  if (unsourced !== undefined)
    throw new CaseError(
      'unsourced',
      `${others.length + 1} written statements rest on nothing: “${unsourced.slice(0, 200)}”`,
    );
  const published = await keepFiles(blobs, files);
  return store.transaction({ actor, reason: note ?? 'published' }, async (writer) => {
    // What was built must be what the workspace holds now.
    const history = await writer.head();
    if (history.sequence !== revision)
      throw new CaseError('changed-meanwhile', 'the workspace was changed while the brief was written; publish again');
    const before = (await listPublications(writer, caseId)).at(-1);
    if (before && note === null)
      throw new CaseError('incomplete', `version ${before.number + 1}: say in a note what is new in it`);
    const number = (before?.number ?? 0) + 1;
    const unhashed = {
      id: `${caseId}.v${number}`,
      caseId,
      number,
      title: brief.title,
      ...(brief.language === 'en' ? {} : { language: brief.language }),
      published: options.generated,
      by: actor.name,
      note,
      files: published,
      previous: before?.sha256 ?? null,
      history,
    };
    const publication: Publication = { ...unhashed, sha256: hashPublication(unhashed) };
    await writer.put('publication', [publication]);
    return publication;
  });
}

/** The frozen versions of a case, the first first. */
export async function listPublications(store: StoreReader, caseId: string): Promise<Publication[]> {
  return (await store.list('publication', { caseId })).toSorted((a, b) => a.number - b.number);
}

/** One version, the newest where none is named. Throws CaseError `no-such-record`. */
export async function requirePublication(
  store: StoreReader,
  caseId: string,
  number: number | null,
): Promise<Publication> {
  const all = await listPublications(store, caseId);
  const found = number === null ? all.at(-1) : all.find((one) => one.number === number);
  if (found) return found;
  const which = number === null ? 'no version' : `no version ${number}`;
  throw new CaseError(
    'no-such-record',
    `${which} of the brief of ${caseId} is published (versions: ${all.map((one) => one.number).join(', ') || 'none'})`,
  );
}

async function keepFiles(blobs: Blobs, files: readonly BundleFile[]): Promise<PublishedFile[]> {
  const kept: PublishedFile[] = [];
  for (const { content, path } of files) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const sha256 = await blobs.put(bytes);
    kept.push({ path, mediaType: mediaTypeOf(path), byteLength: bytes.byteLength, sha256 });
  }
  return kept.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
