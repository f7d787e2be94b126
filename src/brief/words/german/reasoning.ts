import { type Drift, type LikelihoodWord, nameClass } from '#core';
import type * as english from '../english/reasoning.ts';
import { amounts, on } from './amounts.ts';
import { likelihoodWords } from './likelihood.ts';

const { bounds, number, shortDate } = amounts;

const stages: Readonly<Record<string, string>> = {
  wanted: 'gewünscht',
  promised: 'zugesagt',
  delivered: 'geliefert',
  denied: 'bestritten',
};
const germanOf = (word: string): string => likelihoodWords[word as LikelihoodWord] ?? word;

/** Explanations, grades, the ledger, what to look for. */
export const reasoning: typeof english.reasoning = {
  sensitiveTitle: 'Wenn ein Beleg falsch ist',
  sensitive: (moves) => `Ohne diesen ändert sich die Ordnung: ${moves.join('; ')}`,
  move: (text, before, after) => `„${text}“ geht von Platz ${before} auf ${after}`,
  unseeableTitle: 'Was nicht zu sehen ist, begrenzt, was sich folgern lässt',
  unseeable: (what, text) =>
    `Nicht zu sehen ist: ${what}. Deshalb steht dieser Erklärung nicht mehr als „wahrscheinlich“ und nicht weniger als „unwahrscheinlich“ offen: ${text}`,
  alternativeTitle: 'Die andere Sicht',
  beliefsTitle: (items) => `In Zahlen, aus ${number(items)} Belegen`,
  beliefsHelp:
    'Nach Bayes mit Spannen für Vorannahmen und Wahrscheinlichkeiten; eine weite Spanne sagt, dass die Belege es nicht entscheiden. Vorausgesetzt ist, dass genau eine der Erklärungen stimmt.',
  belief: (low, high) => `${Math.round(low * 100)} bis ${Math.round(high * 100)} %`,
  likelihoods: (words) => words.map(germanOf).join(' bis '),
  expectedTitle: 'Was zu erwarten wäre',
  expected: { found: 'gefunden', absent: 'gesucht, nicht gefunden', 'not-looked-for': 'niemand sah hin' },
  citedCount: (objectClass, date, observer) =>
    `${nameClass(objectClass, 'de')} ${on(date)}, gezählt von ${observer ?? 'uns'}`,
  quoted: (words) => `„${words}“`,

  gradesTitle: 'Noten',
  gradesHelp:
    'Admiralitätsschlüssel: Quellen von A (völlig verlässlich) bis E, F lässt sich nicht beurteilen; Aussagen von 1 (von anderen, unabhängigen Quellen bestätigt) bis 5, 6 lässt sich nicht beurteilen. Vergeben von Menschen.',
  gradeColumns: ['Note', 'Für', 'Warum', 'Von', 'Beruht auf'],

  ledgerTitle: 'Verzeichnis des Austauschs',
  ledgerHelp:
    'Was nach den Quellen von einer Seite zur anderen geht. Mengen stehen da, wie jede Quelle sie nennt, und werden nie addiert.',
  ledgerColumns: ['Von', 'An', 'Was', 'Behauptet als', 'Von wem', 'Wir halten es für', 'Berührte', 'Beruht auf'],
  stage: (stage) => stages[stage] ?? stage,
  deniedBy: (names) => `bestritten von ${names.join(', ')}`,
  likelihood: (word) => (word === null ? '–' : germanOf(word)),
  amount: (low, high, unit) => `${bounds({ low, high })} ${unit}`,

  needsTitle: 'Aufnahmen, nach denen zu suchen ist',
  needsColumns: ['Ort', 'Was', 'Tage', 'Was sie sagen würden'],
  days: (from, to) => `${shortDate(from)} bis ${shortDate(to)}`,
};

const drifts: Readonly<Record<Drift['what'], string>> = {
  number: 'Zahl',
  hedge: 'Einschränkung',
  direction: 'Richtung',
  date: 'Datum',
  'impossible-date': 'unmögliches Datum',
};

/** Who said it first. */
export const origins: typeof english.origins = {
  mentions: (mentions, effective) =>
    `${mentions === 1 ? '1 Dokument trägt es weiter und beruht' : `${number(mentions)} Dokumente tragen es weiter und beruhen`} auf ${effectiveOf(effective, 'n')}.`,
  effective: (effective) => effectiveOf(effective, ''),
  caption:
    'Gestrichelter Rahmen: ein Ursprung, der sich auf einen anderen stützt. Texte, die einander abschreiben, sind eine Zeile.',
  restsOn: (name) => ` (schließt es nur und stützt sich auf ${name}: nicht gezählt)`,
  voice: ({ documents, from, isAnonymous, name, to }) => {
    const when =
      from === null ? 'ohne Datum' : from === to ? shortDate(from) : `${shortDate(from)} bis ${shortDate(to ?? '')}`;
    return `${name}${isAnonymous ? ', ohne Namen' : ''}, ${when}, ${number(documents)} ${documents === 1 ? 'Dokument' : 'Dokumente'}`;
  },
  leans: (from, to, reason) => `${from} stützt sich auf ${to}: ${reason}`,
  copy: (reason) => `Kopie: ${reason}`,
  through: (carrier, reason) => `über ${carrier}; ${reason}`,
  drift: ({ from, to, what }) => `Verändert (${drifts[what]}): aus „${from}“ wurde „${to}“`,
};

/** `1 unabhängiger Ursprung`; after "auf" in the dative. */
function effectiveOf({ high, low }: { readonly low: number; readonly high: number }, dative: '' | 'n'): string {
  if (low !== high) return `${number(low)} bis ${number(high)} unabhängige${dative} Ursprünge${dative}`;
  if (low === 1) return dative ? '1 unabhängigen Ursprung' : '1 unabhängiger Ursprung';
  return `${number(low)} unabhängige${dative} Ursprünge${dative}`;
}

/** The page over published versions. */
export const publication: typeof english.publication = {
  html: 'Lesen (eine Datei, geht ohne Netz)',
  pdf: 'PDF',
  json: 'Daten (JSON)',
  version: (n, published, by) =>
    `Fassung ${number(n)}, veröffentlicht ${published} von ${by}. Sie ist eingefroren: was später berichtigt wird, wird eine neue Fassung.`,
  versions: 'Fassungen',
  versionsTitle: 'Jede Fassung nennt die vorige mit ihrer Prüfsumme',
  versionColumns: ['Fassung', 'Veröffentlicht', 'Von', 'Was neu ist', 'Prüfsumme'],
  first: 'erste Fassung',
  files: 'Dateien und ihre Prüfsummen',
  check: ['Prüfen lassen sie sich mit', 'oder', 'alle Fassungen verzeichnet'],
  history: (sequence, at) => `Sie beruht auf dem Verlauf des Arbeitsbereichs bis zum Eintrag ${sequence} von ${at},`,
  historyCheck: [': wer ihn verwahrt, kann mit', ' zeigen, dass davor seither nichts geändert wurde.'],
  filesTitle: 'Dateien dieser Fassung',
  fileColumns: ['Datei', 'Bytes', 'SHA-256'],
  footer: 'Nur Orte und öffentliche Äußerungen.',
};
