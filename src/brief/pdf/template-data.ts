import { nameClass } from '#core';
import type { Brief } from '../brief.ts';
import type { EvidenceRef } from '../statement.ts';
import { originDiagram } from '../charts/origin-diagram.ts';
import { formatScore } from '../format-score.ts';
import { describeLeans } from '../origin-tree.ts';
import { calibrationChart } from '../charts/calibration-chart.ts';
import { seriesChart } from '../charts/series-chart.ts';
import type { BriefFigure } from '../figures.ts';
import { nameOf } from '../html/evidence-links.ts';
import { describeSpeaker, splitAtHedges } from '../claim-parts.ts';
import { refOf } from '../evidence-ref.ts';
import { isWithoutNumber } from '../html/record-sections.ts';
import type { BriefWords } from '../words/english/english.ts';
import { wordsIn } from '../words/words-in.ts';

/** Names behind a statement at the most. */
const mostNames = 5;

/** What the Typst template prints: words only, already chosen, so that the template has no logic of its own. */
export function toTemplateData(brief: Brief): unknown {
  const words = wordsIn(brief.language);
  const { amounts, claims: claimWords, forecasts: forecastWords, page, reasoning: said } = words;
  const dated = (date: string | null): string => (date === null ? page.noDate : amounts.shortDate(date));
  const refs = (evidence: readonly EvidenceRef[]): string[] => {
    const names = [...new Set(evidence.map((ref) => nameOf(brief, ref)))];
    return names.length > mostNames
      ? [...names.slice(0, mostNames - 1), page.more(names.length - mostNames + 1)]
      : names;
  };
  const diagramDocuments = new Map(
    brief.documents.map((one) => [one.id, { title: one.outlet ?? one.title ?? one.id, published: one.published }]),
  );
  const order = new Set(brief.layout);
  const numbered = brief.figures.map((one, index) => ({
    ...figureOf(one, words),
    number: words.figures.number(index + 1),
  }));
  const whole = new Set(
    brief.observations.filter((one) => one.sceneId !== null && one.zoneName === null).map(({ sceneId }) => sceneId),
  );
  return {
    language: brief.language,
    words: templateWords(brief, words),
    order: brief.layout,
    figures: numbered.filter(({ id }) => !order.has(`figure-${id}`)),
    placed: Object.fromEntries(numbered.map((one) => [`figure-${one.id}`, one])),
    written: Object.fromEntries(
      brief.written.map(({ heading, id, statements }) => [
        `text-${id}`,
        { heading, statements: statements.map(({ evidence, text }) => ({ text, refs: refs(evidence) })) },
      ]),
    ),
    imagery: imageryOf(brief, words),
    title: brief.title,
    question: brief.question,
    summary: brief.summary,
    asOf: words.page.asOfShort(brief.asOf),
    generated: brief.generated,
    generator: `${brief.generator.name} ${brief.generator.version}`,
    findings: brief.keyFindings.map(({ text, likelihood, confidence, limits, evidence }) => ({
      text,
      likelihood: likelihood && words.findings.likelihood(likelihood.word, likelihood.low, likelihood.high),
      confidence: confidence && words.findings.confidence(confidence.level, confidence.reason),
      limits: limits && words.findings.limits(limits),
      refs: refs(evidence),
    })),
    series: brief.series.map(({ siteName, assessment, statements }) => ({
      title: `${siteName}: ${nameClass(assessment.objectClass, brief.language)}`,
      svg: seriesChart(assessment, words),
      description: statements[0]?.text ?? nameClass(assessment.objectClass, brief.language),
      caption: `${siteName}, ${nameClass(assessment.objectClass, brief.language)}. ${words.look.band(assessment.baseline.n, assessment.baseline.from, assessment.baseline.to)}`,
      statements: statements.map((one) => ({
        text: one.text,
        refs: refs(one.evidence.filter((ref) => ref.kind !== 'series')),
      })),
    })),
    propositions: brief.origins.propositions
      .filter((one) => one.mentions > 0)
      .map((one) => ({
        text: one.text,
        summary: words.origins.mentions(one.mentions, one.effective),
        svg: originDiagram(one, diagramDocuments, words),
        origins: one.origins.map((origin) =>
          [origin.name, origin.voices.map(words.origins.voice).join('; ')].filter(Boolean).join(': '),
        ),
        leans: describeLeans(one, words),
        drift: one.drift.map(
          (drift) =>
            `${words.origins.drift(drift)} (${nameOf(brief, { kind: 'document', id: drift.documentId, exact: null })})`,
        ),
      })),
    hypotheses: brief.hypotheses.map((one) => ({
      rank: one.rank ?? '–',
      text: one.text,
      inconsistency: words.hypotheses.against(one.inconsistency === null ? '–' : amounts.weight(one.inconsistency)),
      readings: one.readings.map(({ reads, reason, evidence }) => ({
        reads: words.hypotheses.reads[reads],
        against: reads === 'inconsistent',
        reason,
        refs: refs([evidence]),
      })),
      missing: one.missing.length === 0 ? null : words.hypotheses.missing(one.missing),
    })),
    flips: brief.flips && words.hypotheses.flips(brief.flips),
    provisions: brief.provisions.map(({ resolution, paragraph, text, relevance, verified }) => ({
      resolution,
      paragraph,
      text,
      relevance: relevance ?? '–',
      verified,
    })),
    chains: brief.chains.map(({ name, steps }) => ({
      name: words.warning.chain(name),
      steps: steps.map((step) => ({
        order: step.order,
        text: step.text,
        status: words.warning.statuses[step.status],
        nothing: step.status === 'not-observed',
        since: step.since === null ? '–' : amounts.shortDate(step.since),
        note: step.note ?? '',
        refs: refs(step.citations.map(refOf)),
      })),
    })),
    forecasts: brief.forecasts.map(({ forecast, score }) => ({
      question: forecast.question,
      forecaster: forecast.forecaster,
      made: amounts.shortDate(forecast.made),
      deadline: forecast.deadline === null ? forecastWords.noDeadline : amounts.shortDate(forecast.deadline),
      outcome: forecastWords.outcomes[forecast.resolution.outcome],
      score: formatScore(score, words),
      reason: forecast.resolution.reason,
    })),
    sensitive: brief.reasoning.sensitive.map(({ text, evidence }) => ({ text, refs: refs(evidence) })),
    expected: brief.reasoning.expected.map(({ hypothesis, text, status }) => `${text}: ${status} (${hypothesis})`),
    unseeable: brief.reasoning.unseeable.map(({ text, evidence }) => ({ text, refs: refs(evidence) })),
    alternatives: brief.reasoning.alternatives.map(({ text, evidence }) => ({ text, refs: refs(evidence) })),
    beliefs: brief.reasoning.beliefs.map(
      ({ text, low, high, words: likely }) => `${said.belief(low, high)} (${said.likelihoods(likely)}): ${text}`,
    ),
    grades: brief.reasoning.grades.map(({ value, subject, reason }) => [value, subject, reason]),
    ledger: brief.reasoning.ledger.map((row) => [
      row.from,
      row.to,
      row.item,
      said.stage(row.stage),
      `${row.claimedBy.join(', ')}${row.deniedBy.length > 0 ? `; ${said.deniedBy(row.deniedBy)}` : ''}`,
      said.likelihood(row.likelihood),
      refs(row.evidence).join('; '),
    ]),
    needs: brief.reasoning.needs.map((row) => [
      row.siteName,
      nameClass(row.objectClass, brief.language),
      said.days(row.from, row.to),
      row.why.join('; '),
    ]),
    calibration: calibrationOf(brief, words),
    limits: brief.limits,
    // A count of a whole place holds those of its zones, which stand in the HTML.
    observations: [
      ...Map.groupBy(
        brief.observations.filter((one) => one.zoneName === null || !whole.has(one.sceneId)),
        (one) => one.siteName,
      ),
    ].map(([site, list]) => ({
      site: words.observations.heading(site),
      rows: [...list]
        .sort((a, b) => (a.date < b.date ? -1 : 1))
        .map((one) => ({
          date: `${amounts.shortDate(one.date)}${one.isOutcome ? ` (${words.observations.outcome})` : ''}`,
          what: nameClass(one.objectClass, brief.language),
          value: one.value,
          nothing: isWithoutNumber(one.kind),
          observer: one.observer ?? '–',
          url: one.source?.url ?? null,
          title: one.source
            ? `${one.source.title}${one.source.published ? `, ${amounts.shortDate(one.source.published)}` : ''}`
            : words.observations.own,
        })),
    })),
    claims: brief.documents
      .map((document) => ({ document, claims: brief.claims.filter((claim) => claim.documentId === document.id) }))
      .filter(({ claims }) => claims.length > 0)
      .map(({ document, claims }) => ({
        title: `${document.outlet ?? document.id}, ${dated(document.published)}`,
        // Two letters, as Typst takes them; null where nobody has said it.
        language: document.language?.slice(0, 2) ?? null,
        rows: claims.map((claim) => ({
          parts: splitAtHedges(claim),
          who: describeSpeaker(claim, claimWords.author),
          kind: [
            claimWords.kind(claim.kind),
            claim.polarity === 'affirmed' ? '' : claimWords.polarities[claim.polarity],
          ]
            .filter(Boolean)
            .join(', '),
          review: claimWords.reviews[claim.review],
        })),
      })),
    method: brief.method,
    documents: brief.documents.map((one) => ({
      title: `${one.outlet ?? one.id}, ${dated(one.published)}: ${one.title ?? ''}`,
      facts: `${words.sources.forms[one.form]}${one.language ? `, ${one.language}` : ''}. ${words.sources.retrieved(one.retrieved)} ${words.sources.bytes(one.byteLength)}.`,
      url: one.url,
      sha256: one.sha256,
    })),
  };
}

