import type { BriefPart, PropositionTrace, TracedOrigin } from '#core';
import type { Brief } from '../brief.ts';
import type { BriefSeries } from '../conclusions.ts';
import type { BriefClaim } from '../rows.ts';
import { originDiagram } from '../charts/origin-diagram.ts';
import { type OriginBranch, describeLeans, describeVoice, growOriginTree } from '../origin-tree.ts';
import { seriesChart } from '../charts/series-chart.ts';
import { seriesId } from '../describe-series.ts';
import { describeSpeaker, splitAtHedges } from '../claim-parts.ts';
import { refOf } from '../evidence-ref.ts';
import { describeMentions, formatScore, formatWeight, indicatorWords, isWithoutNumber } from '../wording.ts';
import { evidenceLinks } from './evidence-links.ts';
import { calibration, grades, ledger, needs, weighing } from './reasoning-sections.ts';
import { type FigureFiles, figure, imagery, ownFigures, written } from './figure-sections.ts';
import { table } from './table.ts';
import { type Markup, anchor, markup, outsideLink, raw } from './markup.ts';

/** A section of the brief. */
export interface Section {
  readonly id: string;
  /** Null for a figure that stands by itself. */
  readonly title: string | null;
  readonly body: Markup;
}

/** Every section that has something to say, in the order of the brief's layout. */
export function briefSections(brief: Brief, files: FigureFiles): Section[] {
  return brief.layout.flatMap((id) => {
    const section = findSection(brief, id, files);
    return section?.body ? [{ ...section, id, body: section.body }] : [];
  });
}

interface FoundSection {
  readonly title: string | null;
  /** Null where the case has nothing for it. */
  readonly body: Markup | null;
}

function findSection(brief: Brief, id: string, files: FigureFiles): FoundSection | undefined {
  if (id in parts) {
    const [title, write] = parts[id as BriefPart];
    return { title, body: write(brief, files) };
  }
  const text = brief.written.find((one) => `text-${one.id}` === id);
  if (text) return { title: text.heading || null, body: written(brief, text) };
  const placed = brief.figures.find((one) => `figure-${one.id}` === id);
  return placed && { title: null, body: figure(brief, placed, files) };
}

const parts: Readonly<Record<BriefPart, readonly [string, (brief: Brief, files: FigureFiles) => Markup | null]>> = {
  findings: ['Key findings', (brief) => (brief.keyFindings.length > 0 ? findings(brief) : null)],
  unusual: ['How unusual', (brief) => (brief.series[0] ? series(brief, brief.series[0]) : null)],
  figures: ['What the images show', ownFigures],
  origins: ['Who said it first', (brief) => (brief.origins.propositions.length > 0 ? origins(brief) : null)],
  hypotheses: ['What could explain it', (brief) => (brief.hypotheses.length > 0 ? hypotheses(brief) : null)],
  weighing: ['How far the evidence carries', weighing],
  grades: ['How reliable', grades],
  ledger: ['Who gives what for what', ledger],
  provisions: ['Provisions it would touch', (brief) => (brief.provisions.length > 0 ? provisions(brief) : null)],
  warning: [
    'Warning chains',
    (brief) => (brief.chains.length > 0 ? markup`${brief.chains.map((chain) => warningChain(brief, chain))}` : null),
  ],
  needs: ['What to look for next', needs],
  forecasts: [
    'Forecasts',
    (brief) => (brief.forecasts.length > 0 ? markup`${forecasts(brief)}${calibration(brief)}` : null),
  ],
  limits: ['What could not be seen', limits],
  'other-series': ['Other series', otherSeries],
  imagery: ['Images', imagery],
  observations: ['Observations', (brief) => (brief.observations.length > 0 ? observations(brief) : null)],
  claims: ['Claims', (brief) => (brief.claims.length > 0 ? claims(brief) : null)],
  method: [
    'Method',
    (brief) =>
      markup`<ul class="plain">
        ${brief.method.map((one) => markup`<li>${one}</li>`)}
      </ul>`,
  ],
  sources: ['Sources', (brief) => (brief.documents.length > 0 ? sources(brief) : null)],
};

function otherSeries(brief: Brief): Markup | null {
  const [, ...others] = brief.series;
  if (others.length === 0) return null;
  return markup`${others.map(
    (one) =>
      markup`<h3>${one.siteName}: ${one.assessment.objectClass}</h3>
        ${series(brief, one)}`,
  )}`;
}

