import { existsSync } from 'node:fs';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SceneViews, fourEyes, publishBrief, traceCase } from '#app';
import { createServer, listen } from '#server';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { faint, printLine } from '../output.ts';
import { version } from '../version.ts';
import { CommandError, type WebAccess, type Workspace, openWorkspace } from '../workspace.ts';
import { briefOptions } from '../brief-options.ts';
import { briefKeeper } from '../brief-keeper.ts';

/** Where to serve; on this machine only unless told. */
export interface ServeOptions {
  readonly port: number;
  readonly host?: string;
  /** The address that people know the server by. */
  readonly publicUrl?: URL;
  /** Addresses and networks of proxies that say for whom they ask. */
  readonly trustedProxy?: readonly string[];
}

export async function runServe(
  options: ServeOptions & WebAccess & { readonly workspace?: string },
  signal: AbortSignal,
): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace, options);
  try {
    return await serveWorkspace(workspace, options, signal);
  } finally {
    await workspace.close();
  }
}

/** Serves until the signal; prints the address of the workbench and of each case's brief. */
export async function serveWorkspace(
  workspace: Workspace,
  options: ServeOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { store, blobs, images } = workspace;
  const { accounts } = store;
  const host = options.host ?? '127.0.0.1';
  const hasAccounts = await accounts.people.hasAny();
  const publicUrl = requireSafe(host, options, hasAccounts);
  const { composeEncoder, composeIdentityProvider } = await import('../compose.ts');
  const provider = composeIdentityProvider();
  const views = new SceneViews(store, images, composeEncoder());
  const permissions = fourEyes(store, accounts.policies);
  // Judging begins before anybody asks; what fails is told to whoever does.
  workspace.board.read(0).catch(() => {});
  const server = createServer({
    store,
    accounts,
    ...(publicUrl === null ? {} : { publicUrl }),
    trustedProxies: parseProxies(options.trustedProxy ?? []),
    ...(provider === undefined ? {} : { provider }),
    blobs,
    views,
    board: workspace.board,
    assess: workspace.assess,
    brief: briefKeeper(store, images),
    publish: async (request) => publishBrief({ store, blobs, permissions }, request, await briefOptions(images)),
    permissions,
    origins: (caseId) => traceCase(store, caseId),
    webRoot: findWebRoot(),
    version,
    onError: (error) => process.stderr.write(`sightline: ${error instanceof Error ? error.stack : String(error)}\n`),
  });
  const listening = await listen(server, { host, port: options.port, signal });
  const address = publicUrl?.origin ?? listening.url;
  const whom = isLoopback(host) ? 'this machine only' : `${host}, to people with accounts`;
  printLine(`\nserving ${address}/  ${faint(`${whom}; Ctrl-C stops`)}`);
  for (const { id } of await store.list('case')) printLine(faint(`  brief: ${address}/cases/${id}/brief.html`));
  await listening.closed;
  await views.close();
  return exitCode.ok;
}

/**
 * The public address, if there is one. Throws CommandError where the network could reach what has no accounts, or where nobody
 * could say by which name it does.
 */
function requireSafe(host: string, { port, publicUrl }: ServeOptions, hasAccounts: boolean): URL | null {
  if (!isLoopback(host) && !hasAccounts)
    throw new CommandError(
      'usage',
      `--host ${host}: a workspace without accounts is served on this machine only; make one with: sightline people add NAME --admin`,
    );
  if (publicUrl && !hasAccounts)
    throw new CommandError(
      'usage',
      '--public-url: a workspace without accounts has no public address; make one with: sightline people add NAME --admin',
    );
  const isEverywhere = ['0.0.0.0', '::', ''].includes(host);
  if (publicUrl === undefined && isEverywhere)
    throw new CommandError('usage', `--host ${host}: say with --public-url by which address people reach it`);
  const own = publicUrl ?? (isLoopback(host) ? null : new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${port}`));
  if (own?.protocol === 'http:' && !isLoopback(own.hostname))
    process.stderr.write(
      `sightline: ${own.origin} is not https: passwords and sessions can be read on the way. Put a proxy with a certificate before it.\n`,
    );
  return own;
}

function parseProxies(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of networks) {
    const [address = '', bits, ...rest] = text.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (isIP(address) === 0 || length < 0 || length > most || rest.length > 0)
      throw new CommandError('usage', `--trusted-proxy ${text}: expected an address or a network such as 10.1.0.0/16`);
    list.addSubnet(address, length, family);
  }
  return list;
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** The built workbench; null when `npm run build` has not been run, then only API and briefs are served. */
function findWebRoot(): string | null {
  const folder = fileURLToPath(new URL('../../../build/web', import.meta.url));
  return existsSync(folder) ? folder : null;
}
