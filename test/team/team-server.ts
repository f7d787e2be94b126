import type { Hono } from 'hono';
import { type Accounts, fourEyes, publishBrief } from '#app';
import type { Role } from '#core';
import { type ServerDependencies, createServer } from '#server';
import { findFontFolders } from '../../src/cli/font-folders.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';
import { homeCase, otherCase, twoCases } from './two-cases.ts';

export const password = 'correct horse battery staple';

/** A server over two cases with one person for each role; `close` removes all. */
export interface TeamServer {
  readonly app: Hono;
  readonly workspace: SampleWorkspace;
  readonly accounts: Accounts;
  /** The cookie of a new session. */
  signIn(name: string, secret?: string): Promise<string>;
  close(): Promise<void>;
}

/** People by what they are in the home case. `stranger` is admin of the other case, `newcomer` has no role at all. */
export const people = ['newcomer', 'stranger', 'viewer', 'analyst', 'reviewer', 'admin', 'server'] as const;
export type TeamMember = (typeof people)[number];

export async function startTeamServer(more: Partial<ServerDependencies> = {}): Promise<TeamServer> {
  const workspace = await openSampleWorkspace(twoCases);
  const { blobs, board, store, views } = workspace;
  const { accounts } = store;
  for (const name of people) {
    const { id } = await accounts.people.add({ name, email: null, isAdmin: name === 'server', password }, 'test');
    if (name === 'stranger') await accounts.people.setRole(id, otherCase, 'admin', 'test');
    else if (name !== 'newcomer' && name !== 'server')
      await accounts.people.setRole(id, homeCase, name as Role, 'test');
  }
  const permissions = fourEyes(store, accounts.policies);
  const app = createServer({
    store,
    accounts,
    blobs,
    views,
    board,
    permissions,
    publish: (request) =>
      publishBrief({ store, blobs, permissions }, request, {
        generated: '2023-10-20T12:00:00Z',
        generator: { name: 'sightline', version: 'test' },
        fontFolders: findFontFolders(),
      }),
    brief: async (caseId) => ({ html: `<p>${caseId}`, pdf: new TextEncoder().encode('%PDF'), json: '{}' }),
    origins: async () => ({ propositions: [], documents: [] }) as never,
    webRoot: null,
    version: 'test',
    ...more,
  });
  const signIn = async (name: string, secret: string = password): Promise<string> => {
    const answer = await app.request('/api/v1/sign-in', {
      method: 'POST',
      body: JSON.stringify({ name, password: secret }),
      headers: { 'Content-Type': 'application/json' },
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (answer.status !== 200 || cookie === undefined) throw new Error(`${name}: ${await answer.text()}`);
    return cookie;
  };
  return { app, workspace, accounts, signIn, close: () => workspace.close() };
}