function findings(brief: Brief): Markup {
  const items = brief.keyFindings.map(
    (finding) =>
      markup`<li id="${anchor('finding', finding.id)}">
        <p class="statement">${finding.text} ${evidenceLinks(brief, finding.evidence)}</p>
        ${finding.likelihood ? markup`<p class="aside">Likelihood: ${finding.likelihood.word} (${finding.likelihood.low}–${finding.likelihood.high} %, ICD 203).</p>` : null}
        ${finding.confidence ? markup`<p class="aside">Confidence: ${finding.confidence.level}.${finding.confidence.reason ? ` ${finding.confidence.reason}` : ''}</p>` : null}
        ${finding.limits ? markup`<p class="aside">Limits: ${finding.limits}</p>` : null}
      </li>`,
  );
  return markup`<ol class="findings">
    ${items}
  </ol>`;
}

function series(brief: Brief, { siteName, assessment, statements }: BriefSeries): Markup {
  const { objectClass, baseline, alert } = assessment;
  const id = anchor('series', seriesId(assessment));
  const lines = statements.map((one) => markup`<li>${one.text} ${evidenceLinks(brief, one.evidence)}</li>`);
  return markup`<figure id="${id}">
      ${raw(seriesChart(assessment))}
      <figcaption>
        ${siteName}, ${objectClass}. Band: where 90 % of looks lie under the baseline (${baseline.n}
        counts${baseline.from ? `, ${baseline.from} to ${baseline.to ?? ''}` : ''}). Each mark names its counter.
      </figcaption>
    </figure>
    ${alert ? markup`<p><span class="tag alert">alert</span> This count is unusual; what it means is a separate question.</p>` : null}
    <ul class="plain">
      ${lines}
    </ul>`;
}

function origins(brief: Brief): Markup {
  const documents = new Map(
    brief.documents.map((one) => [one.id, { title: one.outlet ?? one.title ?? one.id, published: one.published }]),
  );
  return markup`${brief.origins.propositions
    .filter((one) => one.mentions > 0)
    .map(
      (one) =>
        markup`<h3 id="${anchor('proposition', one.id)}">${one.text}</h3>
          <p><strong>${describeMentions(one.mentions, one.effective)}</strong></p>
          <figure>
            ${raw(originDiagram(one, documents))}
            <figcaption>
              A dashed frame: an origin that leans on another. Texts that copy each other are one line.
            </figcaption>
          </figure>
          <ul class="plain">
            ${one.origins.map(
              (origin) =>
                markup`<li>
                  <strong>${origin.name}</strong>${restsOn(origin, one)}:
                  ${origin.voices.map(describeVoice).join('; ')} ${originTree(brief, growOriginTree(origin, one))}
                </li>`,
            )}
            ${describeLeans(one).map((lean) => markup`<li>${lean}</li>`)}
            ${one.drift.map((drift) => markup`<li>Drift (${drift.what}): “${drift.from}” became “${drift.to}” ${evidenceLinks(brief, [{ kind: 'document', id: drift.documentId, exact: null }])}</li>`)}
          </ul>`,
    )}`;
}

function restsOn({ restsOn: id }: TracedOrigin, { origins: all }: PropositionTrace): string {
  const rest = all.find((other) => other.id === id);
  return rest ? ` (only infers it, and rests on ${rest.name}: not counted)` : '';
}

/** Documents under what they have it from, each with why it stands there. */
function originTree(brief: Brief, branches: readonly OriginBranch[]): Markup {
  if (branches.length === 0) return markup``;
  return markup`<ul class="plain">
    ${branches.map(
      ({ documentId, date, why, copies }) =>
        markup`<li>
          ${date ?? 'no date'} ${evidenceLinks(brief, [{ kind: 'document', id: documentId, exact: null }])} ${why}
          ${originTree(brief, copies)}
        </li>`,
    )}
  </ul>`;
}

function hypotheses(brief: Brief): Markup {
  const rows = brief.hypotheses.map(
    (one) =>
      markup`<tr id="${anchor('hypothesis', one.id)}">
        <td>${one.rank ?? '–'}</td>
        <td><strong>${one.text}</strong></td>
        <td class="value">${one.inconsistency === null ? '–' : formatWeight(one.inconsistency)}</td>
        <td>
          <ul class="plain">
            ${one.readings.map((reading) => markup`<li><span class="reads-${reading.reads}">${reading.reads}</span>: ${reading.reason} ${evidenceLinks(brief, [reading.evidence])}</li>`)}
          </ul>
        </td>
        <td>
          ${
            one.missing.length > 0
              ? markup`<ul class="plain">
                  ${one.missing.map((text) => markup`<li>${text}</li>`)}
                </ul>`
              : '–'
          }
        </td>
      </tr>`,
  );
  return markup`<p>
      Ordered by what speaks against each (analysis of competing hypotheses): the less, the better it stands. The order
      is no probability.
    </p>
    ${table('Hypotheses, best standing first', ['Rank', 'Hypothesis', 'Against', 'Evidence, as it was read', 'Would be expected and is missing'], rows)}
    ${brief.flips ? markup`<p class="aside">One item, if wrong, would change the order: ${brief.flips}</p>` : null}`;
}

