import type { Brief } from '../brief.ts';
import { calibrationChart } from '../charts/calibration-chart.ts';
import { evidenceLinks } from './evidence-links.ts';
import { type Markup, markup, raw } from './markup.ts';
import { table } from './table.ts';

/** How far the evidence carries: what cannot be seen, the range in numbers, what was expected, who sees it otherwise. */
export function weighing(brief: Brief): Markup | null {
  const { beliefs, beliefItems, sensitive, unseeable, alternatives, expected } = brief.reasoning;
  if (beliefs.length + sensitive.length + unseeable.length + alternatives.length + expected.length === 0) return null;
  const list = (title: string, items: readonly Markup[]): Markup | null =>
    items.length === 0
      ? null
      : markup`<h3>${title}</h3>
          <ul class="plain">
            ${items}
          </ul>`;
  const statements = (all: typeof unseeable): Markup[] =>
    all.map((one) => markup`<li>${one.text} ${evidenceLinks(brief, one.evidence)}</li>`);
  return markup`${list('If one item is wrong', statements(sensitive))}
  ${list('What cannot be seen limits what may be concluded', statements(unseeable))}
  ${list('The alternative view', statements(alternatives))}
  ${list(
    `In numbers, from ${beliefItems} items of evidence`,
    beliefs.map(
      ({ text, low, high, words }) =>
        markup`<li><strong>${Math.round(low * 100)} to ${Math.round(high * 100)} %</strong> (${words.join(' to ')}): ${text}</li>`,
    ),
  )}
  ${beliefs.length > 0 ? markup`<p class="aside">Bayes with ranges for priors and likelihoods; a wide range says that the evidence does not settle it. Exactly one of the explanations is taken to be true.</p>` : null}
  ${list(
    'Expected if true',
    expected.map(
      ({ hypothesis, text, status }) => markup`<li>${text}: <strong>${status}</strong> (${hypothesis})</li>`,
    ),
  )}`;
}

/** Who gives what for what. */
export function ledger(brief: Brief): Markup | null {
  const rows = brief.reasoning.ledger;
  if (rows.length === 0) return null;
  return markup`<p class="aside">What is said to go from one side to the other. Amounts stand as each source states them and are never added up.</p>
    ${table(
      'Exchange ledger',
      ['From', 'To', 'What', 'As claimed', 'By', 'We hold it', 'Would touch', 'Rests on'],
      rows.map(
        (row) =>
          markup`<tr><td>${row.from}</td><td>${row.to}</td><td>${row.item}${row.amounts.length > 0 ? markup`<br /><span class="aside">${row.amounts.join('; ')}</span>` : null}</td><td><strong>${row.stage}</strong></td><td>${row.claimedBy.join(', ')}${row.deniedBy.length > 0 ? markup`<br />denied by ${row.deniedBy.join(', ')}` : null}</td><td>${row.likelihood ?? '–'}</td><td>${row.touches.join(', ') || '–'}</td><td>${evidenceLinks(brief, row.evidence)}</td></tr>`,
      ),
    )}`;
}

/** How reliable sources and how credible statements are held to be. */
export function grades(brief: Brief): Markup | null {
  const rows = brief.reasoning.grades;
  if (rows.length === 0) return null;
  return markup`<p class="aside">Admiralty code: sources from A (completely reliable) to E, F cannot be judged; statements from 1 (confirmed by other, independent sources) to 5, 6 cannot be judged. Given by persons.</p>
    ${table(
      'Grades',
      ['Grade', 'Of', 'Why', 'By', 'Rests on'],
      rows.map(
        (row) =>
          markup`<tr><td><strong>${row.value}</strong></td><td>${row.subject}</td><td>${row.reason}</td><td>${row.by}, ${row.on}</td><td>${evidenceLinks(brief, row.evidence)}</td></tr>`,
      ),
    )}`;
}

/** Imagery that would fill a gap or show the next step. */
export function needs(brief: Brief): Markup | null {
  const rows = brief.reasoning.needs;
  if (rows.length === 0) return null;
  return markup`${table(
    'Imagery to look for',
    ['Site', 'What', 'Days', 'What it would tell'],
    rows.map(
      (row) =>
        markup`<tr><td>${row.siteName}</td><td>${row.objectClass}</td><td>${row.from} to ${row.to}</td><td>${row.why.map((one) => markup`${one}<br />`)}</td></tr>`,
    ),
  )}`;
}

/** How well forecasters are calibrated, where anything was scored. */
export function calibration(brief: Brief): Markup | null {
  const [all, ...single] = brief.reasoning.calibration.filter(({ bins }) => bins.length > 0);
  if (all === undefined) return null;
  // One forecaster alone is the whole.
  const shown = single.length > 1 ? [all, ...single] : [all];
  return markup`${shown.map(({ forecaster, bins }) => markup`<figure>${raw(calibrationChart(forecaster, bins))}</figure>`)}`;
}
