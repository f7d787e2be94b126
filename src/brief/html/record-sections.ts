import { nameClass } from '#core';
import type { Brief } from '../brief.ts';
import { describeSpeaker, splitAtHedges } from '../claim-parts.ts';
import type { BriefClaim } from '../rows.ts';
import type { BriefWords } from '../words/english/english.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Markup, anchor, markup, outsideLink, raw } from './markup.ts';
import { table } from './table.ts';

/** The rows that everything rests on: sites, observations, claims, documents. */

/** Answers that hold no number and must not look like one. */
export function isWithoutNumber(kind: Brief['observations'][number]['kind']): boolean {
  return kind === 'uncounted' || kind === 'unusable' || kind === 'not-observed';
}

export function limits(brief: Brief): Markup {
  const { amounts, limits: said } = wordsIn(brief.language);
  const rows = brief.sites.map(
    (site) =>
      markup`<tr id="${anchor('site', site.id)}">
        <td>${site.name}</td>
        <td>${site.country ?? '–'}</td>
        <td class="date">
          ${site.lon === null || site.lat === null ? said.noPosition : `${amounts.fixed(site.lat, 3)}; ${amounts.fixed(site.lon, 3)}`}
        </td>
        <td>${site.approximate ? said.approximate : said.surveyed}</td>
        <td class="${site.scenes === 0 ? 'nothing' : 'value'}">
          ${site.scenes === 0 ? said.noScenes : site.scenes}
        </td>
      </tr>`,
  );
  return markup`<ul class="plain">
      ${brief.limits.map((one) => markup`<li>${one}</li>`)}
    </ul>
    ${table(said.tableTitle, said.columns, rows)}`;
}

export function observations(brief: Brief): Markup {
  const { amounts, claims: claimWords, observations: said } = wordsIn(brief.language);
  const groups = [...Map.groupBy(brief.observations, (one) => one.siteName)];
  return markup`<p>
      ${said.help(brief.asOf)}
    </p>
    ${groups.map(
      ([site, list]) =>
        markup`<details${list[0]!.siteId === brief.series[0]?.assessment.siteId ? raw(' open') : null}><summary>${said.site(site, list.length)}</summary>${table(
          said.tableTitle(site),
          said.columns,
          [...list]
            .sort((a, b) => (a.date < b.date ? -1 : 1))
            .map(
              (one) =>
                markup`<tr id="${anchor('observation', one.id)}">
                  <td class="date">${amounts.shortDate(one.date)}${one.isOutcome ? markup` <span class="tag">${said.outcome}</span>` : null}</td>
                  <td>${nameClass(one.objectClass, brief.language)}${one.zoneName ? `, ${one.zoneName}` : ''}</td>
                  <td class="${isWithoutNumber(one.kind) ? 'nothing' : 'value'}">
                    ${one.value}${one.review === 'draft' ? markup` <span class="tag">${claimWords.reviews.draft}</span>` : null}
                  </td>
                  <td>${one.words ?? '–'}</td>
                  <td>${one.observer ?? '–'}${one.sensor ? ` (${one.sensor})` : ''}</td>
                  <td>
                    ${one.source ? markup`${outsideLink(one.source.url, one.source.title || one.source.url)}${one.source.published ? `, ${amounts.shortDate(one.source.published)}` : ''}` : one.sceneId === null ? said.own : markup`${said.ownOn} <a href="#${anchor('scene', one.sceneId)}">${one.sceneId}</a>`}
                  </td>
                </tr>`,
            ),
        )}</details>`,
    )}`;
}

export function claims(brief: Brief): Markup {
  const words = wordsIn(brief.language);
  const { amounts, claims: said, page } = words;
  const byDocument = Map.groupBy(brief.claims, (claim) => claim.documentId);
  return markup`<p>
      ${said.help}
    </p>
    ${brief.documents
      .filter((document) => byDocument.has(document.id))
      .map(
        (document) =>
          markup`<details>
            <summary>
              ${document.outlet ?? document.id}, ${document.published === null ? page.noDate : amounts.shortDate(document.published)}: ${document.title ?? ''}
              (${byDocument.get(document.id)!.length})
            </summary>
            ${table(
              said.tableTitle(document.outlet ?? document.id),
              said.columns,
              byDocument.get(document.id)!.map((claim) => claimRow(claim, document.language, words)),
            )}
          </details>`,
      )}`;
}

function claimRow(claim: BriefClaim, language: string | null, { amounts, claims: said }: BriefWords): Markup {
  const who = describeSpeaker(claim, said.author);
  const marks = [
    said.kind(claim.kind),
    claim.polarity === 'affirmed' ? '' : said.polarities[claim.polarity],
    claim.likelihood ? said.likelihood(claim.likelihood.term, claim.likelihood.low, claim.likelihood.high) : '',
  ];
  return markup`<tr id="${anchor('claim', claim.id)}">
    <td>
      <blockquote${langOf(language)}>${markHedges(claim)}</blockquote>
      <code>${claim.start}–${claim.end}</code>
    </td>
    <td>${who}</td>
    <td>${marks.filter(Boolean).join(', ')}</td>
    <td class="date">${claim.time === null ? '–' : amounts.shortDate(claim.time)}</td>
    <td><span class="tag">${said.reviews[claim.review]}</span></td>
  </tr>`;
}

/** Words of others in their own language, so that a voice reads them in it (WCAG 3.1.2). */
function langOf(language: string | null): Markup | null {
  return language === null ? null : markup` lang="${language}"`;
}

function markHedges(claim: BriefClaim): Markup {
  return markup`${splitAtHedges(claim).map(({ text, isHedge }) => (isHedge ? markup`<mark>${text}</mark>` : text))}`;
}

export function sources(brief: Brief): Markup {
  const { amounts, page, sources: said } = wordsIn(brief.language);
  return markup`<p>
      ${said.help}
    </p>
    ${brief.documents.map(
      (one) =>
        markup`<details id="${anchor('document', one.id)}">
          <summary>${one.outlet ?? one.id}, ${one.published === null ? page.noDate : amounts.shortDate(one.published)}: ${one.title ?? ''}</summary>
          <p class="aside">
            ${said.forms[one.form]}${one.language ? `, ${one.language}` : ''}.
            ${one.url ? outsideLink(one.url, one.url) : said.noAddress}
            ${said.retrieved(one.retrieved)} ${said.bytes(one.byteLength)}, SHA-256
            <code>${one.sha256}</code>
          </p>
          <div class="text"${langOf(one.language)}>${one.text}</div>
        </details>`,
    )}`;
}
