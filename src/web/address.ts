import { type CollectionName, collectionNames } from '#api';

/** What an address of the workbench shows. */
export type Place =
  | { readonly page: 'watch' }
  | { readonly page: 'work' }
  | { readonly page: 'account' }
  | { readonly page: 'people' }
  | { readonly page: 'site'; readonly siteId: string }
  | { readonly page: 'place-scene'; readonly sceneId: string }
  | { readonly page: 'cases' }
  | { readonly page: 'case'; readonly caseId: string }
  | { readonly page: 'list'; readonly caseId: string; readonly collection: CollectionName }
  | { readonly page: 'document'; readonly caseId: string; readonly documentId: string }
  | { readonly page: 'scene'; readonly caseId: string; readonly sceneId: string }
  | { readonly page: 'strips'; readonly caseId: string; readonly zoneId: string }
  | { readonly page: 'brief'; readonly caseId: string }
  | { readonly page: 'origins'; readonly caseId: string; readonly propositionId: string }
  | { readonly page: 'nowhere' };

/** Reads a path like `/cases/tumangang-2023/observations`; anything unknown is `nowhere`. */
export function parsePlace(path: string): Place {
  const parts = path.split('/').slice(1).map(decode);
  if (parts.at(-1) === '') parts.pop();
  if (parts.includes(undefined)) return { page: 'nowhere' };
  const [root, caseId, view, record, ...rest] = parts as string[];
  if (root === undefined) return { page: 'watch' };
  if (root === 'work' && caseId === undefined) return { page: 'work' };
  if ((root === 'account' || root === 'people') && caseId === undefined) return { page: root };
  if (root === 'sites' && caseId && view === undefined) return { page: 'site', siteId: caseId };
  if (root === 'scenes' && caseId && view === undefined) return { page: 'place-scene', sceneId: caseId };
  if (root === 'cases' && caseId === undefined) return { page: 'cases' };
  if (root !== 'cases' || !caseId || rest.length > 0) return { page: 'nowhere' };
  if (view === undefined) return { page: 'case', caseId };
  if (view === 'documents' && record) return { page: 'document', caseId, documentId: record };
  if (view === 'propositions' && record) return { page: 'origins', caseId, propositionId: record };
  if (view === 'scenes' && record) return { page: 'scene', caseId, sceneId: record };
  if (view === 'zones' && record) return { page: 'strips', caseId, zoneId: record };
  if (view === 'brief' && record === undefined) return { page: 'brief', caseId };
  const collection = collectionNames.find((name) => name === view);
  return collection && record === undefined ? { page: 'list', caseId, collection } : { page: 'nowhere' };
}

/** The first page. */
export const watchPath = '/';

/** What people are asked to do, and what they say. */
export const workPath = '/work';

/** What the visitor has signed in with. */
export const accountPath = '/account';

/** Who may use the workspace. */
export const peoplePath = '/people';

/** All cases. */
export const casesPath = '/cases';

/** A site with all that has been seen there. */
export function sitePath(siteId: string): string {
  return `/sites/${encodeURIComponent(siteId)}`;
}

/** The picture of a scene, of whatever case. */
export function placeScenePath(sceneId: string): string {
  return `/scenes/${encodeURIComponent(sceneId)}`;
}

/** The overview of a case. */
export function casePath(caseId: string): string {
  return `/cases/${encodeURIComponent(caseId)}`;
}

/** Where the brief of a case is put together and published. */
export function briefPath(caseId: string): string {
  return `${casePath(caseId)}/brief`;
}

/** One list of a case; with `record`, that row of it. */
export function listPath(caseId: string, collection: CollectionName, record?: string): string {
  return `${casePath(caseId)}/${collection}${record === undefined ? '' : `#${encodeURIComponent(record)}`}`;
}

/** The text of a document; with `claim` or `quote`, that place in it. */
export function documentPath(
  caseId: string,
  documentId: string,
  mark: { readonly claim?: string; readonly quote?: string } = {},
): string {
  const hash = Object.entries(mark).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${casePath(caseId)}/documents/${encodeURIComponent(documentId)}${hash.length > 0 ? `#${hash.join('&')}` : ''}`;
}

/** Who said a proposition first. */
export function originsPath(caseId: string, propositionId: string): string {
  return `${casePath(caseId)}/propositions/${encodeURIComponent(propositionId)}`;
}

/** The form that opens a forecast from a claim. */
export function newForecastPath(caseId: string, claimId: string): string {
  return `${listPath(caseId, 'forecasts')}?claim=${encodeURIComponent(claimId)}`;
}

/** The picture of a scene. */
export function scenePath(caseId: string, sceneId: string): string {
  return `${casePath(caseId)}/scenes/${encodeURIComponent(sceneId)}`;
}

/** A track on every date. */
export function stripsPath(caseId: string, zoneId: string): string {
  return `${casePath(caseId)}/zones/${encodeURIComponent(zoneId)}`;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
