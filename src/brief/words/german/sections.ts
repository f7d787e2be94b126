import type * as english from '../english/sections.ts';
import { amounts } from './amounts.ts';
import { likelihoodWords } from './likelihood.ts';

const { date: day, number, shortDate, time } = amounts;

/** Headings of the parts. */
export const titles: typeof english.titles = {
  findings: 'Wichtigste Ergebnisse',
  unusual: 'Wie ungewöhnlich',
  figures: 'Was die Bilder zeigen',
  origins: 'Wer es zuerst sagte',
  hypotheses: 'Was es erklären könnte',
  weighing: 'Wie weit die Belege tragen',
  grades: 'Wie verlässlich',
  ledger: 'Wer wem was wofür gibt',
  provisions: 'Bestimmungen, die es berührte',
  warning: 'Warnketten',
  needs: 'Worauf als Nächstes zu achten ist',
  forecasts: 'Vorhersagen',
  limits: 'Was nicht zu sehen war',
  'other-series': 'Andere Reihen',
  imagery: 'Aufnahmen',
  observations: 'Beobachtungen',
  claims: 'Behauptungen',
  method: 'Verfahren',
  sources: 'Quellen',
};

/** What stands around the parts. */
export const page: typeof english.page = {
  skip: 'Zum Bericht springen',
  contents: 'Inhalt',
  summary: 'Zusammenfassung',
  asOf: (date, written, by) => `Stand ${day(date)}. Geschrieben ${written} UTC von ${by}.`,
  asOfShort: (date) => `Stand ${day(date)}`,
  footer:
    'Nur Orte und öffentliche Äußerungen. Jede Zahl führt zu der Zeile, auf der sie beruht, jede Zeile zu ihrer Quelle; wer einen Fehler findet, kann ihn nachprüfen.',
  more: (count) => `${number(count)} weitere`,
  evidence: {
    series: 'die Reihe',
    proposition: 'seine Ursprünge',
    claim: 'die Behauptung',
    judgement: 'das Ergebnis',
    case: 'der Fall',
  },
  noSource: 'ohne Quelle: kann nicht veröffentlicht werden',
  noDate: 'ohne Datum',
  notStated: 'nicht angegeben',
  everyLeads: 'jede Zahl führt zu ihrer Quelle',
  simulated: 'simuliert',
  simulatedStamp: 'SIMULIERT',
};

const levels = { low: 'gering', moderate: 'mittel', high: 'hoch' } as const;

export const findings: typeof english.findings = {
  // The English word stands beside ours, since ICD 203 defines no German ones.
  likelihood: (word, low, high) =>
    `Wahrscheinlichkeit: ${likelihoodWords[word]} (${low}–${high} %, nach ICD 203 „${word}“).`,
  confidence: (level, reason) => `Vertrauen: ${levels[level]}.${reason ? ` ${reason}` : ''}`,
  limits: (limits) => `Grenzen: ${limits}`,
};

export const look: typeof english.look = {
  band: (n, from, to) =>
    `Band: wo nach der Grundlinie 90 % der Blicke liegen (${number(n)} Zählungen${from === null ? '' : `, ${shortDate(from)} bis ${shortDate(to ?? '')}`}). Jede Marke nennt, wer gezählt hat.`,
  alert: 'Alarm',
  alertHelp: 'Diese Zahl ist ungewöhnlich; was sie bedeutet, ist eine andere Frage.',
};

export const figures: typeof english.figures = {
  number: (n) => `Bild ${number(n)}.`,
  middle: (place, metres) =>
    ` Mitte: ${place} (WGS 84), ${metres === null ? '?' : number(metres)} m breit, Norden oben.`,
  images: 'Aufnahmen:',
  tableTitle:
    'Aufnahmen mit Zeit in UTC, Metern je Bildpunkt, Wolken über das ganze Bild und der SHA-256 der betrachteten Bildpunkte',
  tableNote:
    'Zeiten in UTC; Meter je Bildpunkt; Wolken über das ganze Bild; darunter jeweils die SHA-256 der betrachteten Bildpunkte.',
  columns: ['Aufgenommen', 'Aufnahme', 'Sensor', 'Bildpunkt', 'Wolken', 'Lizenz', 'Gesehen', 'Betrachtete Bildpunkte'],
  missing: (caption) => `Das Bild „${caption}“ nennt eine Aufnahme oder ein Gleis, die nicht in diesem Fall sind.`,
  failed: (caption, why) => `Das Bild „${caption}“ ließ sich nicht zeichnen: ${why}`,
  beforeAfter: 'Der Ort davor und an dem fraglichen Tag',
  onTheDate: 'Der Ort an dem fraglichen Tag',
  unrolled: (track) => `${track}, gerade gezogen, Tag unter Tag`,
  describeView: (caption, dates, metres) =>
    `${caption}: ${dates.join(' und ')}, Norden oben, ${number(metres)} m von links nach rechts.`,
  marked: (date, marks) => `${shortDate(date)}${marks === null ? '' : ` (${number(marks)} markiert)`}`,
  marks: (marks) => `${number(marks)} markiert`,
  noSensor: 'Sensor nicht angegeben',
  resolution: (metres) => (metres === null ? 'Auflösung nicht angegeben' : `${metres} je Bildpunkt`),
  cloud: (share) => (share === null ? 'Wolken nicht angegeben' : `Wolken ${share}`),
  noLicence: 'Lizenz nicht angegeben',
  showsNothing: 'das Bild zeigt nichts von diesem Ort',
  chance: (chance) =>
    chance === null ? 'keine Grundlinie zum Vergleichen' : `Wahrscheinlichkeit für so viele: ${chance}`,
};

