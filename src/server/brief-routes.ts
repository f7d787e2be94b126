import { type Context, Hono } from 'hono';
import { answer } from './answer.ts';
import { briefPolicy, workbenchPolicy } from './content-security-policy.ts';
import type { ServedBrief, ServerDependencies } from './dependencies.ts';
import { type ReaderLanguage, readerLanguages } from '#core';
import { ServerError } from './errors.ts';
import { requireCase } from './find-case.ts';

/** `/cases/{case}/brief.html`, `.pdf` and `.json`: the publication itself; `?lang=de` in German. */
export function briefRoutes(dependencies: ServerDependencies): Hono {
  const brief = (context: Context): Promise<ServedBrief> =>
    requireBrief(dependencies, context.req.param('case')!, readLanguage(context.req.query('lang')));
  return new Hono()
    .get('/cases/:case/brief.html', async (context) => {
      const { html } = await brief(context);
      const headers = { 'Content-Security-Policy': briefPolicy(html) };
      return answer(context, html, { mediaType: 'text/html; charset=utf-8', headers });
    })
    .get('/cases/:case/brief.pdf', async (context) => {
      const { pdf } = await brief(context);
      const headers = {
        'Content-Disposition': 'inline; filename="brief.pdf"',
        'Content-Security-Policy': workbenchPolicy,
      };
      return answer(context, pdf, { mediaType: 'application/pdf', headers });
    })
    .get('/cases/:case/brief.json', async (context) => {
      const { json } = await brief(context);
      return answer(context, json, { mediaType: 'application/json; charset=utf-8' });
    });
}

/** The brief of an existing case. Throws ServerError `no-such-record` or `no-brief`. */
export async function requireBrief(
  dependencies: ServerDependencies,
  caseId: string,
  language: ReaderLanguage = 'en',
): Promise<ServedBrief> {
  const record = await requireCase(dependencies.store, caseId);
  const brief = await dependencies.brief(record.id, language);
  if (!brief) throw new ServerError('no-brief', `the case "${record.id}" has no brief`);
  return brief;
}

function readLanguage(asked: string | undefined): ReaderLanguage {
  const found = readerLanguages.find((one) => one === (asked ?? 'en'));
  if (found) return found;
  throw new ServerError('bad-parameter', `lang: expected ${readerLanguages.join(' or ')}, got ${asked!.slice(0, 40)}`);
}
