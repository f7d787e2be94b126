import type { Brief } from '../brief.ts';
import { contentPolicy } from './content-policy.ts';
import type { FigureFiles } from './figure-sections.ts';
import { markup, raw } from './markup.ts';
import { wordsIn } from '../words/words-in.ts';
import { briefSections } from './sections.ts';
import { briefStyle } from './style.ts';

/**
 * The brief as one file that works offline: no script, one style block allowed by its hash, nothing loaded from
 * anywhere. Every number and sentence links to the row it rests on.
 */
export function renderBriefHtml(brief: Brief, files: FigureFiles = new Map()): string {
  const sections = briefSections(brief, files);
  const policy = contentPolicy(briefStyle);
  const { amounts, page: said } = wordsIn(brief.language);
  const by = `${brief.generator.name} ${brief.generator.version}`;
  const page = markup`<!doctype html>
    <html lang="${brief.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="${by}" />
        <title>${brief.title}</title>
        <style>${raw(briefStyle)}</style>
      </head>
      <body>
        <a class="skip" href="#main">${said.skip}</a>
        <header>
          <h1 id="case-${brief.caseId}">${brief.title}</h1>
          <p class="question">${brief.question}</p>
          <p class="meta">
            ${said.asOf(brief.asOf, amounts.time(brief.generated), by)}
          </p>
          <nav aria-label="${said.contents}">
            <ul>
              ${sections.map(({ id, title }) => (title === null ? null : markup`<li><a href="#${id}">${title}</a></li>`))}
            </ul>
          </nav>
        </header>
        <main id="main">
          ${
            brief.summary
              ? markup`<h2>${said.summary}</h2>
                  <p>${brief.summary}</p>`
              : null
          }
          ${sections.map((section) =>
            section.title === null
              ? section.body
              : markup`<section aria-labelledby="${section.id}">
                    <h2 id="${section.id}">${section.title}</h2>
                    ${section.body}
                  </section> `,
          )}
        </main>
        <footer>
          <p>
            ${said.footer}
          </p>
        </footer>
      </body>
    </html> `;
  return page.text;
}