function provisions(brief: Brief): Markup {
  const rows = brief.provisions.map(
    (one) =>
      markup`<tr id="${anchor('provision', one.id)}">
        <td class="date">${one.sourceUrl ? outsideLink(one.sourceUrl, one.resolution) : one.resolution}</td>
        <td class="date">¶ ${one.paragraph}</td>
        <td>${one.subject}</td>
        <td>${one.text}${one.exemptions.map(({ text, needs, paragraph }) => markup`<br /><span class="aside">Unless: ${text}${needs === 'nothing' ? '' : ` (needs ${needs})`} ${paragraph}</span>`)}</td>
        <td>${one.relevance ?? '–'}</td>
        <td>${one.verified ? 'read in a source' : markup`<span class="tag alert">from memory, check</span>`}</td>
      </tr>`,
  );
  return markup`<p>
      In our own words, paragraph by paragraph. That a provision stands here says what it would touch if a transfer were
      shown, not that one was.
    </p>
    ${table('Paragraphs of UN Security Council resolutions', ['Resolution', 'Paragraph', 'Subject', 'What it says', 'Why it matters here', 'Checked'], rows)}`;
}

function warningChain(brief: Brief, { name, steps }: Brief['chains'][number]): Markup {
  const rows = steps.map(
    (step) =>
      markup`<tr id="${anchor('indicator', step.id)}">
        <td>${step.order}</td>
        <td>${step.text}</td>
        <td class="${step.status === 'not-observed' ? 'nothing' : 'value'}">${indicatorWords[step.status]}</td>
        <td class="date">${step.since ?? '–'}</td>
        <td>
          ${step.note ?? null}
          ${step.citations.length > 0 ? evidenceLinks(brief, step.citations.map(refOf)) : null}
        </td>
      </tr>`,
  );
  return table(`${name}: steps in their expected order`, ['Step', 'What', 'Status', 'Since', 'Rests on'], rows);
}

function forecasts(brief: Brief): Markup {
  const rows = brief.forecasts.map(({ forecast, score }) => {
    const { resolution } = forecast;
    return markup`<tr id="${anchor('forecast', forecast.id)}">
      <td><strong>${forecast.question}</strong><br />${forecast.criterion}</td>
      <td>${forecast.forecaster}</td>
      <td class="date">${forecast.made}</td>
      <td class="date">${forecast.deadline ?? 'none stated'}</td>
      <td>
        ${forecast.words ? `“${forecast.words}”` : '–'}${forecast.probability === null ? '' : `, ${Math.round(forecast.probability * 100)} %`}
      </td>
      <td class="value">${resolution.outcome}</td>
      <td>${formatScore(score)}</td>
      <td>${resolution.reason} ${resolution.sourceUrl ? outsideLink(resolution.sourceUrl, 'source') : null}</td>
    </tr>`;
  });
  return table(
    'Brier score: 0 is best, 1 worst',
    ['Question and criterion', 'Forecaster', 'Made', 'Deadline', 'Said', 'Outcome', 'Score', 'Why'],
    rows,
  );
}

function limits(brief: Brief): Markup {
  const rows = brief.sites.map(
    (site) =>
      markup`<tr id="${anchor('site', site.id)}">
        <td>${site.name}</td>
        <td>${site.country ?? '–'}</td>
        <td class="date">
          ${site.lon === null || site.lat === null ? 'no position' : `${site.lat.toFixed(3)}, ${site.lon.toFixed(3)}`}
        </td>
        <td>${site.approximate ? 'approximate' : 'surveyed'}</td>
        <td class="${site.scenes === 0 ? 'nothing' : 'value'}">
          ${site.scenes === 0 ? 'none in this case' : site.scenes}
        </td>
      </tr>`,
  );
  return markup`<ul class="plain">
      ${brief.limits.map((one) => markup`<li>${one}</li>`)}
    </ul>
    ${table('Sites (latitude, longitude of the middle, WGS 84) and the imagery kept of them', ['Site', 'State', 'Position', 'Boundary', 'Scenes'], rows)}`;
}

