import type { viewer as english } from '../english/viewer.ts';
import { numberIn } from '../number-in.ts';

const format = numberIn('de');

/** The picture of a scene, tracks pulled straight, and the review of marks. */
export const viewer: typeof english = {
  marksReview: {
    title: 'Prüfung der Markierungen',
    begin: 'Markierungen prüfen',
    place: (at, total) => `Markierung ${format(at)} von ${format(total)}, die unsichersten zuerst`,
    score: (score) => (score === null ? 'von einer Person markiert' : `Wert ${score.toFixed(2).replace('.', ',')}`),
    verdicts: { accept: 'angenommen', reject: 'verworfen', skip: 'übersprungen' },
    given: (objectClass) => `gehört zur Klasse ${objectClass}`,
    accept: 'Annehmen',
    reject: 'Verwerfen',
    skip: 'Überspringen',
    space: 'Leertaste',
    upTo: (score) =>
      score === 1 ? 'Alle Markierungen' : `Nur Markierungen mit einem Wert bis ${score.toFixed(2).replace('.', ',')}`,
    help: 'a nimmt an, x verwirft, 1 bis 9 und 0 geben die Klasse, Leertaste überspringt, Rücktaste nimmt zurück, j und k gehen weiter und zurück; h verbirgt Markierungen, z Zonen, Komma und Punkt wechseln das Datum, Plus und Minus zoomen, 0 zeigt alles, wo sie keine Klasse ist.',
    undo: 'Rückgängig',
    takeBack: 'Prüfung zurücknehmen',
    tally: (accepted, rejected, skipped, other, total) =>
      `${format(accepted)} angenommen, ${format(rejected)} verworfen, ${format(skipped)} übersprungen, ${format(other)} einer anderen Klasse, von ${format(total)}; bis zum Senden in diesem Browser aufbewahrt. Was nicht verworfen ist, bleibt.`,
    send: (rejected) =>
      rejected === 0
        ? 'Markierungen annehmen'
        : `Markierungen ohne ${rejected === 1 ? 'eine' : format(rejected)} annehmen`,
  },

  viewer: {
    scene: 'Die Szene',
    track: 'Das Gleis',
    picture: 'Bild',
    tools: 'Werkzeuge des Bildes',
    keys: 'Bild: Pfeile verschieben, Plus und Minus zoomen, Komma und Punkt wechseln das Datum, h verbirgt Markierungen, z Zonen, m misst',
    simulated: 'SIMULIERT: diese Szene hat Sightline gemacht, sie zeigt keinen wirklichen Ort.',
    simulatedShort: 'SIMULIERT',
    simulatedStrips: 'SIMULIERT: Szenen dieses Gleises hat Sightline gemacht, sie zeigen keinen wirklichen Ort.',
    notCounted: 'nicht gezählt',
    taken: 'Aufgenommen',
    gsd: 'Pixel am Boden',
    cloud: 'Wolken über der ganzen Szene',
    offNadir: 'Blickwinkel zum Lot',
    sun: 'Sonne aus',
    elevation: 'Höhe',
    pixels: 'Pixel',
    licence: 'Lizenz',
    earlier: 'Früher',
    later: 'Später',
    all: 'Ganzes Bild',
    measure: 'Messen',
    measureHelp: 'Ecken anklicken',
    zones: 'Zonen',
    marks: (count) => `Markierungen (${format(count)})`,
    compareWith: 'Vergleichen mit',
    nothing: 'nichts',
    by: 'durch',
    comparisons: { swipe: 'Schieber', spy: 'Lupe', opacity: 'Deckkraft', blink: 'Blinken' },
    shares: { swipe: 'Trennlinie', opacity: 'Deckkraft' },
    contrast: 'Kontrast',
    black: 'Schwarz bei',
    white: 'Weiß bei',
    gamma: 'Gamma',
    usual: 'Wie üblich',
    notation: 'Andere Schreibweise',
    unplaced: 'nicht auf dem Globus verortet',
    arrows: (north, sun) =>
      `Norden liegt ${Math.round(north)}° im Uhrzeigersinn von oben${sun === null ? '' : `, die Sonne steht bei ${Math.round(sun)}°`}`,
    stripsOf: (name) => `${name}, gerade gezogen`,
    stripsHelp:
      'Dasselbe Stück Gleis an jedem Datum, das neueste zuerst, 4 m nach jeder Seite, gleiche Schritte am Boden: ein Wagen ist in jeder Zeile gleich lang.',
    stripFrom: (from, to) => `${format(from)} bis ${format(to)} m vom Anfang des Gleises`,
    stripAlt: (date, from) => `Das Gleis am ${date} ab ${format(from)} m`,
    stripInBrief: (date) => `${date} kommt in den Bericht`,
    stripsChosen: (dates) => `${dates} ${dates === 1 ? 'Tag' : 'Tage'} angekreuzt`,
    stripMissing: 'nicht in diesem Bild',
    noTrack: 'Diese Zone ist keine Linie, die sich gerade ziehen ließe.',
  },
};
