import type { Brief } from '../brief.ts';
import type { EvidenceRef } from '../statement.ts';
import { originDiagram } from '../charts/origin-diagram.ts';
import { describeLeans, describeVoice } from '../origin-tree.ts';
import { calibrationChart } from '../charts/calibration-chart.ts';
import { seriesChart } from '../charts/series-chart.ts';
import type { BriefFigure } from '../figures.ts';
import { nameOf } from '../html/evidence-links.ts';
import { formatMetres, formatPlace, formatShare } from '../html/figure-sections.ts';
import { describeSpeaker, splitAtHedges } from '../claim-parts.ts';
import { refOf } from '../evidence-ref.ts';
import { describeMentions, formatScore, formatWeight, indicatorWords, isWithoutNumber } from '../wording.ts';

/** Names behind a statement at the most. */
const mostNames = 5;

/** What the Typst template prints: words only, already chosen, so that the template has no logic of its own. */
export function toTemplateData(brief: Brief): unknown {
  const refs = (evidence: readonly EvidenceRef[]): string[] => {
    const names = [...new Set(evidence.map((ref) => nameOf(brief, ref)))];
    return names.length > mostNames
      ? [...names.slice(0, mostNames - 1), `${names.length - mostNames + 1} more`]
      : names;
  };
  const diagramDocuments = new Map(
    brief.documents.map((one) => [one.id, { title: one.outlet ?? one.title ?? one.id, published: one.published }]),
  );
  const order = new Set(brief.layout);
  const numbered = brief.figures.map((one, index) => ({ ...figureOf(one), number: index + 1 }));
  const whole = new Set(
    brief.observations.filter((one) => one.sceneId !== null && one.zoneName === null).map(({ sceneId }) => sceneId),
  );
  return {
    order: brief.layout,
    figures: numbered.filter(({ id }) => !order.has(`figure-${id}`)),
    placed: Object.fromEntries(numbered.map((one) => [`figure-${one.id}`, one])),
    written: Object.fromEntries(
      brief.written.map(({ heading, id, statements }) => [
        `text-${id}`,
        { heading, statements: statements.map(({ evidence, text }) => ({ text, refs: refs(evidence) })) },
      ]),
    ),
    imagery: imageryOf(brief),
    title: brief.title,
    question: brief.question,
    summary: brief.summary,
    asOf: brief.asOf,
    generated: brief.generated,
    generator: `${brief.generator.name} ${brief.generator.version}`,
    findings: brief.keyFindings.map(({ text, likelihood, confidence, limits, evidence }) => ({
      text,
      likelihood: likelihood && `Likelihood: ${likelihood.word} (${likelihood.low}–${likelihood.high} %, ICD 203).`,
      confidence: confidence && `Confidence: ${confidence.level}. ${confidence.reason ?? ''}`,
      limits: limits && `Limits: ${limits}`,
      refs: refs(evidence),
    })),
    series: brief.series.map(({ siteName, assessment, statements }) => ({
      title: `${siteName}: ${assessment.objectClass}`,
      svg: seriesChart(assessment),
      description: statements[0]?.text ?? assessment.objectClass,
      caption: `${siteName}, ${assessment.objectClass}. Band: where 90 % of looks lie under the baseline of ${assessment.baseline.n} counts.`,
      statements: statements.map((one) => ({
        text: one.text,
        refs: refs(one.evidence.filter((ref) => ref.kind !== 'series')),
      })),
    })),
    propositions: brief.origins.propositions
      .filter((one) => one.mentions > 0)
      .map((one) => ({
        text: one.text,
        summary: describeMentions(one.mentions, one.effective),
        svg: originDiagram(one, diagramDocuments),
        origins: one.origins.map((origin) =>
          [origin.name, origin.voices.map(describeVoice).join('; ')].filter(Boolean).join(': '),
        ),
        leans: describeLeans(one),
        drift: one.drift.map(
          (drift) =>
            `Drift (${drift.what}): “${drift.from}” became “${drift.to}” (${nameOf(brief, { kind: 'document', id: drift.documentId, exact: null })})`,
        ),
      })),
    hypotheses: brief.hypotheses.map((one) => ({
      rank: one.rank ?? '–',
      text: one.text,
      inconsistency: one.inconsistency === null ? '–' : formatWeight(one.inconsistency),
      readings: one.readings.map(({ reads, reason, evidence }) => ({ reads, reason, refs: refs([evidence]) })),
      missing: one.missing,
    })),
    flips: brief.flips,
    provisions: brief.provisions.map(({ resolution, paragraph, text, relevance, verified }) => ({
      resolution,
      paragraph,
      text,
      relevance: relevance ?? '–',
      verified,
    })),
    chains: brief.chains.map(({ name, steps }) => ({
      name,
      steps: steps.map((step) => ({
        order: step.order,
        text: step.text,
        status: indicatorWords[step.status],
        nothing: step.status === 'not-observed',
        since: step.since ?? '–',
        note: step.note ?? '',
        refs: refs(step.citations.map(refOf)),
      })),
    })),
    forecasts: brief.forecasts.map(({ forecast, score }) => ({
      question: forecast.question,
      forecaster: forecast.forecaster,
      made: forecast.made,
      deadline: forecast.deadline ?? 'none stated',
      outcome: forecast.resolution.outcome,
      score: formatScore(score),
      reason: forecast.resolution.reason,
    })),
    sensitive: brief.reasoning.sensitive.map(({ text, evidence }) => ({ text, refs: refs(evidence) })),
    expected: brief.reasoning.expected.map(({ hypothesis, text, status }) => `${text}: ${status} (${hypothesis})`),
    unseeable: brief.reasoning.unseeable.map(({ text, evidence }) => ({ text, refs: refs(evidence) })),
    alternatives: brief.reasoning.alternatives.map(({ text, evidence }) => ({ text, refs: refs(evidence) })),
    beliefs: brief.reasoning.beliefs.map(
      ({ text, low, high, words }) =>
        `${Math.round(low * 100)} to ${Math.round(high * 100)} % (${words.join(' to ')}): ${text}`,
    ),
    grades: brief.reasoning.grades.map(({ value, subject, reason }) => [value, subject, reason]),
    ledger: brief.reasoning.ledger.map((row) => [
      row.from,
      row.to,
      row.item,
      row.stage,
      `${row.claimedBy.join(', ')}${row.deniedBy.length > 0 ? `; denied by ${row.deniedBy.join(', ')}` : ''}`,
      row.likelihood ?? '–',
      refs(row.evidence).join('; '),
    ]),
    needs: brief.reasoning.needs.map((row) => [
      row.siteName,
      row.objectClass,
      `${row.from} to ${row.to}`,
      row.why.join('; '),
    ]),
    calibration: calibrationOf(brief),
    limits: brief.limits,
    // A count of a whole place holds those of its zones, which stand in the HTML.
    observations: [
      ...Map.groupBy(
        brief.observations.filter((one) => one.zoneName === null || !whole.has(one.sceneId)),
        (one) => one.siteName,
      ),
    ].map(([site, list]) => ({
      site,
      rows: [...list]
        .sort((a, b) => (a.date < b.date ? -1 : 1))
        .map((one) => ({
          date: one.isOutcome ? `${one.date} (outcome)` : one.date,
          what: one.objectClass,
          value: one.value,
          nothing: isWithoutNumber(one.kind),
          observer: one.observer ?? '–',
          url: one.source?.url ?? null,
          title: one.source ? `${one.source.title}${one.source.published ? `, ${one.source.published}` : ''}` : 'own',
        })),
    })),
    claims: brief.documents
      .map((document) => ({ document, claims: brief.claims.filter((claim) => claim.documentId === document.id) }))
      .filter(({ claims }) => claims.length > 0)
      .map(({ document, claims }) => ({
        title: `${document.outlet ?? document.id}, ${document.published ?? 'no date'}`,
        rows: claims.map((claim) => ({
          parts: splitAtHedges(claim),
          who: describeSpeaker(claim),
          kind: [claim.kind, claim.polarity === 'affirmed' ? '' : claim.polarity].filter(Boolean).join(', '),
          review: claim.review,
        })),
      })),
    method: brief.method,
    documents: brief.documents.map((one) => ({
      title: `${one.outlet ?? one.id}, ${one.published ?? 'no date'}: ${one.title ?? ''}`,
      facts: `${one.form === 'digest' ? 'Digest' : 'Original'}${one.language ? `, ${one.language}` : ''}. ${one.retrieved ? `Retrieved ${one.retrieved}.` : 'Not fetched.'} ${one.byteLength} bytes.`,
      url: one.url,
      sha256: one.sha256,
    })),
  };
}

