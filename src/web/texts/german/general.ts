import type { general as english } from '../english/general.ts';
import { numberIn } from '../number-in.ts';

const format = numberIn('de');

/** What every page may say. */
export const general: typeof english = {
  name: 'Sightline',
  skip: 'Zur Seite springen',
  pages: 'Seiten',
  contents: 'Inhalt',
  overview: 'Übersicht',
  quoted: (words) => `„${words}“`,

  loading: (what) => `${what} wird geladen …`,

  failed: 'Das ließ sich nicht laden',
  unreachable: 'Der Server antwortet nicht. Läuft `sightline serve` noch?',
  faults: {
    'changed-meanwhile':
      'Jemand hat das geändert, seit es hier gezeigt wurde. Es wird neu gezeigt; sehen Sie es an und entscheiden Sie noch einmal.',
    'if-match-missing': 'Hier ist ein älterer Stand bekannt. Laden Sie die Seite neu.',
    'not-permitted': 'Ihre Rolle in diesem Fall erlaubt das nicht.',
    'not-signed-in': 'Ihre Sitzung ist zu Ende. Melden Sie sich neu an.',
    'too-many': 'Zu viel auf einmal. Warten Sie etwas und versuchen Sie es wieder.',
    'body-too-long': 'Das ist mehr, als der Server auf einmal nimmt.',
    'not-undoable': 'Das lässt sich nicht zurücknehmen.',
    locked: 'Der Arbeitsbereich ist beschäftigt. Versuchen Sie es wieder.',
    internal: 'Der Server ist gescheitert; sein Protokoll sagt, warum.',
  },
  retry: 'Noch einmal versuchen',
  nowhere: 'Diese Seite gibt es nicht',
  nowhereHelp: 'Vielleicht ist die Adresse falsch geschrieben, oder der Fall ist nicht in diesem Arbeitsbereich.',
  toCases: 'Alle Fälle',

  table: {
    filter: 'Filter',
    shown: (shown, total) =>
      `${shown === total ? '' : `${format(shown)} von `}${format(total)} ${total === 1 ? 'Zeile' : 'Zeilen'}`,
    cut: (loaded, total) =>
      `Nur die ersten ${format(loaded)}${total === null ? '' : ` von ${format(total)}`} sind geladen; Ordnung und Filter gelten für diese.`,
    more: (count) => `${format(count)} weitere zeigen`,
    nothing: 'Hier kommen diese Wörter nicht vor',
    clear: 'Filter leeren',
    notStated: 'nicht angegeben',
    later: 'nach dem Stand des Falls',
  },

  seen: {
    counted: 'gezählt oder gemessen',
    zero: 'hingesehen, 0 gesehen',
    words: 'gesehen, ohne Zahl',
    unusable: 'unbrauchbar',
    absent: 'nicht beobachtet',
    atLeast: 'mindestens',
    atMost: 'höchstens',
    none: '0 gesehen',
    yes: 'ja',
    no: 'nein',
    uncertain: 'unsicher',
  },

  review: { draft: 'Entwurf', accepted: 'angenommen', rejected: 'verworfen' },

  form: { original: 'Original', digest: 'eigene Zusammenfassung' },

  role: { holder: 'Inhaber', carrier: 'Überbringer' },

  boundary: { none: 'keine', approximate: 'ungefähr', drawn: 'gezeichnet' },

  polarity: { affirmed: 'bejaht', negated: 'verneint', denied: 'bestritten' },

  indicator: {
    seen: 'gesehen',
    reported: 'berichtet',
    'not-seen': 'hingesehen, nicht gesehen',
    'not-observed': 'nicht beobachtet',
  },

  borneOut: { yes: 'ja', partly: 'teils', no: 'nein', open: 'offen' },

  actions: { added: 'hinzugefügt', updated: 'geändert' },

  zoneFunctions: {
    track: 'Gleis',
    yard: 'Gleisfeld',
    berth: 'Liegeplatz',
    apron: 'Vorfeld',
    pad: 'Plattform',
    gate: 'Tor',
    building: 'Gebäude',
    storage: 'Lager',
    portal: 'Stollenmund',
    water: 'Wasser',
    other: 'sonstiges',
  },

  outcome: { yes: 'ja', no: 'nein', void: 'hinfällig', open: 'offen' },

  verified: { yes: 'in der Quelle gelesen', no: 'aus dem Gedächtnis, noch zu prüfen' },

  actor: { person: 'Person', machine: 'Programm' },

  inferred: 'Datum erschlossen',
  download: 'herunterladen',
};
