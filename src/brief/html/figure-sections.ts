import { nameClass } from '#core';
import type { Brief } from '../brief.ts';
import { encodeBase64 } from '../base64.ts';
import type { BriefFigure } from '../figures.ts';
import type { WrittenSection } from '../written.ts';
import { evidenceLinks } from './evidence-links.ts';
import { type Markup, anchor, markup, outsideLink } from './markup.ts';
import { wordsIn } from '../words/words-in.ts';
import { table } from './table.ts';

/** Bytes of the figures by their file. */
export type FigureFiles = ReadonlyMap<string, Uint8Array>;

/** A picture with what a reader must know of its images; the file's own text says the same. */
export function figure(brief: Brief, one: BriefFigure, files: FigureFiles): Markup {
  const bytes = files.get(one.file);
  const source = bytes ? `data:image/png;base64,${encodeBase64(bytes)}` : one.file;
  const { amounts, figures } = wordsIn(brief.language);
  const place = one.centre === null ? '' : figures.middle(amounts.place(one.centre), one.widthMetres);
  return markup`<figure id="${anchor('figure', one.id)}">
    <img src="${source}" alt="${one.description}" width="${one.width}" height="${one.height}" />
    <figcaption>
      <strong>${figures.number(brief.figures.indexOf(one) + 1)}</strong> ${one.caption}.${place}
      ${figures.images} ${one.panels.map(({ sceneId, taken }, index) => markup`${index > 0 ? ', ' : ''}<a href="#${anchor('scene', sceneId)}">${amounts.shortDate(taken.slice(0, 10))}</a>`)}.
    </figcaption>
  </figure>`;
}

/** Figures that nobody placed stand together. */
export function ownFigures(brief: Brief, files: FigureFiles): Markup | null {
  const placed = new Set(brief.layout);
  const own = brief.figures.filter(({ id }) => !placed.has(`figure-${id}`));
  return own.length === 0 ? null : markup`${own.map((one) => figure(brief, one, files))}`;
}

/** What a person wrote, each sentence with what it rests on; one that rests on nothing says so. */
export function written(brief: Brief, { statements }: WrittenSection): Markup {
  const { page } = wordsIn(brief.language);
  return markup`${statements.map(({ evidence, text }) =>
    evidence.length > 0
      ? markup`<p>${text} ${evidenceLinks(brief, evidence)}</p>`
      : markup`<p>${text} <span class="tag alert">${page.noSource}</span></p>`,
  )}`;
}

/** The images that something rests on: what they are, how sharp, how clouded, under which licence, and of which bytes. */
export function imagery(brief: Brief): Markup | null {
  if (brief.scenes.length === 0) return null;
  const { amounts, figures, page } = wordsIn(brief.language);
  const observations = new Map(brief.observations.map((one) => [one.id, one]));
  const rows = brief.scenes.map((scene) => {
    const counts = scene.observationIds.flatMap((id) => observations.get(id) ?? []);
    const whole = counts.filter(({ zoneName }) => zoneName === null);
    return markup`<tr id="${anchor('scene', scene.id)}">
      <td class="date">${amounts.time(scene.taken)}</td>
      <td>${scene.id}${scene.isSimulated ? markup` <span class="tag alert">${page.simulated}</span>` : null}</td>
      <td>${scene.platform ?? page.notStated}</td>
      <td class="value">${amounts.metres(scene.gsdMetres)}</td>
      <td class="value">${amounts.share(scene.cloudFraction)}</td>
      <td>${scene.licence === null ? page.notStated : outsideLink(scene.licence, scene.licence)}</td>
      <td>${(whole.length > 0 ? whole : counts).slice(0, 3).map((one) => markup`<a href="#${anchor('observation', one.id)}">${nameClass(one.objectClass, brief.language)}: ${one.value}</a><br />`)}</td>
      <td><code>${scene.pixelsSha256 ?? '–'}</code></td>
    </tr>`;
  });
  return table(figures.tableTitle, figures.columns, rows);
}