function figureOf({ caption, centre, description, file, id, panels, widthMetres }: BriefFigure): {
  readonly id: string;
  readonly file: string;
  readonly description: string;
  readonly caption: string;
} {
  const place = centre === null ? '' : ` Middle: ${formatPlace(centre)} (WGS 84), ${widthMetres} m across, north up.`;
  const images = panels.map(({ sceneId }) => sceneId).join(', ');
  return { id, file: `/${file}`, description, caption: `${caption}.${place} Images: ${images}.` };
}

function imageryOf({ observations, scenes }: Brief): unknown {
  return scenes.map((scene) => {
    const counts = observations.filter(({ id }) => scene.observationIds.includes(id));
    const whole = counts.filter(({ zoneName }) => zoneName === null);
    return {
      taken: scene.taken.slice(0, 16).replace('T', ' '),
      id: scene.id,
      simulated: scene.isSimulated,
      sensor: scene.platform ?? 'not stated',
      pixel: formatMetres(scene.gsdMetres),
      cloud: formatShare(scene.cloudFraction),
      licence: scene.licence ?? 'not stated',
      seen: (whole.length > 0 ? whole : counts.slice(0, 2))
        .map(({ objectClass, value }) => `${objectClass}: ${value}`)
        .join('; '),
      sha256: scene.pixelsSha256,
    };
  });
}

/** The plot over all forecasters, where anything was scored. */
function calibrationOf({ reasoning }: Brief): string | null {
  const all = reasoning.calibration.find(({ bins }) => bins.length > 0);
  return all === undefined ? null : calibrationChart(all.forecaster, all.bins);
}
