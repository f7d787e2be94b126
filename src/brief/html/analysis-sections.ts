import { nameClass } from '#core';
import type { PropositionTrace, TracedOrigin } from '#core';
import type { Brief } from '../brief.ts';
import { originDiagram } from '../charts/origin-diagram.ts';
import { seriesChart } from '../charts/series-chart.ts';
import type { BriefSeries } from '../conclusions.ts';
import { seriesId } from '../describe-series.ts';
import { type OriginBranch, describeLeans, growOriginTree } from '../origin-tree.ts';
import { wordsIn } from '../words/words-in.ts';
import { evidenceLinks } from './evidence-links.ts';
import { type Markup, anchor, markup, raw } from './markup.ts';
import { table } from './table.ts';

/** The parts that conclude: findings, how unusual, who said it first, what could explain it. */

export function findings(brief: Brief): Markup {
  const { findings: said } = wordsIn(brief.language);
  const items = brief.keyFindings.map(
    (finding) =>
      markup`<li id="${anchor('finding', finding.id)}">
        <p class="statement">${finding.text} ${evidenceLinks(brief, finding.evidence)}</p>
        ${finding.likelihood ? markup`<p class="aside">${said.likelihood(finding.likelihood.word, finding.likelihood.low, finding.likelihood.high)}</p>` : null}
        ${finding.confidence ? markup`<p class="aside">${said.confidence(finding.confidence.level, finding.confidence.reason)}</p>` : null}
        ${finding.limits ? markup`<p class="aside">${said.limits(finding.limits)}</p>` : null}
      </li>`,
  );
  return markup`<ol class="findings">
    ${items}
  </ol>`;
}

export function series(brief: Brief, { siteName, assessment, statements }: BriefSeries): Markup {
  const { objectClass, baseline, alert } = assessment;
  const words = wordsIn(brief.language);
  const { look } = words;
  const id = anchor('series', seriesId(assessment));
  const lines = statements.map((one) => markup`<li>${one.text} ${evidenceLinks(brief, one.evidence)}</li>`);
  return markup`<figure id="${id}">
      ${raw(seriesChart(assessment, words))}
      <figcaption>
        ${siteName}, ${nameClass(objectClass, brief.language)}. ${look.band(baseline.n, baseline.from, baseline.to)}
      </figcaption>
    </figure>
    ${alert ? markup`<p><span class="tag alert">${look.alert}</span> ${look.alertHelp}</p>` : null}
    <ul class="plain">
      ${lines}
    </ul>`;
}

export function otherSeries(brief: Brief): Markup | null {
  const [, ...others] = brief.series;
  if (others.length === 0) return null;
  return markup`${others.map(
    (one) =>
      markup`<h3>${one.siteName}: ${nameClass(one.assessment.objectClass, brief.language)}</h3>
        ${series(brief, one)}`,
  )}`;
}

export function origins(brief: Brief): Markup {
  const words = wordsIn(brief.language);
  const said = words.origins;
  const documents = new Map(
    brief.documents.map((one) => [one.id, { title: one.outlet ?? one.title ?? one.id, published: one.published }]),
  );
  return markup`${brief.origins.propositions
    .filter((one) => one.mentions > 0)
    .map(
      (one) =>
        markup`<h3 id="${anchor('proposition', one.id)}">${one.text}</h3>
          <p><strong>${said.mentions(one.mentions, one.effective)}</strong></p>
          <figure>
            ${raw(originDiagram(one, documents, words))}
            <figcaption>
              ${said.caption}
            </figcaption>
          </figure>
          <ul class="plain">
            ${one.origins.map(
              (origin) =>
                markup`<li>
                  <strong>${origin.name}</strong>${restsOn(origin, one, said.restsOn)}:
                  ${origin.voices.map(said.voice).join('; ')} ${originTree(brief, growOriginTree(origin, one, words))}
                </li>`,
            )}
            ${describeLeans(one, words).map((lean) => markup`<li>${lean}</li>`)}
            ${one.drift.map((drift) => markup`<li>${said.drift(drift)} ${evidenceLinks(brief, [{ kind: 'document', id: drift.documentId, exact: null }])}</li>`)}
          </ul>`,
    )}`;
}

function restsOn(
  { restsOn: id }: TracedOrigin,
  { origins: all }: PropositionTrace,
  say: (name: string) => string,
): string {
  const rest = all.find((other) => other.id === id);
  return rest ? say(rest.name) : '';
}

/** Documents under what they have it from, each with why it stands there. */
function originTree(brief: Brief, branches: readonly OriginBranch[]): Markup {
  if (branches.length === 0) return markup``;
  const { amounts, page } = wordsIn(brief.language);
  return markup`<ul class="plain">
    ${branches.map(
      ({ documentId, date, why, copies }) =>
        markup`<li>
          ${date === null ? page.noDate : amounts.shortDate(date)} ${evidenceLinks(brief, [{ kind: 'document', id: documentId, exact: null }])} ${why}
          ${originTree(brief, copies)}
        </li>`,
    )}
  </ul>`;
}

export function hypotheses(brief: Brief): Markup {
  const { amounts, hypotheses: said } = wordsIn(brief.language);
  const rows = brief.hypotheses.map(
    (one) =>
      markup`<tr id="${anchor('hypothesis', one.id)}">
        <td>${one.rank ?? '–'}</td>
        <td><strong>${one.text}</strong></td>
        <td class="value">${one.inconsistency === null ? '–' : amounts.weight(one.inconsistency)}</td>
        <td>
          <ul class="plain">
            ${one.readings.map((reading) => markup`<li><span class="reads-${reading.reads}">${said.reads[reading.reads]}</span>: ${reading.reason} ${evidenceLinks(brief, [reading.evidence])}</li>`)}
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
      ${said.help}
    </p>
    ${table(said.tableTitle, said.columns, rows)}
    ${brief.flips ? markup`<p class="aside">${said.flips(brief.flips)}</p>` : null}`;
}
