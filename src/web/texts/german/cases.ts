import type { cases as english } from '../english/cases.ts';

/** Cases, their lists, and what stands there when a list is empty. */
export const cases: typeof english = {
  cases: {
    title: 'Fälle',
    empty: 'Noch kein Fall in diesem Arbeitsbereich',
    emptyHelp: 'Ein Fall kommt mit `sightline import DIR` herein; DIR ist ein Fallbündel.',
    asOf: (date) => `Stand ${date}`,
    opened: (date) => `angelegt ${date}`,
  },

  overviewPage: {
    editBrief: 'Zusammenstellen',
    readBrief: 'Bericht lesen',
    pdf: 'PDF',
    json: 'Daten (JSON)',
    figures: 'In diesem Fall',
    steps: 'Warnschritte',
    limits: 'Was dieser Fall nicht sagen kann',
  },

  groups: {
    seen: 'Was zu sehen war',
    said: 'Was gesagt wurde',
    meant: 'Was es bedeuten kann',
    record: 'Im Protokoll',
  },

  lists: {
    sites: 'Orte',
    zones: 'Zonen',
    scenes: 'Szenen',
    observations: 'Beobachtungen',
    documents: 'Dokumente',
    claims: 'Aussagen',
    parties: 'Quellen',
    mentions: 'Vermerkte Seiten',
    propositions: 'Sachverhalte',
    hypotheses: 'Hypothesen',
    judgements: 'Urteile',
    provisions: 'Bestimmungen',
    indicators: 'Warnkette',
    forecasts: 'Vorhersagen',
    outcomes: 'Ausgänge',
    grades: 'Noten',
    exchanges: 'Tauschbuch',
    history: 'Verlauf',
  },

  captions: {
    sites: 'Orte dieses Falls. Eine Grenze aus allgemeiner Kenntnis ist als ungefähr gekennzeichnet.',
    zones: 'Teile eines Ortes, die für sich gezählt werden.',
    scenes: 'Bilder über den Orten dieses Falls.',
    observations:
      'Was an einem Ort an einem Tag zu sehen war, eigene Blicke und veröffentlichte. Widersprüche bleiben stehen; was nach dem Stand des Falls liegt, ist Ausgang, nicht Beleg.',
    documents:
      'Aufbewahrte Kopien des Veröffentlichten. Eine Zusammenfassung ist unsere eigene, nicht der Wortlaut der Seite.',
    claims:
      'Wer was mit welchen Worten sagt. Einschränkungen sind markiert; ein Entwurf stammt vom Programm und ist noch nicht geprüft.',
    parties:
      'Wer spricht. Ein Inhaber hat Belege oder spricht für sich, ein Überbringer gibt weiter, was andere gesagt haben.',
    mentions: 'Seiten, die den Bericht bekanntlich gebracht haben, deren Text aber nicht aufbewahrt ist.',
    propositions:
      'Was mehrere Aussagen gemeinsam sagen, und wer es zuerst gesagt hat. So viele es auch weitertragen: Kopien zählen einmal.',
    hypotheses: 'Mögliche Erklärungen.',
    judgements: 'Wozu der Analyst kommt. Wahrscheinlichkeit und Vertrauen sind zweierlei.',
    provisions: 'Absätze, die dieser Fall berühren kann, in unseren Worten.',
    indicators: 'Schritte einer Warnkette, und ob sie zu sehen waren.',
    forecasts: 'Fragen mit Frist und Wahrscheinlichkeit, und wie sie ausgingen.',
    outcomes: 'Was aus dem Gesagten wurde: die Vorgeschichte, nach der eine Quelle benotet wird.',
    grades:
      'Admiralty-Code: Quellen A bis E, F nicht zu beurteilen; Aussagen 1 (durch unabhängige Quellen bestätigt) bis 5, 6 nicht zu beurteilen.',
    exchanges: 'Wer was gibt, will und bekommen hat, nach wessen Wort. Mengen werden nie zusammengezählt.',
    history: 'Wer oder was welchen Datensatz wann und warum geändert hat. Nichts wird je entfernt.',
  },

  empty: {
    sites: 'Zu diesem Fall gehört kein Ort.',
    zones: 'An den Orten dieses Falls ist keine Zone gezeichnet.',
    scenes:
      'Zu diesem Fall gehört kein Bild: hier hat noch niemand selbst hingesehen. Veröffentlichte Zählungen stehen unter Beobachtungen.',
    observations: 'An den Orten dieses Falls wurde nichts beobachtet, nicht einmal „nicht beobachtet“.',
    documents: 'In diesem Fall ist kein Dokument aufbewahrt.',
    claims: 'Keine Aussage wurde erkannt. `sightline extract` liest sie aus den Dokumenten.',
    parties: 'In diesem Arbeitsbereich ist keine Quelle bekannt.',
    mentions: 'Keine Seite ohne aufbewahrten Text ist vermerkt.',
    propositions: 'Kein Sachverhalt ist aufgeschrieben; so lässt sich nichts zum Ursprung verfolgen.',
    hypotheses: 'Keine Erklärung ist aufgeschrieben.',
    judgements: 'Es gibt noch kein Urteil.',
    provisions: 'Keine Bestimmung ist mit diesem Fall verbunden.',
    indicators: 'In diesem Fall wird keine Warnkette verfolgt.',
    forecasts: 'Nichts wurde vorhergesagt.',
    outcomes: 'Nichts von dem Gesagten wurde weiter verfolgt.',
    grades: 'Keine Quelle und keine Aussage hat eine Note.',
    exchanges: 'Im Tauschbuch steht nichts.',
    history: 'Mit den Datensätzen dieses Falls ist noch nichts geschehen.',
  },
};