function figureOf(
  { caption, centre, description, file, id, panels, widthMetres }: BriefFigure,
  { amounts, figures }: BriefWords,
): {
  readonly id: string;
  readonly file: string;
  readonly description: string;
  readonly caption: string;
} {
  const place = centre === null ? '' : figures.middle(amounts.place(centre), widthMetres);
  const images = panels.map(({ sceneId }) => sceneId).join(', ');
  return { id, file: `/${file}`, description, caption: `${caption}.${place} ${figures.images} ${images}.` };
}

function imageryOf({ language, observations, scenes }: Brief, { amounts, page }: BriefWords): unknown {
  return scenes.map((scene) => {
    const counts = observations.filter(({ id }) => scene.observationIds.includes(id));
    const whole = counts.filter(({ zoneName }) => zoneName === null);
    return {
      taken: amounts.time(scene.taken),
      id: scene.id,
      simulated: scene.isSimulated,
      sensor: scene.platform ?? page.notStated,
      pixel: amounts.metres(scene.gsdMetres),
      cloud: amounts.share(scene.cloudFraction),
      licence: scene.licence ?? page.notStated,
      seen: (whole.length > 0 ? whole : counts.slice(0, 2))
        .map(({ objectClass, value }) => `${nameClass(objectClass, language)}: ${value}`)
        .join('; '),
      sha256: scene.pixelsSha256,
    };
  });
}

