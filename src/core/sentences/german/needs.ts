import { nameClass } from '../class-name.ts';
import type { needs as english } from '../english/needs.ts';
import { plural, zahl } from './words.ts';

/** Why an image is wanted, when a step of a warning chain would be seen, what weighing takes for granted and goes by, and how sure it lets one be. */
export const needs: typeof english = {
  'step-unobserved': ({ chain, step, text }) => `${chain}, Schritt ${step}: niemand hat danach gesehen: ${text}`,
  'step-next': ({ chain, reason, step, text }, say) =>
    `${chain}, Schritt ${step} käme als Nächstes: ${text} (${say(reason)})`,
  'step-absent': ({ chain, step, text }) => `${chain}, Schritt ${step} wurde noch nicht gesehen: ${text}`,
  'tells-on': ({ hypothesis, text }) => `sagte etwas zu „${hypothesis}“: ${text}`,
  'step-shown': ({ date, objectClass, observer, text }) =>
    `${text}: ${nameClass(objectClass, 'de')}, ${date}, gesehen von ${observer ?? 'uns'}`,
  'step-said': ({ speaker, text, words }) => `${text}: ${speaker ?? 'der Verfasser'} sagt „${words}“`,
  'step-looked': ({ from, looks, to }) =>
    `${looks === 1 ? '1 brauchbarer Blick zeigte' : `${zahl(looks)} brauchbare Blicke zeigten`} von ${from} bis ${to} nichts davon`,
  'nothing-graded': () => 'in diesem Fall ist nichts benotet',
  'source-not-graded': () => 'Quelle nicht benotet: zählt als F',
  'source-graded': ({ letter, name }) => `Quelle ${name} mit ${letter} benotet`,
  'statement-not-graded': () => 'Aussage nicht benotet: zählt als 6',
  'statement-graded': ({ digit }) => `Aussage mit ${digit} benotet`,
  'repeats-counted': () => 'es wiederholt, was schon zählt',
  'one-hypothesis-true': () => 'genau eine der Hypothesen ist wahr, und es gibt keine andere',
  'items-independent': () => 'unter jeder Hypothese hängen die Belege nicht voneinander ab',
  'priors-equal': () => 'Hypothesen ohne Vorannahme waren vorher alle gleich wahrscheinlich',
  'origins-behind': ({ items, origins }) =>
    `Hinter ${plural(items, 'aussagekräftigem Beleg', 'aussagekräftigen Belegen')} ${origins === 1 ? 'steht 1 unabhängiger Ursprung' : `stehen ${zahl(origins)} unabhängige Ursprünge`}.`,
  'items-of-quality': ({ good, items }) =>
    `${zahl(good)} von ${zahl(items)} aus einer Quelle mit C oder besser und selbst mit 3 oder besser benotet.`,
  'gap-unseeable': ({ what }) => `Nicht zu sehen ist: ${what}.`,
  'gap-not-looked-for': ({ text }) => `Danach hat niemand gesehen: ${text}.`,
  'gap-missing': ({ missing }) => `Erwartet, aber nicht vorhanden: ${missing.join('; ')}.`,
  'gap-none': () => 'Keine bekannt.',
  'no-lead-time': () => 'von einem datierten Schritt bis hierher ist keine Vorlaufzeit bekannt',
  'days-after-step': ({ latest, since, soonest, step }) =>
    `${zahl(soonest)} bis ${zahl(latest)} Tage nach Schritt ${step} (${since})`,
};
