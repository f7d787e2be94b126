import { describeSeries, wordsIn } from '#brief';
import type { Assessment, WatchList } from '#core';
import { faint, printLine, printTable, strong } from '../../output.ts';

const { amounts } = wordsIn('en');

/** An assessment as text: the readings as a table, then what can be said, one sentence a line. */
export function printAssessment(site: string, assessment: Assessment): void {
  const { target, exceedance, recordOf, recordProbability, sensitivity } = assessment;
  const seen = target ? ` on ${target.date}: ${target.state ?? amounts.bounds(target)}` : '';
  printLine(strong(`${site}: ${assessment.objectClass}${seen}`));
  if (assessment.states === null) printReadings(assessment);
  if (recordOf !== null && recordProbability !== null) {
    const searched = `${assessment.baseline.searched} usable images searched`;
    printLine(
      `a record among ${recordOf + 1} looks (${searched}); by chance alone that happens with ${amounts.probability(recordProbability)}`,
    );
  }
  if (exceedance === null) printLine('no probability could be given; the notes say why');
  for (const { text } of describeSeries(assessment).filter(({ topic }) => topic !== 'reading' && topic !== 'record'))
    printLine(text);
  if (sensitivity) {
    printLine();
    printTable(
      ['if instead', 'chance of as many', 'alert'],
      sensitivity.rows.map((row) => [row.name, amounts.probability(row.exceedance), row.alert ? 'yes' : 'no']),
    );
  }
  for (const note of assessment.notes) printLine(`note: ${note}`);
}

function printReadings(assessment: Assessment): void {
  printTable(
    ['reading', 'looks', 'mean', `upper ${assessment.baseline.level * 100} %`, 'chance of as many', 'alert'],
    assessment.readings.map(({ name, baseline, exceedance: chance, alert }) => [
      name,
      `${baseline.n} (${baseline.from ?? '–'} to ${baseline.to ?? '–'})`,
      baseline.mean?.toFixed(1) ?? '–',
      String(baseline.upper ?? '–'),
      chance === null ? '–' : `${baseline.knownFrom === 'above' ? 'at most ' : ''}${amounts.probability(chance)}`,
      alert ? 'yes' : 'no',
    ]),
  );
}

/** Rows beyond the discoveries that are worth a reader's time. */
const furtherRows = 15;

/** A watch list as text: what is unusual first. */
export function printWatchList({ rows, tested, series, falseShare }: WatchList): void {
  const found = rows.filter(({ discovery }) => discovery).length;
  const shown = rows.filter(({ q }) => q !== null).slice(0, found + furtherRows);
  printLine(
    strong(
      `${series} series, ${tested} tested: ${found} unusual, of which at most ${Number((100 * falseShare).toPrecision(3))} % are expected to be so by chance`,
    ),
  );
  printTable(
    ['site', 'class', 'date', 'seen', 'looks', 'chance of as many', 'corrected (q)', 'record of', 'unusual'],
    shown.map((row) => [
      row.siteId,
      row.objectClass,
      row.target?.date ?? '–',
      row.target ? (row.target.state ?? amounts.bounds(row.target)) : '–',
      String(row.n),
      row.exceedance === null ? '–' : amounts.probability(row.exceedance),
      row.q === null ? '–' : amounts.probability(row.q),
      row.recordOf === null ? '–' : `${row.recordOf + 1} (q ${amounts.probability(row.recordQ ?? 1)})`,
      row.discovery ? (row.survives === null ? 'yes' : `yes, under ${row.survives} reading`) : 'no',
    ]),
  );
  const rest = rows.length - shown.length;
  if (rest > 0) printLine(faint(`${rest} more with nothing unusual or nothing to judge; --json lists all`));
}
