import type { notes as english } from '../english/notes.ts';
import type { Share } from '../english/words.ts';
import { bounds, percent, plural, termsOf, zahl } from './words.ts';

/** What was done with the rows of a series before it was judged. */
export const notes: typeof english = {
  'nothing-at-all': () => 'Von dieser Art liegt an diesem Ort keine Beobachtung vor.',
  'rejected-left-out': ({ n }) => `${plural(n, 'verworfene Beobachtung', 'verworfene Beobachtungen')} weggelassen.`,
  'drafts-used': ({ n }) =>
    `${plural(n, 'Beobachtung', 'Beobachtungen')} verwendet, die noch kein Mensch angenommen hat.`,
  'states-as-process': ({ n }) =>
    `${plural(n, 'Zustand', 'Zustände')} (ja, nein, unsicher): nicht als Zahlen 0 und 1 gemittelt, sondern als Wechsel zwischen zwei Zuständen behandelt.`,
  'measures-kept': ({ n }) =>
    `${plural(n, 'Messung', 'Messungen')}: in der Reihe gezeigt; angepasst werden nur Zählungen.`,
  'words-without-number': ({ n }) =>
    `${plural(n, 'Blick', 'Blicke')} mit Worten und ohne Zahl: unter den durchgesehenen, nicht in der Anpassung; ein Höchststand wird an ihnen nicht geprüft.`,
  'unusable-images': ({ n }) => `${plural(n, 'unbrauchbares Bild', 'unbrauchbare Bilder')}: nicht als Blick gezählt.`,
  'nobody-looked': ({ n }) => `${plural(n, 'Tag', 'Tage')}, an denen niemand hinsah: nicht als Blick gezählt.`,
  'place-hidden': ({ n }) =>
    `${plural(n, 'Zählung', 'Zählungen')}, bei denen vom Ort nichts zu sehen war: nicht in der Anpassung.`,
  'whole-periods': ({ n }) =>
    `${plural(n, 'Angabe', 'Angaben')} über einen ganzen Zeitraum: gezeigt, aber kein einzelner Blick und deshalb nicht in der Anpassung.`,
  'rows-merged': ({ n }) =>
    `${plural(n, 'Zeile wiederholte', 'Zeilen wiederholten')} eine Zählung desselben Zählers für denselben Tag und ${n === 1 ? 'wurde' : 'wurden'} mit ihr vereint.`,
  'dates-joined': ({ n }) =>
    `${plural(n, 'Tag', 'Tage')} mit mehr als einer Zählung: je ein Blick, dessen Spanne alle Zahlen umfasst (Zonen werden addiert).`,
  'days-ambiguous': ({ n }) =>
    `${plural(n, 'Zählung', 'Zählungen')} ohne genauen Tag könnte${n === 1 ? '' : 'n'} zu mehreren anderen Blicken gehören: nicht in der Anpassung.`,
  'zones-missing': ({ n }) => `${plural(n, 'Blick', 'Blicke')}, denen Zonen fehlen: als „mindestens“ genommen.`,
  'zones-replaced': ({ n }) =>
    `${plural(n, 'Zählung einer Zone', 'Zählungen von Zonen')} weggelassen, weil der ganze Ort am selben Tag gezählt wurde.`,
  'partly-seen': ({ n }) =>
    `${plural(n, 'Blick', 'Blicke')} auf einen Teil des Ortes: die erwartete Zahl wird mit dem sichtbaren Anteil verkleinert.`,
  fit: ({ forms, medianMean, n, searched, variation }) =>
    `Anpassung: negative Binomialverteilung mit Zählungen als Spannen, ${zahl(n)} von ${zahl(searched)} durchgesehenen Blicken; Vorannahme: mittlere Zahl ${zahl(medianMean)} mal F(1,1), Streuung der Raten halbnormal(${zahl(variation)}). Form: ${forms.map(({ probability, terms }) => `${termsOf(terms)} ${percent(probability)}`).join(', ')}; im Übrigen gelten die Blicke als austauschbar.`,
  'few-looks': ({ n }) =>
    `Nur ${plural(n, 'Blick', 'Blicke')}: die Spanne ist breit und folgt mehr der Vorannahme als den Daten.`,
  'known-from-below': ({ least, n }) =>
    `${eachLook(n)} davor ist ein „mindestens“: wie viele es waren, ist nur von unten bekannt. Untere Schranken gehen nach dem Rang, gleich welche Verteilung; es gibt weder Mittel noch obere Schranke${least === null ? '' : `, und die Wahrscheinlichkeit für so viele kann alles von ${percent(least)} bis 100\u00a0% sein`}.`,
  'known-from-above': ({ most, n }) =>
    `${eachLook(n)} davor ist ein „höchstens“: wie wenige es waren, ist nicht bekannt. Obere Schranken gelten für die höchste Reihe, die sie zulassen${most === null ? '' : `, und die Wahrscheinlichkeit für so viele ist höchstens ${percent(most)}`}; es gibt weder Mittel noch untere Schranke.`,
  'nothing-older': () => 'Kein Blick ist älter als der beurteilte: es gibt nichts zum Vergleichen.',
  'target-is-interval': () =>
    'Der beurteilte Blick ist eine Spanne: verglichen wird ihr unteres Ende, die Zahl, die sicher ist.',
  'shift-in-baseline': () =>
    'Das Niveau hat sich innerhalb der Grundlinie verschoben; sie fasst zusammen, was davor und danach kam.',
  'looks-for-shift': ({ after, before, least }) =>
    `Eine Verschiebung des Niveaus wird ab ${zahl(least)} Blicken gesucht, ${zahl(before)} davor und ${zahl(after)} danach.`,
  'no-count-to-judge': () => 'Für diesen Tag gibt es eine Beobachtung, aber keine Zahl, die sich beurteilen ließe.',
  'no-count-words': () => 'An diesem Tag hat niemand gezählt: etwas wurde gesehen, eine Zahl nicht genannt.',
  'no-count-unusable': () => 'An diesem Tag hat niemand gezählt: das Bild war nicht zu gebrauchen.',
  'no-count-period': () =>
    'An diesem Tag hat niemand gezählt; es gibt nur Angaben über einen ganzen Zeitraum um ihn herum.',
  'no-count': () => 'An diesem Tag hat niemand gezählt.',
  'machine-counts': ({ level, n, precision, recall }) =>
    `${plural(n, 'Zählung', 'Zählungen')} von einem Programm: genaue gehen als ${zahl(100 * level)}-%-Spannen der wahren Zahl ein (gefunden ${shareOf(recall)}, richtig ${shareOf(precision)}).`,
  'states-uncertain': ({ n }) =>
    `${plural(n, 'Blick, der', 'Blicke, die')} den Zustand offen ${n === 1 ? 'ließ, sagt' : 'ließen, sagen'} nichts in beide Richtungen.`,
  'two-states': ({ logDeviation, medianDays, misreading }) =>
    `Zwei Zustände in stetiger Zeit; ein Blick irrt sich im Zustand in ${zahl(100 * misreading)} von 100 Fällen; Vorannahme der mittleren Dauern lognormal, Median ${zahl(medianDays)} Tage, Abweichung ${zahl(logDeviation)}. Eine Angabe über einen Zeitraum ist ein Blick je 30 Tage.`,
  'no-state': () => 'An diesem Tag hat niemand den Zustand gesehen.',

  'reading-as-observed': () => 'wie beobachtet',
  'reading-as-stated': (stated) => `wie angegeben: ${bounds(stated)}`,
  'assume-prior-mean': ({ instead, mean }) => `Vorannahme Mittel ${zahl(mean)} statt ${zahl(instead)}`,
  'assume-prior-variation': ({ factor }) => `Vorannahme der Streuung ${factor < 1 ? 'halbiert' : 'verdoppelt'}`,
  'assume-dispersion': ({ scatter }) =>
    `Blicke streuen ${scatter === 'little' ? 'wenig (unterstes' : 'stark (oberstes'} Zehntel der Streuung)`,
  'assume-form': ({ terms }) => termsOf(terms),
};

function eachLook(n: number): string {
  return n === 1 ? 'Der einzige Blick' : `Jeder der ${zahl(n)} Blicke`;
}

function shareOf({ hits, trials }: Share): string {
  return `${zahl(hits)} von ${zahl(trials)}`;
}
