import type { BlockList } from 'node:net';
import type {
  Accounts,
  AssessSeries,
  Blobs,
  IdentityProvider,
  Permissions,
  PublishRequest,
  SceneViews,
  Store,
  WatchBoard,
} from '#app';
import type { OriginTrace, Publication, ReaderLanguage } from '#core';

/** A brief as it is served; `json` is the text of brief.json. */
export interface ServedBrief {
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly json: string;
}

/** What the server stands on; `cli/compose.ts` fills it. */
export interface ServerDependencies {
  readonly store: Store;
  /** Who may use the workspace; without it, or while it is empty, one person on one machine does everything. */
  readonly accounts?: Accounts;
  /** The address that people know the server by, where it is more than this machine's own. */
  readonly publicUrl?: URL;
  /** Proxies on other machines that say for whom they ask; those on this one are believed where there is a `publicUrl`. */
  readonly trustedProxies?: BlockList;
  /** Lets people sign in elsewhere. */
  readonly provider?: IdentityProvider;
  readonly blobs: Blobs;
  /** Shows the pixels of scenes; whoever made it closes it. */
  readonly views: SceneViews;
  /** Judges what is unusual, in the background. */
  readonly board: WatchBoard;
  /** Judges the series of one site, best in a thread of its own; without it, between requests. */
  readonly assess?: AssessSeries;
  /** Undefined where there is no such case. Called with each request for a brief: keep what is costly. */
  readonly brief: (caseId: string, language: ReaderLanguage) => Promise<ServedBrief | undefined>;
  /** Freezes the brief of a case; without it nothing is published. */
  readonly publish?: (request: PublishRequest) => Promise<Publication>;
  /** Who may compose and publish; one person may, without it. */
  readonly permissions?: Permissions;
  /** Who said what first, from `traceCase` of `app`; without it the address answers 404. */
  readonly origins?: (caseId: string) => Promise<OriginTrace>;
  /** Folder of the built web files; null serves a plain list of cases instead. */
  readonly webRoot: string | null;
  readonly version: string;
  /** Told of every error that is our fault (status 500); nothing is logged without it. */
  readonly onError?: (error: unknown) => void;
}
