import type { BriefPart } from '#core';
import type { Brief } from '../brief.ts';
import { refOf } from '../evidence-ref.ts';
import { formatScore } from '../format-score.ts';
import { wordsIn } from '../words/words-in.ts';
import { findings, hypotheses, origins, otherSeries, series } from './analysis-sections.ts';
import { evidenceLinks } from './evidence-links.ts';
import { type FigureFiles, figure, imagery, ownFigures, written } from './figure-sections.ts';
import { type Markup, anchor, markup, outsideLink } from './markup.ts';
import { calibration, grades, ledger, needs, weighing } from './reasoning-sections.ts';
import { claims, limits, observations, sources } from './record-sections.ts';
import { table } from './table.ts';

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
    const part = id as BriefPart;
    return { title: wordsIn(brief.language).titles[part], body: parts[part](brief, files) };
  }
  const text = brief.written.find((one) => `text-${one.id}` === id);
  if (text) return { title: text.heading || null, body: written(brief, text) };
  const placed = brief.figures.find((one) => `figure-${one.id}` === id);
  return placed && { title: null, body: figure(brief, placed, files) };
}

const parts: Readonly<Record<BriefPart, (brief: Brief, files: FigureFiles) => Markup | null>> = {
  findings: (brief) => (brief.keyFindings.length > 0 ? findings(brief) : null),
  unusual: (brief) => (brief.series[0] ? series(brief, brief.series[0]) : null),
  figures: ownFigures,
  origins: (brief) => (brief.origins.propositions.length > 0 ? origins(brief) : null),
  hypotheses: (brief) => (brief.hypotheses.length > 0 ? hypotheses(brief) : null),
  weighing,
  grades,
  ledger,
  provisions: (brief) => (brief.provisions.length > 0 ? provisions(brief) : null),
  warning: (brief) =>
    brief.chains.length > 0 ? markup`${brief.chains.map((chain) => warningChain(brief, chain))}` : null,
  needs,
  forecasts: (brief) => (brief.forecasts.length > 0 ? markup`${forecasts(brief)}${calibration(brief)}` : null),
  limits,
  'other-series': otherSeries,
  imagery,
  observations: (brief) => (brief.observations.length > 0 ? observations(brief) : null),
  claims: (brief) => (brief.claims.length > 0 ? claims(brief) : null),
  method: (brief) =>
    markup`<ul class="plain">
      ${brief.method.map((one) => markup`<li>${one}</li>`)}
    </ul>`,
  sources: (brief) => (brief.documents.length > 0 ? sources(brief) : null),
};

function provisions(brief: Brief): Markup {
  const { provisions: said } = wordsIn(brief.language);
  const rows = brief.provisions.map(
    (one) =>
      markup`<tr id="${anchor('provision', one.id)}">
        <td class="date">${one.sourceUrl ? outsideLink(one.sourceUrl, one.resolution) : one.resolution}</td>
        <td class="date">¶ ${one.paragraph}</td>
        <td>${one.subject}</td>
        <td>${one.text}${one.exemptions.map(({ text, needs, paragraph }) => markup`<br /><span class="aside">${said.unless(text, needs === 'nothing' ? null : needs, paragraph)}</span>`)}</td>
        <td>${one.relevance ?? '–'}</td>
        <td>${one.verified ? said.checked : markup`<span class="tag alert">${said.unchecked}</span>`}</td>
      </tr>`,
  );
  return markup`<p>
      ${said.help}
    </p>
    ${table(said.tableTitle, said.columns, rows)}`;
}

function warningChain(brief: Brief, { name, steps }: Brief['chains'][number]): Markup {
  const { amounts, warning: said } = wordsIn(brief.language);
  const rows = steps.map(
    (step) =>
      markup`<tr id="${anchor('indicator', step.id)}">
        <td>${step.order}</td>
        <td>${step.text}</td>
        <td class="${step.status === 'not-observed' ? 'nothing' : 'value'}">${said.statuses[step.status]}</td>
        <td class="date">${step.since === null ? '–' : amounts.shortDate(step.since)}</td>
        <td>
          ${step.note ?? null}
          ${step.citations.length > 0 ? evidenceLinks(brief, step.citations.map(refOf)) : null}
        </td>
      </tr>`,
  );
  return table(said.tableTitle(name), said.columns, rows);
}

function forecasts(brief: Brief): Markup {
  const words = wordsIn(brief.language);
  const { amounts, forecasts: said, reasoning } = words;
  const rows = brief.forecasts.map(({ forecast, score }) => {
    const { resolution } = forecast;
    return markup`<tr id="${anchor('forecast', forecast.id)}">
      <td><strong>${forecast.question}</strong><br />${forecast.criterion}</td>
      <td>${forecast.forecaster}</td>
      <td class="date">${amounts.shortDate(forecast.made)}</td>
      <td class="date">${forecast.deadline === null ? said.noDeadline : amounts.shortDate(forecast.deadline)}</td>
      <td>
        ${forecast.words ? reasoning.quoted(forecast.words) : '–'}${forecast.probability === null ? '' : `, ${Math.round(forecast.probability * 100)} %`}
      </td>
      <td class="value">${said.outcomes[resolution.outcome]}</td>
      <td>${formatScore(score, words)}</td>
      <td>${resolution.reason} ${resolution.sourceUrl ? outsideLink(resolution.sourceUrl, said.source) : null}</td>
    </tr>`;
  });
  return table(said.tableTitle, said.columns, rows);
}
