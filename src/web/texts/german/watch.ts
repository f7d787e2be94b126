import type { watch as english } from '../english/watch.ts';
import { numberIn } from '../number-in.ts';

const format = numberIn('de');
const sites = (count: number): string => `${format(count)} ${count === 1 ? 'Ort' : 'Orte'}`;

/** The first page of a workspace, and the page of a site. */
export const watch: typeof english = {
  watch: {
    title: 'Beobachtung',
    empty: 'In diesem Arbeitsbereich wird noch kein Ort beobachtet',
    emptyHelp:
      'Orte kommen mit `sightline import` herein: GeoJSON, eine Tabelle von Beobachtungen oder ein Fallbündel.',
    allCases: (count) => `alle ${count}`,
    sites,
    tested: (tested, series, falseShare) =>
      `${format(tested)} von ${format(series)} Reihen lassen sich beurteilen; von den ungewöhnlich genannten dürfen ${Math.round(falseShare * 100)} % Zufall sein.`,
    judging: (left) => `Beurteilung läuft: noch ${sites(left)}`,
    standings: {
      unusual: 'ungewöhnlich',
      notable: 'auffällig, vielleicht Zufall',
      usual: 'wie gewöhnlich',
      young: 'zu wenige Blicke',
      waiting: 'noch nicht beurteilt',
      unseen: 'nicht beobachtet',
    },
    mapKeys: (count) =>
      `Karte mit ${format(count)} Orten: Pfeile verschieben, Plus und Minus zoomen, 0 zeigt alle. Die Liste daneben enthält dieselben Orte.`,
    mapSource: 'Küsten und Grenzen: Natural Earth, gemeinfrei; zu keiner Grenze wird Stellung genommen.',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    allSites: 'Alle Orte',
    list: 'Orte, die ungewöhnlichsten zuerst',
    show: 'Zeigen',
    everything: 'alles',
    sitesShown: (shown, total) => (shown === total ? sites(total) : `${format(shown)} von ${format(total)} Orten`),
    standsFor: { waiting: 'Die Blicke werden gerade beurteilt', unseen: 'Hier hat niemand hingesehen' },
    noNumber: 'keine Zahl',
    corrected: 'korrigiert',
    chance: 'Chance eines mindestens so hohen Blicks:',
    chanceHelp:
      'Chance eines mindestens so hohen Blicks nach dem Üblichen, und dieselbe, korrigiert um die Zahl der Reihen',
    alerts: (count) => (count === 0 ? 'Alarme' : `Alarme zu entscheiden (${format(count)})`),
    noAlert: 'Kein neuester Blick ist ungewöhnlich.',
    allDecided: 'Über jeden Alarm ist entschieden.',
    alertHelp:
      'a nimmt an, x weist ab, j und k gehen weiter und zurück. Jede Entscheidung verlangt einen Grund, der erhalten bleibt.',
    moreAlerts: (count) => `${format(count)} weitere folgen, sobald über diese entschieden ist.`,
    decided: (count) => `Entschieden (${format(count)})`,
    mayBeChance: 'bei so vielen Reihen vielleicht Zufall',
    recordOf: (count) => `höher als jeder von ${format(count)} früheren Blicken`,
    outdated: 'damals wurde eine andere Zahl gesehen',
    accept: 'Annehmen',
    dismiss: 'Abweisen',
    verdicts: { accepted: 'angenommen', rejected: 'abgewiesen' },
    why: 'Warum',
    cancel: 'Abbrechen',
    newest: 'Neueste Szenen',
    noScene: 'Im Arbeitsbereich ist kein Bild: `sightline scenes` und `sightline import` bringen welche.',
    noPlatform: 'Sensor nicht angegeben',
    cloud: (percent) => `${percent} % Wolken`,
  },

  sitePage: {
    scene: 'Ort',
    cases: 'Fälle',
    noCase: 'Kein Fall führt diesen Ort.',
    series: 'Reihen',
    seriesOf: 'Reihe von',
    noSeries: 'Hier ist nichts beobachtet worden, nicht einmal „nicht beobachtet“.',
    howUnusual: 'Wie ungewöhnlich',
    openOnChart: 'Ein Blick auf dem Diagramm oder dem Streifen führt zu seinem Bild.',
    strip: 'Was wann angesehen wurde',
    stripHelp: (scenes, looks) =>
      `${format(scenes)} ${scenes === 1 ? 'Szene' : 'Szenen'} und ${format(looks)} ${looks === 1 ? 'Blick' : 'Blicke'} auf diesen Ort, mit den wahren Abständen in der Zeit.`,
    stripKeys: 'Pfeiltasten gehen von Datum zu Datum',
    cutScenes: (shown, total) => `Nur die neuesten ${format(shown)} von ${format(total)} Szenen sind zu sehen.`,
    lanes: { scenes: 'Szenen', looks: 'Blicke' },
    marks: {
      counted: 'gezählt',
      published: 'von anderen veröffentlicht',
      uncounted: 'Bild, nicht gezählt',
      unusable: 'unbrauchbar',
      absent: 'nicht beobachtet',
      cloudy: 'Bild, zur Hälfte oder mehr unter Wolken',
    },
    chosen: 'Am',
    nothingChosen: 'Kein Datum ist gewählt.',
    openImage: 'Bild öffnen',
    noImage: 'Zu diesem Blick ist kein Bild im Arbeitsbereich.',
    publishedIn: 'veröffentlicht in',
    zone: 'Zone',
    zoneCounts: (zones) => `Zählungen ${zones === 1 ? 'einer Zone' : `von ${format(zones)} Zonen`}, jede für sich`,
    zones: 'Zonen',
    noZone: 'Hier ist keine Zone eingezeichnet.',
    newestLooks: 'Blicke',
    whole: 'ganzer Ort',
    back: 'Beobachtung',
    notesHeading: 'Wie geurteilt wurde',
  },

  count: {
    open: 'Zählen',
    title: 'Zählen von Hand',
    noSite: 'Unter dieser Szene liegt kein Ort: für keinen könnte gezählt werden.',
    begin: 'Zählung beginnen',
    blind: 'Was andere markiert haben, bleibt verborgen, bis Ihre Zählung abgeschlossen ist.',
    tool: 'Werkzeug',
    tools: { point: 'Punkt', box: 'Rechteck', polygon: 'Vieleck' },
    choose: 'Auswählen',
    classes: 'Klasse',
    newClass: 'Neue Klasse',
    add: 'Hinzufügen',
    remove: 'Löschen',
    deleteKey: 'Entf',
    state: (marks, unsent) =>
      `${format(marks)} ${marks === 1 ? 'Markierung' : 'Markierungen'}; ${unsent === 0 ? 'alle gesichert' : `${format(unsent)} in diesem Browser, werden gesendet`}`,
    notSent: (fault) => `Noch nicht gesendet (${fault}); es wird erneut versucht.`,
    finish: (total, name) => `Abschließen: ${format(total)} ${name}`,
    alone: 'Die Zählung ist gesichert. Sonst hat niemand diese Szene gezählt.',
    agreement: (by, one, other, both, percent) =>
      `Sie ${format(one)}, ${by} ${format(other)}, gemeinsam ${format(both)}${percent === null ? '' : ` (Übereinstimmung ${percent} %)`}.`,
    total: (low, high) =>
      high === null ? `Es sind mindestens ${format(low)}.` : `Es sind wohl ${format(low)} bis ${format(high)}.`,
    help: 'p, b, g wählen das Werkzeug, v wählt Markierungen, 0 bis 9 die Klasse. Eingabe markiert die Mitte des Bildes, Pfeile, Plus und Minus verschieben sie, j und k gehen von Markierung zu Markierung, Entf löscht eine, Rücktaste nimmt zurück.',
  },
};
