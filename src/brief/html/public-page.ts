import type { Publication } from '#core';
import type { BriefWords } from '../words/english/english.ts';
import { wordsIn } from '../words/words-in.ts';
import { contentPolicy } from './content-policy.ts';
import { type Markup, markup, raw } from './markup.ts';
import { briefStyle } from './style.ts';
import { table } from './table.ts';

/** Files a reader asks for, in this order; the others are listed below. */
const forms = ['html', 'pdf', 'json'] as const;

/** The page over a published version: its forms, what is new in it, how to check it, and the versions before. */
export function renderPublicPage(versions: readonly Publication[]): string {
  const newest = versions.at(-1);
  if (!newest) throw new Error('a page needs a version');
  const words = wordsIn(newest.language ?? 'en');
  const said = words.publication;
  const time = (instant: string): string => `${words.amounts.time(instant)} UTC`;
  const paths = new Set(newest.files.map(({ path }) => path));
  const style = `${briefStyle}.forms { list-style: none; padding: 0; } .forms li { margin: .5rem 0; font-size: 1.0625rem; }\n`;
  const policy = contentPolicy(style).replace('img-src data:', "img-src 'self' data:");
  return markup`<!doctype html>
    <html lang="${words.language}">
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
            ${said.version(newest.number, time(newest.published), newest.by)}
          </p>
        </header>
        <main>
          ${newest.note === null ? null : markup`<p>${newest.note}</p>`}
          <ul class="forms">
            ${forms.filter((form) => paths.has(`brief.${form}`)).map((form) => markup`<li><a href="brief.${form}">${said[form]}</a></li>`)}
          </ul>
          ${paths.has('card.png') ? markup`<figure><img src="card.png" alt="${newest.title}" width="1200" height="630" /></figure>` : null}
          <h2>${said.versions}</h2>
          ${table(
            said.versionsTitle,
            said.versionColumns,
            versions.toReversed().map((one) => versionRow(one, said, time)),
          )}
          <h2>${said.files}</h2>
          <p>
            ${said.check[0]!} <code>sha256sum -c SHA256SUMS</code> ${said.check[1]!} <code>sightline verify-brief FOLDER</code>;
            ${said.check[2]!} <a href="publication.json">publication.json</a>.
          </p>
          ${historyLine(newest, said, time)}
          ${table(
            said.filesTitle,
            said.fileColumns,
            newest.files.map(
              ({ byteLength, path, sha256 }) =>
                markup`<tr><td><a href="${path}">${path}</a></td><td class="value">${words.amounts.number(byteLength)}</td><td><code>${sha256}</code></td></tr>`,
            ),
          )}
        </main>
        <footer><p>${said.footer}</p></footer>
      </body>
    </html> `.text;
}

function historyLine(
  { history }: Publication,
  said: BriefWords['publication'],
  time: (instant: string) => string,
): Markup | null {
  if (history === null) return null;
  return markup`<p>
    ${said.history(history.sequence, time(history.at))} <code>${history.sha256}</code>${said.historyCheck[0]!}
    <code>sightline audit verify</code>${said.historyCheck[1]!}
  </p>`;
}

function versionRow(
  { by, note, number, published, sha256 }: Publication,
  said: BriefWords['publication'],
  time: (instant: string) => string,
): Markup {
  return markup`<tr><td class="value">${number}</td><td class="date">${time(published)}</td><td>${by}</td><td>${note ?? said.first}</td><td><code>${sha256}</code></td></tr>`;
}
