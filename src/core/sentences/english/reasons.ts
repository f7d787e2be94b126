import type { Nested, SayNested } from '../nested.ts';

/** Why a document leads to an origin, copies another, or an origin leans on another. */
export const reasons = {
  'own-publication': (): string => 'its own publication',
  'publishes-as-own': ({ name }: { name: string }) => `${name} publishes it as its own`,
  'names-no-source': (): string => 'the document names no source for it',
  'laid-to-carrier': ({ name }: { name: string }) => `it is laid to ${name}, which only passes on`,
  'speaker-is': ({ party, words }: { words: string; party: string | null }) =>
    `the speaker is "${words}"${party === null ? '' : ` (${party} speaks for it)`}`,
  'speaker-of-own': ({ words }: { words: string }) => `"${words}" in its own publication`,
  'speaker-stands-for': ({ isBefore, name, words }: { words: string; name: string; isBefore: boolean }) =>
    `"${words}" stands for ${name}, ${isBefore ? 'named before' : 'named further on'}`,
  'speaker-unknown': ({ through, words }: { words: string; through: string | null }) =>
    `"${words}" names nobody known${through === null ? '' : `, through ${through}`}`,
  'in-document': (
    { assigned, lead, outlet }: { outlet: string | null; lead: Nested; assigned: Nested },
    say: SayNested,
  ) => `${outlet ?? 'a document without an outlet'}: ${say(lead)}; ${say(assigned)}`,
  'taken-for': ({ lead, name }: { lead: Nested; name: string }, say: SayNested) =>
    `${say(lead)}; taken for "${name}" of the text it copies`,
  'itself-cites': ({ by, name }: { by: string; name: string }) => `${by} itself cites ${name} for it`,
  'itself-names': ({ name, outlet }: { outlet: string; name: string }) => `${outlet} itself names ${name} as a source`,
  'both-lean-on': ({ target, why }: { target: string | null; why: Nested }, say: SayNested) =>
    `both lean on ${target ?? 'a third party'}: ${say(why)}`,
  'share-intelligence': (): string =>
    'services that share intelligence: nothing published shows that each found it for itself',
  'same-images': ({ name }: { name: string }) => `both rest on images of ${name}, which may be the same ones`,
  'shared-text': ({ containment, jaccard, passage }: { jaccard: number; containment: number; passage: number }) =>
    `the texts share ${jaccard} % of their word sequences, ${containment} % of the shorter, ${passage} words in a row`,
  'same-maker': ({ days, name }: { name: string; days: number }) => `both have it from ${name}, within ${days} days`,
  'same-error': ({ from, to }: { from: string; to: string }) => `both have "${to}" where the origin has "${from}"`,
  translated: ({ shared, shorter }: { shared: number; shorter: number }) =>
    `another language, and ${shared} of ${shorter} numbers and names in the same order`,
  'page-owns': ({ outlet, speaks }: { outlet: string; speaks: string | null }) =>
    `${outlet}: its own publication${speaksFor(speaks)}`,
  'page-names': ({ outlet, speaks, words }: { outlet: string; words: string; speaks: string | null }) =>
    `${outlet}: named as source: "${words}"${speaksFor(speaks)}`,
  'page-names-nobody': ({ outlet }: { outlet: string }) => `${outlet} names no known holder`,
  'page-same-maker': ({ days, name }: { name: string; days: number }) =>
    `both give ${name} as the maker of the text, on the same matter, within ${days} days`,
  'page-took-from': ({ other, outlet }: { outlet: string; other: string }) =>
    `${outlet} names ${other} as where it took the text from`,
  'page-took-through': ({ other, outlet, through }: { outlet: string; through: string; other: string }) =>
    `${outlet} took the text by way of ${through}, which ${other} names too`,
  'page-same-words': (): string => 'the attributing words are the same',
  'page-two-languages': ({ site }: { site: string }) =>
    `one site (${site}), two languages, the same sources, a day apart at most`,
  'page-headline-of': ({ name }: { name: string }) => `no maker is named and the headline is that of ${name}`,
  'page-one-headline': ({ name }: { name: string }) =>
    `neither names a maker, both lead to ${name} and have one headline`,

  'assigned-by-person': (): string => 'assigned by a person',
  'put-here': ({ by, reason }: { by: string; reason: string }) => `${by} put it here: ${reason}`,
  'words-match': (): string => 'the words of the claim match',
  'sentence-matches': (): string => 'the claim matches together with its sentence',
  'document-matches': (): string => 'the claim matches together with its document',
  'alike-to-kept': ({ score, why }: { score: number; why: readonly Nested[] }, say: SayNested) =>
    `it says what the claims say that a person put here (${score.toFixed(2)}): ${why.map(say).join(', ')}`,
  'of-merged': ({ reason, text }: { reason: Nested; text: string }, say: SayNested) =>
    `${say(reason)}, of "${text}", which a person merged into this`,
  /** Somebody's own words, which stay as they are. */
  'as-written': ({ text }: { text: string }): string => text,
};

function speaksFor(party: string | null): string {
  return party === null ? '' : `; ${party} speaks for it`;
}
