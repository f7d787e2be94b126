import type { Drift, Voice } from '#core';
import { amounts } from './amounts.ts';

const { bounds } = amounts;

/** Explanations, grades, the ledger, what to look for. */
export const reasoning = {
  sensitiveTitle: 'If one item is wrong',
  sensitive: (moves: readonly string[]): string => `Without this the order changes: ${moves.join('; ')}`,
  move: (text: string, before: number, after: number): string => `“${text}” goes from place ${before} to ${after}`,
  unseeableTitle: 'What cannot be seen limits what may be concluded',
  unseeable: (what: string, text: string): string =>
    `It cannot be seen ${what}. So no more than “likely” and no less than “unlikely” is open to this: ${text}`,
  alternativeTitle: 'The alternative view',
  beliefsTitle: (items: number): string => `In numbers, from ${items} items of evidence`,
  beliefsHelp:
    'Bayes with ranges for priors and likelihoods; a wide range says that the evidence does not settle it. Exactly one of the explanations is taken to be true.',
  belief: (low: number, high: number): string => `${Math.round(low * 100)} to ${Math.round(high * 100)} %`,
  likelihoods: (words: readonly string[]): string => words.join(' to '),
  expectedTitle: 'Expected if true',
  expected: { found: 'found', absent: 'looked, not found', 'not-looked-for': 'nobody looked' },
  citedCount: (objectClass: string, date: string, observer: string | null): string =>
    `${objectClass} on ${date}, counted by ${observer ?? 'us'}`,
  quoted: (words: string): string => `“${words}”`,

  gradesTitle: 'Grades',
  gradesHelp:
    'Admiralty code: sources from A (completely reliable) to E, F cannot be judged; statements from 1 (confirmed by other, independent sources) to 5, 6 cannot be judged. Given by persons.',
  gradeColumns: ['Grade', 'Of', 'Why', 'By', 'Rests on'] as readonly string[],

  ledgerTitle: 'Exchange ledger',
  ledgerHelp:
    'What is said to go from one side to the other. Amounts stand as each source states them and are never added up.',
  ledgerColumns: [
    'From',
    'To',
    'What',
    'As claimed',
    'By',
    'We hold it',
    'Would touch',
    'Rests on',
  ] as readonly string[],
  stage: (stage: string): string => stage,
  deniedBy: (names: readonly string[]): string => `denied by ${names.join(', ')}`,
  likelihood: (word: string | null): string => word ?? '–',
  amount: (low: number | null, high: number | null, unit: string): string => `${bounds({ low, high })} ${unit}s`,

  needsTitle: 'Imagery to look for',
  needsColumns: ['Site', 'What', 'Days', 'What it would tell'] as readonly string[],
  days: (from: string, to: string): string => `${from} to ${to}`,
};

/** Who said it first. */
export const origins = {
  mentions: (mentions: number, effective: { readonly low: number; readonly high: number }): string =>
    `${mentions === 1 ? '1 document carries it and rests' : `${mentions} documents carry it and rest`} on ${effectiveOf(effective)}.`,
  effective: effectiveOf as (effective: { readonly low: number; readonly high: number }) => string,
  caption: 'A dashed frame: an origin that leans on another. Texts that copy each other are one line.',
  restsOn: (name: string): string => ` (only infers it, and rests on ${name}: not counted)`,
  voice: ({ documents, from, isAnonymous, name, to }: Voice): string => {
    const when = from === null ? 'no date' : from === to ? from : `${from} to ${to}`;
    return `${name}${isAnonymous ? ', not named' : ''}, ${when}, ${documents} ${documents === 1 ? 'document' : 'documents'}`;
  },
  leans: (from: string, to: string, reason: string): string => `${from} leans on ${to}: ${reason}`,
  copy: (reason: string): string => `copy: ${reason}`,
  through: (carrier: string, reason: string): string => `through ${carrier}; ${reason}`,
  drift: ({ from, to, what }: Drift): string => `Drift (${what}): “${from}” became “${to}”`,
};

function effectiveOf({ high, low }: { readonly low: number; readonly high: number }): string {
  return low === high ? `${low} independent origin${low === 1 ? '' : 's'}` : `${low} to ${high} independent origins`;
}

/** The page over published versions. */
export const publication = {
  html: 'Read it (one file, works offline)',
  pdf: 'PDF',
  json: 'Data (JSON)',
  version: (number: number, published: string, by: string): string =>
    `Version ${number}, published ${published} by ${by}. It is frozen: what is corrected later becomes a new version.`,
  versions: 'Versions',
  versionsTitle: 'Each version names the one before by its hash',
  versionColumns: ['Version', 'Published', 'By', 'What is new', 'Hash'] as readonly string[],
  first: 'first version',
  files: 'Files and their hashes',
  check: ['Check them with', 'or', 'the record of all versions is'] as readonly string[],
  history: (sequence: number, at: string): string =>
    `It rests on the history of the workspace up to entry ${sequence} of ${at},`,
  historyCheck: [
    ': who keeps the workspace can show by',
    ' that nothing before it was changed since.',
  ] as readonly string[],
  filesTitle: 'Files of this version',
  fileColumns: ['File', 'Bytes', 'SHA-256'] as readonly string[],
  footer: 'Places and public statements only.',
};