export const hypotheses: typeof english.hypotheses = {
  help: 'Geordnet nach dem, was gegen jede spricht (Analyse konkurrierender Hypothesen): je weniger, desto besser steht sie. Die Ordnung ist keine Wahrscheinlichkeit.',
  tableTitle: 'Hypothesen, die bestgestellte zuerst',
  columns: ['Rang', 'Hypothese', 'Dagegen', 'Belege, wie sie gelesen wurden', 'Wäre zu erwarten und fehlt'],
  reads: { inconsistent: 'unvereinbar', neutral: 'sagt nichts', consistent: 'vereinbar' },
  flips: (item) => `Ein Beleg würde, wäre er falsch, die Ordnung ändern: ${item}`,
  against: (sum) => `dagegen: ${sum}`,
  missing: (items) => `Zu erwarten und fehlt: ${items.join('; ')}.`,
};

const needed: Readonly<Record<string, string>> = { approval: 'Genehmigung', notification: 'Anzeige' };

export const provisions: typeof english.provisions = {
  help: 'In unseren eigenen Worten, Absatz für Absatz. Dass eine Bestimmung hier steht, sagt, was sie berührte, wenn eine Lieferung gezeigt wäre, nicht dass eine gezeigt ist.',
  tableTitle: 'Absätze aus Resolutionen des Sicherheitsrats der Vereinten Nationen',
  columns: ['Resolution', 'Absatz', 'Gegenstand', 'Was er sagt', 'Warum es hier zählt', 'Geprüft'],
  unless: (text, needs, paragraph) =>
    `Außer: ${text}${needs === null ? '' : ` (braucht ${needed[needs] ?? needs})`} ${paragraph}`,
  checked: 'in einer Quelle gelesen',
  unchecked: 'aus dem Gedächtnis, prüfen',
};

export const warning: typeof english.warning = {
  tableTitle: (chain) => `${chain}: Schritte in ihrer erwarteten Folge`,
  chain: (chain) => `Warnkette: ${chain}`,
  columns: ['Schritt', 'Was', 'Stand', 'Seit', 'Beruht auf'],
  statuses: {
    seen: 'gesehen',
    reported: 'berichtet',
    'not-seen': 'hingesehen, nicht gesehen',
    'not-observed': 'niemand sah hin',
  },
};

const statuses: Readonly<Record<string, string>> = { scored: 'bewertet', open: 'offen', void: 'hinfällig' };

export const forecasts: typeof english.forecasts = {
  tableTitle: 'Brier-Wert: 0 ist am besten, 1 am schlechtesten',
  columns: ['Frage und Kriterium', 'Vorhergesagt von', 'Gemacht', 'Frist', 'Gesagt', 'Ausgang', 'Wert', 'Warum'],
  noDeadline: 'keine genannt',
  source: 'Quelle',
  outcomes: { yes: 'ja', no: 'nein', void: 'hinfällig', open: 'offen' },
  status: (status) => statuses[status] ?? status,
  noNumber: 'nicht bewertet: die Worte nennen keine Wahrscheinlichkeit',
  scoreRange: (brier, low, high) => `${brier} (${low} bis ${high} über die Spanne der Worte)`,
  calibration: 'Kalibrierung der Vorhersagen',
};

export const limits: typeof english.limits = {
  tableTitle: 'Orte (Breite, Länge der Mitte, WGS 84) und die Aufnahmen, die von ihnen vorliegen',
  columns: ['Ort', 'Staat', 'Lage', 'Grenze', 'Aufnahmen'],
  noPosition: 'keine Lage',
  approximate: 'ungefähr',
  surveyed: 'eingemessen',
  noScenes: 'keine in diesem Fall',
  noScene: 'In diesem Fall liegt keine Aufnahme vor; keine seiner Zahlen ließ sich hier an Bildpunkten prüfen.',
  drafts: (drafts, all) =>
    `${number(drafts)} von ${number(all)} Behauptungen sind Entwürfe eines Programms, die kein Mensch angenommen hat.`,
  unverified: (unverified, all) =>
    `${number(unverified)} von ${number(all)} Bestimmungen wurden nicht in einer Quelle gelesen; prüfen Sie den Absatz, bevor Sie sich auf ihn stützen.`,
};

