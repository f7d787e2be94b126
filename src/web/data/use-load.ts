import { startTransition, useEffect, useState } from 'react';
import {
  type CaseSummary,
  type CollectionItems,
  type CollectionName,
  type Page,
  type PublicationList,
  casesAddress,
  collections,
  compositionAddress,
  documentAddress,
  originsAddress,
  publicationsAddress,
  sceneMarkingsAddress,
  sceneViewAddress,
  summaryAddress,
} from '#api';
import {
  type Case,
  type Composition,
  type Document,
  type Marking,
  type OriginTrace,
  type SceneView,
  recordKinds,
} from '#core';
import { type Loaded, LoadError, readCollection, readJson } from './client.ts';
import { useChanges } from './live.ts';

/** Something on its way. */
export type Load<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: LoadError; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: T };

/** The cases of the workspace. */
export function useCases(): Load<Page<Case, number>> {
  return useLoad(
    'cases',
    (signal) => readJson<Page<Case, number>>(casesAddress({ limit: 1000 }), signal),
    useChanges('case'),
  );
}

/** A case and the size of its lists; without a case it stays on its way and asks for nothing. */
export function useSummary(caseId: string | null): Load<CaseSummary> {
  return useLoad(
    caseId === null ? null : `summary ${caseId}`,
    (signal) => readJson<CaseSummary>(summaryAddress(caseId!), signal),
    useChanges(...recordKinds),
  );
}

/** One list of a case, read again when one of its records changes; with `document`, the claims of that document. */
export function useCollection<K extends CollectionName>(
  caseId: string,
  collection: K,
  document?: string,
  version = 0,
): Load<Loaded<CollectionItems[K]>> {
  const kind = collections[collection];
  const changes = useChanges(...(kind === null ? recordKinds : [kind]));
  return useLoad(
    `${collection} ${caseId} ${document ?? ''}`,
    (signal, show) => readCollection(caseId, collection, signal, document, show),
    version + changes,
  );
}

/** Who said what first; null where the server traces nothing. */
export function useOrigins(caseId: string, version = 0): Load<OriginTrace | null> {
  const changes = useChanges('claim', 'proposition', 'document', 'party');
  return useLoad(
    `origins ${caseId}`,
    (signal) =>
      readJson<OriginTrace>(originsAddress(caseId), signal).catch((error: unknown) => {
        if (error instanceof LoadError && error.problem?.status === 404) return null;
        throw error;
      }),
    version + changes,
  );
}

/** A document with its text. */
export function useDocument(documentId: string): Load<Document> {
  return useLoad(
    `document ${documentId}`,
    (signal) => readJson<Document>(documentAddress(documentId), signal),
    useChanges('document'),
  );
}

/** How the image of a scene is shown. */
export function useSceneView(sceneId: string): Load<SceneView> {
  return useLoad(`view ${sceneId}`, (signal) => readJson<SceneView>(sceneViewAddress(sceneId), signal));
}

/** What was marked on a scene; read again when `changes` grows. */
export function useSceneMarkings(sceneId: string, changes: number): Load<readonly Marking[]> {
  const read = async (signal: AbortSignal): Promise<readonly Marking[]> => {
    const { items } = await readJson<{ readonly items: readonly Marking[] }>(sceneMarkingsAddress(sceneId), signal);
    return items;
  };
  return useLoad(`markings ${sceneId}`, read, changes);
}

/** How the brief of a case is put together. */
export function useComposed(caseId: string): Load<Composition> {
  return useLoad(`composition ${caseId}`, (signal) => readJson<Composition>(compositionAddress(caseId), signal));
}

/** The published versions of a case; read again when `published` grows. */
export function usePublications(caseId: string, published: number): Load<PublicationList> {
  return useLoad(
    `publications ${caseId} ${published}`,
    (signal) => readJson<PublicationList>(publicationsAddress(caseId), signal),
    useChanges('publication'),
  );
}

/** All of them, once all are there; the first that is not says why. */
export function all<Values extends readonly unknown[]>(
  ...loads: { readonly [Index in keyof Values]: Load<Values[Index]> }
): Load<Values> {
  const values: unknown[] = [];
  for (const load of loads) {
    if (load.state !== 'ready') return load;
    values.push(load.value);
  }
  return { state: 'ready', value: values as unknown as Values };
}

/** Milliseconds after which a server that did not answer is asked again. */
const awayMs = 3000;

/**
 * Loads what `key` names, and again when the key changes or the reader asks. Late answers of an old key are dropped. When only
 * `changes` grows, what is there stays in sight until the new answer has come; should that fail, it stays. A server that does not
 * answer is asked again, also at once when the browser is back on its network. `read` may show a
 * part before the whole is there.
 */
export function useLoad<T>(
  key: string | null,
  read: (signal: AbortSignal, show: (part: T) => void) => Promise<T>,
  changes = 0,
): Load<T> {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ key: string; load: Load<T> } | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    const controller = new AbortController();
    let isInSight = changes > 0;
    const show = (load: Load<T>): void => {
      if (controller.signal.aborted) return;
      const take = (): void =>
        setAnswer((known) => (load.state === 'failed' && isReady(known, key) ? known : { key, load }));
      // What only renews or completes what is in sight gives way to whoever is typing.
      if (isInSight) startTransition(take);
      else take();
      isInSight = true;
    };
    const retry = (): void => {
      setAnswer(null);
      setAttempt((count) => count + 1);
    };
    const showPart = (value: T): void => show({ state: 'ready', value });
    read(controller.signal, changes === 0 ? showPart : () => {}).then(
      (value) => show({ state: 'ready', value }),
      (error: unknown) =>
        show({
          state: 'failed',
          error: error instanceof LoadError ? error : new LoadError(String(error), null),
          retry,
        }),
    );
    return () => controller.abort();
    // `read` is made anew with each rendering; `key` says all that it depends on.
  }, [key, attempt, changes]);
  const isAway = answer?.key === key && answer.load.state === 'failed' && answer.load.error.problem === null;
  useEffect(() => {
    if (!isAway) return undefined;
    // What was said of it stays in sight until there is an answer.
    const again = (): void => setAttempt((count) => count + 1);
    const timer = setTimeout(again, awayMs);
    addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [isAway, attempt]);
  return answer?.key === key ? answer.load : { state: 'loading' };
}

function isReady<T>(answer: { readonly key: string; readonly load: Load<T> } | null, key: string): boolean {
  return answer?.key === key && answer.load.state === 'ready';
}
