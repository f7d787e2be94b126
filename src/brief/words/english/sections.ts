import type { BriefPart, Indicator, LikelihoodWord } from '#core';
import { amounts } from './amounts.ts';

const { number } = amounts;

/** Headings of the parts. */
export const titles: Readonly<Record<BriefPart, string>> = {
  findings: 'Key findings',
  unusual: 'How unusual',
  figures: 'What the images show',
  origins: 'Who said it first',
  hypotheses: 'What could explain it',
  weighing: 'How far the evidence carries',
  grades: 'How reliable',
  ledger: 'Who gives what for what',
  provisions: 'Provisions it would touch',
  warning: 'Warning chains',
  needs: 'What to look for next',
  forecasts: 'Forecasts',
  limits: 'What could not be seen',
  'other-series': 'Other series',
  imagery: 'Images',
  observations: 'Observations',
  claims: 'Claims',
  method: 'Method',
  sources: 'Sources',
};

/** What stands around the parts. */
export const page = {
  skip: 'Skip to the brief',
  contents: 'Contents',
  summary: 'Summary',
  asOf: (date: string, written: string, by: string): string => `As of ${date}. Written ${written} UTC by ${by}.`,
  asOfShort: (date: string): string => `as of ${date}`,
  footer:
    'Places and public statements only. Every number leads to the row it rests on, every row to its source; whoever finds an error can check it.',
  more: (count: number): string => `${count} more`,
  evidence: {
    series: 'the series',
    proposition: 'its origins',
    claim: 'the claim',
    judgement: 'the finding',
    case: 'the case',
  },
  noSource: 'no source: cannot be published',
  noDate: 'no date',
  notStated: 'not stated',
  everyLeads: 'every number leads to its source',
  simulated: 'simulated',
  simulatedStamp: 'SIMULATED',
};

export const findings = {
  likelihood: (word: LikelihoodWord, low: number, high: number): string =>
    `Likelihood: ${word} (${low}–${high} %, ICD 203).`,
  confidence: (level: 'low' | 'moderate' | 'high', reason: string | null): string =>
    `Confidence: ${level}.${reason ? ` ${reason}` : ''}`,
  limits: (limits: string): string => `Limits: ${limits}`,
};

export const look = {
  band: (n: number, from: string | null, to: string | null): string =>
    `Band: where 90 % of looks lie under the baseline (${n} counts${from === null ? '' : `, ${from} to ${to ?? ''}`}). Each mark names its counter.`,
  alert: 'alert',
  alertHelp: 'This count is unusual; what it means is a separate question.',
};

export const figures = {
  number: (n: number): string => `Figure ${n}.`,
  middle: (place: string, metres: number | null): string => ` Middle: ${place} (WGS 84), ${metres} m across, north up.`,
  images: 'Images:',
  tableTitle:
    'Images, their time in UTC, metres per pixel, cloud over the whole image, and the SHA-256 of the pixels that were looked at',
  tableNote:
    'Times in UTC; metres per pixel; cloud over the whole image; below each, the SHA-256 of the pixels that were looked at.',
  columns: ['Taken', 'Image', 'Sensor', 'Pixel', 'Cloud', 'Licence', 'Seen', 'Pixels looked at'] as readonly string[],
  missing: (caption: string): string => `The figure “${caption}” names a scene or a track that is not in this case.`,
  failed: (caption: string, why: string): string => `The figure “${caption}” could not be drawn: ${why}`,
  beforeAfter: 'The place before and on the date in question',
  onTheDate: 'The place on the date in question',
  unrolled: (track: string): string => `${track} pulled straight, date under date`,
  describeView: (caption: string, dates: readonly string[], metres: number): string =>
    `${caption}: ${dates.join(' and ')}, north up, ${metres} m from left to right.`,
  marked: (date: string, marks: number | null): string => `${date}${marks === null ? '' : ` (${marks} marked)`}`,
  marks: (marks: number): string => `${marks} marked`,
  noSensor: 'sensor not stated',
  resolution: (metres: string | null): string => (metres === null ? 'resolution not stated' : `${metres} per pixel`),
  cloud: (share: string | null): string => (share === null ? 'cloud not stated' : `cloud ${share}`),
  noLicence: 'licence not stated',
  showsNothing: 'the image shows nothing of this place',
  chance: (chance: string | null): string =>
    chance === null ? 'no baseline to compare it with' : `the chance of as many: ${chance}`,
};

export const hypotheses = {
  help: 'Ordered by what speaks against each (analysis of competing hypotheses): the less, the better it stands. The order is no probability.',
  tableTitle: 'Hypotheses, best standing first',
  columns: [
    'Rank',
    'Hypothesis',
    'Against',
    'Evidence, as it was read',
    'Would be expected and is missing',
  ] as readonly string[],
  reads: { inconsistent: 'inconsistent', neutral: 'neutral', consistent: 'consistent' },
  flips: (item: string): string => `One item, if wrong, would change the order: ${item}`,
  against: (sum: string): string => `against it: ${sum}`,
  missing: (items: readonly string[]): string => `Expected and missing: ${items.join('; ')}.`,
};

