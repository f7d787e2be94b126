import { type Context, Hono } from 'hono';
import { compositionChangeSchema, publishOrderSchema, recordEtag, routes } from '#api';
import {
  listPublications,
  makePublicFolder,
  onePerson,
  readComposition,
  requirePublication,
  saveComposition,
} from '#app';
import { answer, answerJson } from './answer.ts';
import { answerChange, seenRecord } from './changes/answer-change.ts';
import { briefPolicy, workbenchPolicy } from './content-security-policy.ts';
import type { ServerDependencies } from './dependencies.ts';
import { ServerError } from './errors.ts';
import { requireCase } from './find-case.ts';
import { pattern } from './parse-query.ts';
import { readBody } from './read-body.ts';

/** Putting a brief together, publishing it, and the frozen versions themselves. */
export function publishingRoutes({ blobs, permissions = onePerson, publish, store }: ServerDependencies): Hono {
  const file = async (context: Context, path: string): Promise<Response> => {
    const { id } = await requireCase(store, context.req.param('case')!);
    const text = context.req.param('number')!;
    if (!/^\d{1,6}$/.test(text)) throw new ServerError('no-such-page', `${text.slice(0, 80)} is no version`);
    const version = await requirePublication(store, id, Number(text));
    const versions = (await listPublications(store, id)).slice(0, version.number);
    const found = (await makePublicFolder(versions, blobs)).find((one) => one.path === path);
    if (!found) throw new ServerError('no-such-page', `version ${version.number} has no file ${path.slice(0, 200)}`);
    const isPage = path.endsWith('.html');
    const policy = isPage && typeof found.content === 'string' ? pagePolicy(found.content) : workbenchPolicy;
    const html = isPage && typeof found.content !== 'string' ? new TextDecoder().decode(found.content) : null;
    return answer(context, html ?? found.content, {
      mediaType: version.files.find((one) => one.path === path)?.mediaType ?? mediaTypeOf(path),
      headers: { 'Content-Security-Policy': html === null ? policy : briefPolicy(html) },
    });
  };
  return new Hono()
    .get(pattern(routes.composition), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      const composition = await readComposition(store, id);
      return answerJson(context, composition, recordEtag(composition));
    })
    .post(pattern(routes.saveComposition), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      const { by, composition } = await readBody(context, compositionChangeSchema);
      if (composition.caseId !== id)
        throw new ServerError('bad-parameter', `composition.caseId: expected ${id}, got ${composition.caseId}`);
      const seen = seenRecord(context, { kind: 'composition', id });
      return answerChange(context, store, null, async (changing) => {
        await saveComposition(
          { store: changing, permissions },
          composition,
          { kind: 'person', name: by },
          seen?.sha256 ?? null,
        );
        return [id];
      });
    })
    .get(pattern(routes.publications), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      return answerJson(context, { items: await listPublications(store, id) });
    })
    .post(pattern(routes.publish), async (context) => {
      const { id } = await requireCase(store, context.req.param('case')!);
      const { by, language, note } = await readBody(context, publishOrderSchema);
      if (!publish) throw new ServerError('no-brief', 'this server publishes nothing');
      return answerJson(context, await publish({ caseId: id, actor: { kind: 'person', name: by }, note, language }));
    })
    .get('/cases/:case/publications/:number/', (context) => file(context, 'index.html'))
    .get('/cases/:case/publications/:number/:path{.+}', (context) => file(context, context.req.param('path')));
}

/** The page over a version shows its card, which lies beside it. */
function pagePolicy(html: string): string {
  return briefPolicy(html).replace('img-src data:', "img-src 'self' data:");
}

function mediaTypeOf(path: string): string {
  if (path.endsWith('.html')) return 'text/html; charset=utf-8';
  return path.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
}