export const observations: typeof english.observations = {
  help: (asOf) =>
    `Jede Zeile ist ein Blick, veröffentlicht oder eigener. „0 (hingesehen, keine gesehen)“, „unbrauchbar“ und „nicht beobachtet“ sind drei verschiedene Antworten. Zeilen nach dem ${day(asOf)} sind Ausgang, keine Belege.`,
  site: (site, rows) => `${site} (${number(rows)})`,
  tableTitle: (site) => `${site}: Beobachtungen`,
  heading: (site) => `Beobachtungen: ${site}`,
  columns: ['Tag des Bildes', 'Was', 'Gesehen', 'In Worten', 'Gezählt von', 'Veröffentlicht'],
  outcome: 'Ausgang',
  own: 'eigene',
  ownOn: 'eigene, auf',
};

const kinds: Readonly<Record<string, string>> = {
  observation: 'Beobachtung',
  assertion: 'Aussage',
  denial: 'Bestreiten',
  assessment: 'Einschätzung',
  forecast: 'Vorhersage',
  legal: 'rechtlich',
  demand: 'Forderung',
  background: 'Hintergrund',
};

export const claims: typeof english.claims = {
  help: 'Genaue Worte aus den verwahrten Texten, Einschränkungen hervorgehoben. Ein Entwurf ist die Lesart eines Programms, die kein Mensch angenommen hat.',
  tableTitle: (outlet) => `Behauptungen in ${outlet}`,
  columns: ['Worte', 'Wer', 'Art', 'Wann', 'Stand'],
  author: 'der Verfasser',
  kind: (kind) => kinds[kind] ?? kind,
  polarities: { affirmed: 'bejaht', negated: 'verneint', denied: 'bestritten' },
  reviews: { draft: 'Entwurf', accepted: 'angenommen', rejected: 'verworfen' },
  likelihood: (term, low, high) => `„${term}“: ${low}–${high} %`,
};

export const sources: typeof english.sources = {
  help: 'Was von jedem Dokument verwahrt ist, mit der SHA-256 seiner Bytes. „Zusammenfassung“: unsere eigene von der Seite an dieser Adresse, nicht ihre Worte.',
  forms: { original: 'Original', digest: 'Zusammenfassung' },
  noAddress: 'Keine Adresse.',
  retrieved: (at) => (at === null ? 'Nicht abgerufen.' : `Abgerufen ${time(at)} UTC.`),
  bytes: (bytes) => `${number(bytes)} Bytes`,
};

export const method: typeof english.method = {
  baseline: (name) =>
    `Grundlinie: ${name}; die genannte Wahrscheinlichkeit ist die, bei einem weiteren Blick nach dieser Grundlinie mindestens so viele zu zählen.`,
  alert: (below) =>
    `Alarm gibt es, wenn sie unter ${number(below)} liegt. Wie ungewöhnlich eine Zahl ist, sagt nichts über ihre Ursache.`,
  claims:
    'Behauptungen wurden nach Regeln für Deutsch und Englisch gefunden; jede steht mit ihren genauen Worten und der Stelle da (UTF-16-Positionen im verwahrten Text).',
  origins:
    'Ursprünge: Medium, Überbringer und Sprecher jeder Behauptung werden bis zu der Stelle verfolgt, die den Beleg hat oder zuerst sprach; Kopien fügen keinen hinzu. Die Zahl der unabhängigen Ursprünge ist eine Spanne, weil manche auf anderen beruhen können.',
  likelihood:
    'Wahrscheinlichkeitswörter sind die von ICD 203 mit ihren Spannen; die Direktive kennt nur englische, die deutschen sind unsere Übersetzung. Vertrauen steht für sich. Hypothesen sind nach dem geordnet, was gegen sie spricht (Analyse konkurrierender Hypothesen).',
  forecasts:
    'Vorhersagen werden nach Brier bewertet: 0 ist am besten, 1 am schlechtesten; Worte an beiden Enden ihrer Spanne.',
  written: (name, version) => `Geschrieben von ${name} ${version}.`,
  language:
    'Was Menschen geschrieben haben (Titel, Urteile, Bemerkungen, Quellen) steht in der Sprache, in der sie es schrieben; übersetzt ist nur, was das Programm sagt.',
};