/** What the template prints around the data. */
function templateWords({ asOf, generated, generator, reasoning: { beliefItems } }: Brief, words: BriefWords): unknown {
  const { amounts, claims, figures, forecasts, hypotheses, observations, page, provisions, reasoning, sources } = words;
  const by = `${generator.name} ${generator.version}`;
  const [question, forecaster, made, deadline, , outcome, score, why] = forecasts.columns;
  const [resolution, , , says, matters, checked] = provisions.columns;
  const [date, what, seen, , counter, published] = observations.columns;
  const [from, to, thing, stage, claimedBy, held, , rests] = reasoning.ledgerColumns;
  const [said, who, kind, , status] = claims.columns;
  return {
    titles: words.titles,
    written: page.asOf(asOf, amounts.time(generated), by),
    noSource: page.noSource,
    simulated: page.simulated,
    imageryNote: figures.tableNote,
    imagery: figures.columns.slice(0, 7),
    hypotheses: hypotheses.help,
    sensitive: reasoning.sensitiveTitle,
    unseeable: reasoning.unseeableTitle,
    alternatives: reasoning.alternativeTitle,
    beliefs: reasoning.beliefsTitle(beliefItems),
    beliefsHelp: reasoning.beliefsHelp,
    expected: reasoning.expectedTitle,
    gradesHelp: reasoning.gradesHelp,
    grades: reasoning.gradeColumns.slice(0, 3),
    ledgerHelp: reasoning.ledgerHelp,
    ledger: [from, to, thing, stage, claimedBy, held, rests],
    provisionsHelp: provisions.help,
    provisions: [resolution, '¶', says, matters, checked],
    checked: provisions.checked,
    unchecked: provisions.unchecked,
    warning: words.warning.columns,
    forecastsHelp: forecasts.tableTitle,
    forecasts: [question, forecaster, made, deadline, outcome, score, why],
    calibration: forecasts.calibration,
    needs: reasoning.needsColumns,
    observations: [date, what, seen, counter, published],
    claimsHelp: claims.help,
    claims: [said, who, kind, status],
    sourcesHelp: sources.help,
  };
}

/** The plot over all forecasters, where anything was scored. */
function calibrationOf({ reasoning }: Brief, words: BriefWords): string | null {
  const all = reasoning.calibration.find(({ bins }) => bins.length > 0);
  return all === undefined ? null : calibrationChart(all.forecaster, all.bins, words);
}
