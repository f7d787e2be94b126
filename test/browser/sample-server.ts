import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { type ServedBrief, createServer, listen } from '#server';
import { type Accounts, type TeamStore, onePerson, publishBrief } from '#app';
import { findFontFolders } from '../../src/cli/font-folders.ts';
import { sampleOriginals, sampleRecords } from './sample-case.ts';
import { sampleTrace } from './sample-trace.ts';
import { type Records, openSampleWorkspace } from './sample-workspace.ts';

/** A running server over the sample case with a workbench built from the present sources. */
export interface SampleServer {
  readonly url: string;
  readonly webRoot: string;
  /** Milliseconds that building the workbench took. */
  readonly buildTime: number;
  /** Empty, so that nobody signs in, until a test makes an account. */
  readonly accounts: Accounts;
  /** The workspace as another process sees it. */
  readonly store: TeamStore;
  /** Stops answering, as a killed server does; `resume` answers again at the same address. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

const brief: ServedBrief = {
  html:
    '<!doctype html><html lang="en"><head><title>Brief</title><style>h1 { color: rgb(1, 2, 3) }</style></head>' +
    '<body><main><h1>The brief</h1></main></body></html>',
  pdf: new TextEncoder().encode('%PDF-1.7\n'),
  json: '{"title":"The brief"}',
};

/** Builds, opens and serves; `records` replace the sample's. */
export async function startSampleServer(records: Records = sampleRecords): Promise<SampleServer> {
  const webRoot = await mkdtemp(join(tmpdir(), 'sightline-web-'));
  const begun = performance.now();
  await build({ configFile: 'vite.config.ts', logLevel: 'error', build: { outDir: webRoot, emptyOutDir: true } });
  const buildTime = performance.now() - begun;
  const workspace = await openSampleWorkspace(records, sampleOriginals);
  const { store, blobs, views, board } = workspace;
  const { accounts } = store;
  const app = createServer({
    store,
    accounts,
    blobs,
    views,
    board,
    brief: async () => brief,
    publish: (request) =>
      publishBrief({ store, blobs, permissions: onePerson }, request, {
        generated: '2023-10-20T12:00:00Z',
        generator: { name: 'sightline', version: 'test' },
        fontFolders: findFontFolders(),
      }),
    origins: async () => sampleTrace,
    webRoot,
    version: 'test',
  });
  let listening = await listen(app, { host: '127.0.0.1', port: 0 });
  const port = Number(new URL(listening.url).port);
  return {
    url: listening.url,
    webRoot,
    buildTime,
    accounts,
    store,
    pause: () => listening.close(),
    resume: async () => {
      listening = await listen(app, { host: '127.0.0.1', port });
    },
    close: async () => {
      await listening.close();
      await workspace.close();
      await rm(webRoot, { recursive: true, force: true });
    },
  };
}
