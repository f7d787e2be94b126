import type { Assessment, BaselineReading } from '#core';
import type { EvidenceRef, Statement } from './brief.ts';
import { formatBounds, formatProbability } from './wording.ts';

/** Sentences that say how unusual a series' newest look is, and nothing of what it means. */
export function describeSeries(assessment: Assessment): Statement[] {
  const { target, readings, recordOf, recordProbability, contested, change } = assessment;
  const series: EvidenceRef = { kind: 'series', id: seriesId(assessment), exact: null };
  const looks = assessment.series
    .filter((point) => target !== null && point.date === target.date)
    .flatMap((point) => point.observationIds)
    .map((id): EvidenceRef => ({ kind: 'observation', id, exact: null }));
  const say = (text: string, evidence: readonly EvidenceRef[] = []): Statement => ({
    text,
    evidence: [...evidence, series],
  });
  if (target === null) return [say(`Nobody counted ${assessment.objectClass} on that date; no statement is made.`)];
  const statements = readings.map((reading) => say(describeReading(assessment, reading), looks));
  if (recordOf !== null && recordProbability !== null) {
    statements.push(
      say(
        `It is the highest of ${recordOf + 1} usable looks; if all were alike, the newest would be the highest with a chance of ${formatProbability(recordProbability)}.`,
        looks,
      ),
    );
  }
  for (const one of contested) {
    const against: EvidenceRef[] = [one.observationId, ...one.contradictedBy].map((id) => ({
      kind: 'observation',
      id,
      exact: null,
    }));
    statements.push(
      say(
        `Contested: “${one.statement}” is contradicted by ${one.contradictedBy.length} published counts from that period.`,
        against,
      ),
    );
  }
  if (readings.length > 1) statements.push(say(describeSurvival(readings)));
  if (change)
    statements.push(say(`The level changed around ${change.date} (between ${change.low} and ${change.high}).`));
  return statements;
}

/** The id by which a series is referred to. */
export function seriesId({ siteId, objectClass }: Pick<Assessment, 'siteId' | 'objectClass'>): string {
  return `${siteId}-${objectClass.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`;
}

function describeReading(
  { objectClass, target }: Assessment,
  { name, baseline, exceedance, alert }: BaselineReading,
): string {
  const what = `${formatBounds(target!)} ${objectClass} on ${target!.date}`;
  if (exceedance === null || baseline.upper === null) return `${what}, ${name}: too few looks for a baseline.`;
  const percent = Number((baseline.level * 100).toFixed(4));
  return `${what}, ${name}: the chance of a look at least as high is ${formatProbability(exceedance)} in a baseline of ${baseline.n} counts (${baseline.searched} usable looks); ${percent}\u00a0% of looks would show at most ${baseline.upper}. ${alert ? 'This is unusual.' : 'This is not unusual.'}`;
}

function describeSurvival(readings: readonly BaselineReading[]): string {
  const alerts = readings.filter((reading) => reading.alert).length;
  if (alerts === readings.length)
    return 'That the count is unusual survives under every reading of the contested past.';
  if (alerts === 0) return 'Under no reading of the contested past is the count unusual.';
  return 'Whether the count is unusual depends on which reading of the contested past is right.';
}
