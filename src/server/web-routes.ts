import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { applicationPages } from '#api';
import { answer } from './answer.ts';
import type { ServerDependencies } from './dependencies.ts';
import { ServerError } from './errors.ts';
import { pattern } from './parse-query.ts';
import { plainIndex } from './plain-index.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
  png: 'image/png',
};

/**
 * The built web application. Only `index.html` and single names in `assets/` are ever read, so no address can climb
 * out of the folder.
 */
export function webRoutes(dependencies: ServerDependencies): Hono {
  const webRoot = builtWebRoot(dependencies);
  const app = new Hono();
  if (webRoot === null) return app.get('/', (context) => plainIndex(context, dependencies));
  for (const page of applicationPages) app.get(pattern(page), (context) => indexPage(context, webRoot));
  return app.get('/assets/:name{[A-Za-z0-9][A-Za-z0-9._-]*}', async (context) => {
    const name = context.req.param('name');
    const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)];
    const bytes = mediaType && (await readIfThere(join(webRoot, 'assets', name)));
    if (!bytes) throw new ServerError('no-such-page', `there is no file "${name.slice(0, 80)}"`);
    return answer(context, bytes, { mediaType, caching: 'forever' });
  });
}

/** The folder of the web files when they have been built. */
export function builtWebRoot({ webRoot }: ServerDependencies): string | null {
  return webRoot !== null && existsSync(join(webRoot, 'index.html')) ? webRoot : null;
}

/** The page of the application, which then says itself whether it knows the address. */
export async function indexPage(context: Context, webRoot: string, status: 200 | 404 = 200): Promise<Response> {
  return answer(context, await readFile(join(webRoot, 'index.html')), {
    mediaType: 'text/html; charset=utf-8',
    status,
  });
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
