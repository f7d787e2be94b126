import { html } from 'hono/html';
import type { Context } from 'hono';
import { briefFileAddress, casesAddress } from '#api';
import { answer } from './answer.ts';
import type { ServerDependencies } from './dependencies.ts';

/** The cases and their briefs as a bare page, for a checkout in which the web application has not been built. */
export async function plainIndex(context: Context, { store }: ServerDependencies): Promise<Response> {
  const cases = await store.list('case');
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Sightline</title>
      </head>
      <body>
        <h1>Sightline</h1>
        <p>The workbench is not built here (<code>npm run build</code>). Briefs and data are:</p>
        <ul>
          ${cases.map(
            (one) =>
              html`<li>
                <a href="${briefFileAddress(one.id, 'html')}">${one.title}</a> (<a
                  href="${briefFileAddress(one.id, 'pdf')}"
                  >PDF</a
                >, <a href="${briefFileAddress(one.id, 'json')}">JSON</a>)
              </li>`,
          )}
        </ul>
        <p><a href="${casesAddress()}">All cases as JSON</a>, <a href="/api/openapi.json">OpenAPI</a></p>
      </body>
    </html>`;
  return answer(context, page.toString(), { mediaType: 'text/html; charset=utf-8' });
}