function observations(brief: Brief): Markup {
  const groups = [...Map.groupBy(brief.observations, (one) => one.siteName)];
  return markup`<p>
      Every row is one look, published by somebody or our own. “0 (looked, none seen)”, “unusable” and “not observed” are three different
      answers. Rows after ${brief.asOf} are outcome, not evidence.
    </p>
    ${groups.map(
      ([site, list]) =>
        markup`<details${list[0]!.siteId === brief.series[0]?.assessment.siteId ? raw(' open') : null}><summary>${site} (${list.length})</summary>${table(
          `${site}: observations`,
          ['Image date', 'What', 'Seen', 'In words', 'Counted by', 'Published'],
          [...list]
            .sort((a, b) => (a.date < b.date ? -1 : 1))
            .map(
              (one) =>
                markup`<tr id="${anchor('observation', one.id)}">
                  <td class="date">${one.date}${one.isOutcome ? markup` <span class="tag">outcome</span>` : null}</td>
                  <td>${one.objectClass}${one.zoneName ? `, ${one.zoneName}` : ''}</td>
                  <td class="${isWithoutNumber(one.kind) ? 'nothing' : 'value'}">
                    ${one.value}${one.review === 'draft' ? markup` <span class="tag">draft</span>` : null}
                  </td>
                  <td>${one.words ?? '–'}</td>
                  <td>${one.observer ?? '–'}${one.sensor ? ` (${one.sensor})` : ''}</td>
                  <td>
                    ${one.source ? markup`${outsideLink(one.source.url, one.source.title || one.source.url)}${one.source.published ? `, ${one.source.published}` : ''}` : one.sceneId === null ? 'own' : markup`own, on <a href="#${anchor('scene', one.sceneId)}">${one.sceneId}</a>`}
                  </td>
                </tr>`,
            ),
        )}</details>`,
    )}`;
}

function claims(brief: Brief): Markup {
  const byDocument = Map.groupBy(brief.claims, (claim) => claim.documentId);
  return markup`<p>
      Exact words from the kept texts, hedges marked. A draft is a machine’s reading that no person has accepted.
    </p>
    ${brief.documents
      .filter((document) => byDocument.has(document.id))
      .map(
        (document) =>
          markup`<details>
            <summary>
              ${document.outlet ?? document.id}, ${document.published ?? 'no date'}: ${document.title ?? ''}
              (${byDocument.get(document.id)!.length})
            </summary>
            ${table(
              `Claims in ${document.outlet ?? document.id}`,
              ['Words', 'Who', 'Kind', 'When', 'Status'],
              byDocument.get(document.id)!.map(claimRow),
            )}
          </details>`,
      )}`;
}

function claimRow(claim: BriefClaim): Markup {
  const who = describeSpeaker(claim);
  const marks = [
    claim.kind,
    claim.polarity === 'affirmed' ? '' : claim.polarity,
    claim.likelihood ? `“${claim.likelihood.term}”: ${claim.likelihood.low}–${claim.likelihood.high} %` : '',
  ];
  return markup`<tr id="${anchor('claim', claim.id)}">
    <td>
      <blockquote>${markHedges(claim)}</blockquote>
      <code>${claim.start}–${claim.end}</code>
    </td>
    <td>${who}</td>
    <td>${marks.filter(Boolean).join(', ')}</td>
    <td class="date">${claim.time ?? '–'}</td>
    <td><span class="tag">${claim.review}</span></td>
  </tr>`;
}

function markHedges(claim: BriefClaim): Markup {
  return markup`${splitAtHedges(claim).map(({ text, isHedge }) => (isHedge ? markup`<mark>${text}</mark>` : text))}`;
}

function sources(brief: Brief): Markup {
  return markup`<p>
      What is kept of each document, with the SHA-256 of its bytes. “Digest”: our own summary of the page at the
      address, not its words.
    </p>
    ${brief.documents.map(
      (one) =>
        markup`<details id="${anchor('document', one.id)}">
          <summary>${one.outlet ?? one.id}, ${one.published ?? 'no date'}: ${one.title ?? ''}</summary>
          <p class="aside">
            ${one.form === 'digest' ? 'Digest' : 'Original'}${one.language ? `, ${one.language}` : ''}.
            ${one.url ? outsideLink(one.url, one.url) : 'No address.'}
            ${one.retrieved ? `Retrieved ${one.retrieved}.` : 'Not fetched.'} ${one.byteLength} bytes, SHA-256
            <code>${one.sha256}</code>
          </p>
          <div class="text">${one.text}</div>
        </details>`,
    )}`;
}
