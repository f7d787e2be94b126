import type { Publication } from '#core';
import { contentPolicy } from './content-policy.ts';
import { type Markup, markup, raw } from './markup.ts';
import { briefStyle } from './style.ts';
import { table } from './table.ts';

/** Files a reader asks for, in this order; the others are listed below. */
const forms: readonly (readonly [string, string])[] = [
  ['brief.html', 'Read it (one file, works offline)'],
  ['brief.pdf', 'PDF'],
  ['brief.json', 'Data (JSON)'],
];

/** The page over a published version: its forms, what is new in it, how to check it, and the versions before. */
export function renderPublicPage(versions: readonly Publication[]): string {
  const newest = versions.at(-1);
  if (!newest) throw new Error('a page needs a version');
  const paths = new Set(newest.files.map(({ path }) => path));
  const style = `${briefStyle}.forms { list-style: none; padding: 0; } .forms li { margin: .5rem 0; font-size: 1.0625rem; }\n`;
  const policy = contentPolicy(style).replace('img-src data:', "img-src 'self' data:");
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta property="og:title" content="${newest.title}" />
        <meta property="og:type" content="article" />
        ${paths.has('card.png') ? markup`<meta property="og:image" content="card.png" /><meta name="twitter:card" content="summary_large_image" />` : null}
        <title>${newest.title}</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <header>
          <h1>${newest.title}</h1>
          <p class="meta">
            Version ${newest.number}, published ${formatTime(newest.published)} by ${newest.by}. It is frozen: what is
            corrected later becomes a new version.
          </p>
        </header>
        <main>
          ${newest.note === null ? null : markup`<p>${newest.note}</p>`}
          <ul class="forms">
            ${forms.filter(([path]) => paths.has(path)).map(([path, words]) => markup`<li><a href="${path}">${words}</a></li>`)}
          </ul>
          ${paths.has('card.png') ? markup`<figure><img src="card.png" alt="${newest.title}" width="1200" height="630" /></figure>` : null}
          <h2>Versions</h2>
          ${table('Each version names the one before by its hash', ['Version', 'Published', 'By', 'What is new', 'Hash'], versions.toReversed().map(versionRow))}
          <h2>Files and their hashes</h2>
          <p>
            Check them with <code>sha256sum -c SHA256SUMS</code> or <code>sightline verify-brief FOLDER</code>; the record of
            all versions is <a href="publication.json">publication.json</a>.
          </p>
          ${historyLine(newest)}
          ${table(
            'Files of this version',
            ['File', 'Bytes', 'SHA-256'],
            newest.files.map(
              ({ byteLength, path, sha256 }) =>
                markup`<tr><td><a href="${path}">${path}</a></td><td class="value">${byteLength}</td><td><code>${sha256}</code></td></tr>`,
            ),
          )}
        </main>
        <footer><p>Places and public statements only.</p></footer>
      </body>
    </html> `.text;
}

function historyLine({ history }: Publication): Markup | null {
  if (history === null) return null;
  return markup`<p>
    It rests on the history of the workspace up to entry ${history.sequence} of ${formatTime(history.at)},
    <code>${history.sha256}</code>: who keeps the workspace can show by <code>sightline audit verify</code> that nothing
    before it was changed since.
  </p>`;
}

function versionRow({ by, note, number, published, sha256 }: Publication): Markup {
  return markup`<tr><td class="value">${number}</td><td class="date">${formatTime(published)}</td><td>${by}</td><td>${note ?? 'first version'}</td><td><code>${sha256}</code></td></tr>`;
}

function formatTime(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
