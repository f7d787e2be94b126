import { nameClass } from '#core';
import type { Brief } from '../brief.ts';
import { calibrationChart } from '../charts/calibration-chart.ts';
import { evidenceLinks } from './evidence-links.ts';
import { type Markup, markup, raw } from './markup.ts';
import { wordsIn } from '../words/words-in.ts';
import { table } from './table.ts';

/** How far the evidence carries: what cannot be seen, the range in numbers, what was expected, who sees it otherwise. */
export function weighing(brief: Brief): Markup | null {
  const { beliefs, beliefItems, sensitive, unseeable, alternatives, expected } = brief.reasoning;
  if (beliefs.length + sensitive.length + unseeable.length + alternatives.length + expected.length === 0) return null;
  const { reasoning: said } = wordsIn(brief.language);
  const list = (title: string, items: readonly Markup[]): Markup | null =>
    items.length === 0
      ? null
      : markup`<h3>${title}</h3>
          <ul class="plain">
            ${items}
          </ul>`;
  const statements = (all: typeof unseeable): Markup[] =>
    all.map((one) => markup`<li>${one.text} ${evidenceLinks(brief, one.evidence)}</li>`);
  return markup`${list(said.sensitiveTitle, statements(sensitive))}
  ${list(said.unseeableTitle, statements(unseeable))}
  ${list(said.alternativeTitle, statements(alternatives))}
  ${list(
    said.beliefsTitle(beliefItems),
    beliefs.map(
      ({ text, low, high, words }) =>
        markup`<li><strong>${said.belief(low, high)}</strong> (${said.likelihoods(words)}): ${text}</li>`,
    ),
  )}
  ${beliefs.length > 0 ? markup`<p class="aside">${said.beliefsHelp}</p>` : null}
  ${list(
    said.expectedTitle,
    expected.map(
      ({ hypothesis, text, status }) => markup`<li>${text}: <strong>${status}</strong> (${hypothesis})</li>`,
    ),
  )}`;
}

/** Who gives what for what. */
export function ledger(brief: Brief): Markup | null {
  const rows = brief.reasoning.ledger;
  if (rows.length === 0) return null;
  const { reasoning: said } = wordsIn(brief.language);
  return markup`<p class="aside">${said.ledgerHelp}</p>
    ${table(
      said.ledgerTitle,
      said.ledgerColumns,
      rows.map(
        (row) =>
          markup`<tr><td>${row.from}</td><td>${row.to}</td><td>${row.item}${row.amounts.length > 0 ? markup`<br /><span class="aside">${row.amounts.join('; ')}</span>` : null}</td><td><strong>${said.stage(row.stage)}</strong></td><td>${row.claimedBy.join(', ')}${row.deniedBy.length > 0 ? markup`<br />${said.deniedBy(row.deniedBy)}` : null}</td><td>${said.likelihood(row.likelihood)}</td><td>${row.touches.join(', ') || '–'}</td><td>${evidenceLinks(brief, row.evidence)}</td></tr>`,
      ),
    )}`;
}

/** How reliable sources and how credible statements are held to be. */
export function grades(brief: Brief): Markup | null {
  const rows = brief.reasoning.grades;
  if (rows.length === 0) return null;
  const { amounts, reasoning: said } = wordsIn(brief.language);
  return markup`<p class="aside">${said.gradesHelp}</p>
    ${table(
      said.gradesTitle,
      said.gradeColumns,
      rows.map(
        (row) =>
          markup`<tr><td><strong>${row.value}</strong></td><td>${row.subject}</td><td>${row.reason}</td><td>${row.by}, ${amounts.shortDate(row.on)}</td><td>${evidenceLinks(brief, row.evidence)}</td></tr>`,
      ),
    )}`;
}

/** Imagery that would fill a gap or show the next step. */
export function needs(brief: Brief): Markup | null {
  const rows = brief.reasoning.needs;
  if (rows.length === 0) return null;
  const { reasoning: said } = wordsIn(brief.language);
  return markup`${table(
    said.needsTitle,
    said.needsColumns,
    rows.map(
      (row) =>
        markup`<tr><td>${row.siteName}</td><td>${nameClass(row.objectClass, brief.language)}</td><td>${said.days(row.from, row.to)}</td><td>${row.why.map((one) => markup`${one}<br />`)}</td></tr>`,
    ),
  )}`;
}

/** How well forecasters are calibrated, where anything was scored. */
export function calibration(brief: Brief): Markup | null {
  const [all, ...single] = brief.reasoning.calibration.filter(({ bins }) => bins.length > 0);
  if (all === undefined) return null;
  // One forecaster alone is the whole.
  const shown = single.length > 1 ? [all, ...single] : [all];
  return markup`${shown.map(({ forecaster, bins }) => markup`<figure>${raw(calibrationChart(forecaster, bins, wordsIn(brief.language)))}</figure>`)}`;
}
