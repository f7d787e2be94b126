import type { Nested, SayNested } from '../nested.ts';

interface Step {
  readonly chain: string;
  readonly step: number;
  readonly text: string;
}

/** Why an image is wanted, when a step of a warning chain would be seen, what weighing takes for granted and goes by, and how sure it lets one be. */
export const needs = {
  'step-unobserved': ({ chain, step, text }: Step) => `${chain}, step ${step}: nobody looked for this: ${text}`,
  'step-next': ({ chain, reason, step, text }: Step & { reason: Nested }, say: SayNested) =>
    `${chain}, step ${step} would come next: ${text} (${say(reason)})`,
  'step-absent': ({ chain, step, text }: Step) => `${chain}, step ${step} was not seen yet: ${text}`,
  'tells-on': ({ hypothesis, text }: { hypothesis: string; text: string }) => `would tell on “${hypothesis}”: ${text}`,
  'step-shown': ({
    date,
    objectClass,
    observer,
    text,
  }: {
    text: string;
    objectClass: string;
    date: string;
    observer: string | null;
  }) => `${text}: ${objectClass} on ${date}, seen by ${observer ?? 'us'}`,
  'step-said': ({ speaker, text, words }: { text: string; speaker: string | null; words: string }) =>
    `${text}: ${speaker ?? 'the author'} says “${words}”`,
  'step-looked': ({ from, looks, to }: { looks: number; from: string; to: string }) =>
    `${looks === 1 ? '1 usable look' : `${looks} usable looks`} from ${from} to ${to} showed none of it`,
  'nothing-graded': (): string => 'nothing is graded in this case',
  'source-not-graded': (): string => 'source not graded: counts as F',
  'source-graded': ({ letter, name }: { name: string; letter: string }) => `source ${name} graded ${letter}`,
  'statement-not-graded': (): string => 'statement not graded: counts as 6',
  'statement-graded': ({ digit }: { digit: string }) => `statement graded ${digit}`,
  'repeats-counted': (): string => 'it repeats what already counts',
  'one-hypothesis-true': (): string => 'exactly one of the hypotheses is true, and there is no other',
  'items-independent': (): string => 'given a hypothesis, the items of evidence do not depend on each other',
  'priors-equal': (): string => 'hypotheses without a prior were all equally probable before',
  'origins-behind': ({ items, origins }: { origins: number; items: number }) =>
    `${origins} independent ${origins === 1 ? 'origin stands' : 'origins stand'} behind ${items} telling ${items === 1 ? 'item' : 'items'} of evidence.`,
  'items-of-quality': ({ good, items }: { good: number; items: number }) =>
    `${good} of ${items} come from a source of C or better and are graded 3 or better.`,
  'gap-unseeable': ({ what }: { what: string }) => `It cannot be seen ${what}.`,
  'gap-not-looked-for': ({ text }: { text: string }) => `Nobody looked for this: ${text}.`,
  'gap-missing': ({ missing }: { missing: readonly string[] }) => `Expected and missing: ${missing.join('; ')}.`,
  'gap-none': (): string => 'None is known.',
  'no-lead-time': (): string => 'no lead time is known from a dated step to this one',
  'days-after-step': ({
    latest,
    since,
    soonest,
    step,
  }: {
    soonest: number;
    latest: number;
    step: number;
    since: string;
  }) => `${soonest} to ${latest} days after step ${step} (${since})`,
};
