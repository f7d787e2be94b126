import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SceneViews, onePerson, publishBrief, traceCase } from '#app';
import { createServer, listen } from '#server';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { faint, printLine } from '../output.ts';
import { version } from '../version.ts';
import { type Workspace, openWorkspace } from '../workspace.ts';
import { briefOptions } from '../brief-options.ts';
import { briefKeeper } from '../brief-keeper.ts';

export async function runServe(
  options: { readonly workspace?: string; readonly port: number },
  signal: AbortSignal,
): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    return await serveWorkspace(workspace, options.port, signal);
  } finally {
    await workspace.close();
  }
}

/** Serves until the signal; prints the address of the workbench and of each case's brief. */
export async function serveWorkspace(workspace: Workspace, port: number, signal: AbortSignal): Promise<ExitCode> {
  const { store, blobs, images } = workspace;
  const { composeEncoder } = await import('../compose.ts');
  const views = new SceneViews(store, images, composeEncoder());
  const server = createServer({
    store,
    blobs,
    views,
    board: workspace.board,
    brief: briefKeeper(store, images),
    publish: async (request) =>
      publishBrief({ store, blobs, permissions: onePerson }, request, await briefOptions(images)),
    permissions: onePerson,
    origins: (caseId) => traceCase(store, caseId),
    webRoot: findWebRoot(),
    version,
    onError: (error) => process.stderr.write(`sightline: ${error instanceof Error ? error.stack : String(error)}\n`),
  });
  const listening = await listen(server, { host: '127.0.0.1', port, signal });
  printLine(`\nserving ${listening.url}/  ${faint('this machine only; Ctrl-C stops')}`);
  for (const { id } of await store.list('case')) printLine(faint(`  brief: ${listening.url}/cases/${id}/brief.html`));
  await listening.closed;
  await views.close();
  return exitCode.ok;
}

/** The built workbench; null when `npm run build` has not been run, then only API and briefs are served. */
function findWebRoot(): string | null {
  const folder = fileURLToPath(new URL('../../../build/web', import.meta.url));
  return existsSync(folder) ? folder : null;
}