export const provisions = {
  help: 'In our own words, paragraph by paragraph. That a provision stands here says what it would touch if a transfer were shown, not that one was.',
  tableTitle: 'Paragraphs of UN Security Council resolutions',
  columns: [
    'Resolution',
    'Paragraph',
    'Subject',
    'What it says',
    'Why it matters here',
    'Checked',
  ] as readonly string[],
  unless: (text: string, needs: string | null, paragraph: string): string =>
    `Unless: ${text}${needs === null ? '' : ` (needs ${needs})`} ${paragraph}`,
  checked: 'read in a source',
  unchecked: 'from memory, check',
};

export const warning = {
  tableTitle: (chain: string): string => `${chain}: steps in their expected order`,
  chain: (chain: string): string => `Warning chain: ${chain}`,
  columns: ['Step', 'What', 'Status', 'Since', 'Rests on'] as readonly string[],
  /** How the status of a warning step is said; looked and not looked are two things. */
  statuses: {
    seen: 'seen',
    reported: 'reported',
    'not-seen': 'looked, not seen',
    'not-observed': 'nobody looked',
  } as Readonly<Record<Indicator['status'], string>>,
};

export const forecasts = {
  tableTitle: 'Brier score: 0 is best, 1 worst',
  columns: [
    'Question and criterion',
    'Forecaster',
    'Made',
    'Deadline',
    'Said',
    'Outcome',
    'Score',
    'Why',
  ] as readonly string[],
  noDeadline: 'none stated',
  source: 'source',
  outcomes: { yes: 'yes', no: 'no', void: 'void', open: 'open' },
  status: (status: string): string => status,
  noNumber: 'not scored: no probability in the words',
  scoreRange: (brier: string, low: string, high: string): string => `${brier} (${low} to ${high} over its words)`,
  calibration: 'Calibration of the forecasts',
};

export const limits = {
  tableTitle: 'Sites (latitude, longitude of the middle, WGS 84) and the imagery kept of them',
  columns: ['Site', 'State', 'Position', 'Boundary', 'Scenes'] as readonly string[],
  noPosition: 'no position',
  approximate: 'approximate',
  surveyed: 'surveyed',
  noScenes: 'none in this case',
  noScene: 'No scene is kept in this case, so no count in it could be checked against pixels here.',
  drafts: (drafts: number, all: number): string =>
    `${drafts} of ${all} claims are machine drafts that no person has accepted.`,
  unverified: (unverified: number, all: number): string =>
    `${unverified} of ${all} provisions were not read in a source; check the paragraph before relying on it.`,
};

export const observations = {
  help: (asOf: string): string =>
    `Every row is one look, published by somebody or our own. “0 (looked, none seen)”, “unusable” and “not observed” are three different answers. Rows after ${asOf} are outcome, not evidence.`,
  site: (site: string, rows: number): string => `${site} (${number(rows)})`,
  tableTitle: (site: string): string => `${site}: observations`,
  heading: (site: string): string => `Observations: ${site}`,
  columns: ['Image date', 'What', 'Seen', 'In words', 'Counted by', 'Published'] as readonly string[],
  outcome: 'outcome',
  own: 'own',
  ownOn: 'own, on',
};

export const claims = {
  help: 'Exact words from the kept texts, hedges marked. A draft is a machine’s reading that no person has accepted.',
  tableTitle: (outlet: string): string => `Claims in ${outlet}`,
  columns: ['Words', 'Who', 'Kind', 'When', 'Status'] as readonly string[],
  author: 'the author',
  /** Kinds of claims, as they are kept. */
  kind: (kind: string): string => kind,
  polarities: { affirmed: 'affirmed', negated: 'negated', denied: 'denied' },
  reviews: { draft: 'draft', accepted: 'accepted', rejected: 'rejected' },
  likelihood: (term: string, low: number, high: number): string => `“${term}”: ${low}–${high} %`,
};

export const sources = {
  help: 'What is kept of each document, with the SHA-256 of its bytes. “Digest”: our own summary of the page at the address, not its words.',
  forms: { original: 'Original', digest: 'Digest' },
  noAddress: 'No address.',
  retrieved: (at: string | null): string => (at === null ? 'Not fetched.' : `Retrieved ${at}.`),
  bytes: (bytes: number): string => `${bytes} bytes`,
};

export const method = {
  baseline: (name: string): string =>
    `Baseline: ${name}; the stated chance is the probability of a count at least as high in one further look under that baseline.`,
  alert: (below: number): string =>
    `An alert fires when that chance is below ${below}. How unusual a count is says nothing about its cause.`,
  claims:
    'Claims were found by rules for German and English; each is shown with its exact words and where they stand (UTF-16 offsets in the kept text).',
  origins:
    'Origins: outlet, carrier and speaker of each claim are followed to the party that holds the evidence or spoke first; copies add no origin. The number of independent origins is a range, since some may rest on others.',
  likelihood:
    'Likelihood words are those of ICD 203 with their bands; confidence is stated apart. Hypotheses are ordered by what speaks against them (analysis of competing hypotheses).',
  forecasts: 'Forecasts are scored by Brier: 0 is best, 1 worst; words are scored at both ends of their band.',
  written: (name: string, version: string): string => `Written by ${name} ${version}.`,
  /** Said in other languages only: what people wrote is printed as they wrote it. */
  language: null as string | null,
};
