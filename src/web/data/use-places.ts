import { useEffect, useState } from 'react';
import {
  type SiteAnswer,
  type SurroundingsAnswer,
  type WatchAnswer,
  siteAddress,
  surroundingsAddress,
  watchAddress,
} from '#api';
import { readJson } from './client.ts';
import { useChanges, useIsWorking } from './live.ts';
import { type Load, useLoad } from './use-load.ts';

/** Milliseconds until a list that is being judged is read again, where the stream was too late to tell of it. */
const untoldMs = 2000;

/** The first page of the workspace, read again when anything on it changes; `renew` reads it at once. */
export function useWatch(): { readonly load: Load<WatchAnswer>; readonly renew: () => void } {
  const changes = useChanges('site', 'observation', 'scene', 'alert');
  const [asked, setAsked] = useState(0);
  const load = useLoad('watch', (signal) => readJson<WatchAnswer>(watchAddress, signal), changes + asked);
  const isUntold = !useIsWorking() && load.state === 'ready' && load.value.waiting > 0;
  useEffect(() => {
    if (!isUntold) return undefined;
    const timer = setTimeout(() => setAsked((count) => count + 1), untoldMs);
    return () => clearTimeout(timer);
  }, [isUntold, asked]);
  return { load, renew: () => setAsked((count) => count + 1) };
}

/** A site with all that has been seen there. */
export function useSite(siteId: string): Load<SiteAnswer> {
  const changes = useChanges('site', 'zone', 'observation', 'scene', 'marking');
  return useLoad(`site ${siteId}`, (signal) => readJson<SiteAnswer>(siteAddress(siteId), signal), changes);
}

/** Other dates over the ground of a scene, and the places it shows. */
export function useSurroundings(sceneId: string): Load<SurroundingsAnswer> {
  const changes = useChanges('site', 'zone', 'scene');
  const read = (signal: AbortSignal): Promise<SurroundingsAnswer> =>
    readJson<SurroundingsAnswer>(surroundingsAddress(sceneId), signal);
  return useLoad(`surroundings ${sceneId}`, read, changes);
}
