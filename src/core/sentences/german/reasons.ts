import type { reasons as english } from '../english/reasons.ts';
import { germanNumbers, writeFixed } from '../numbers.ts';
import { zahl } from './words.ts';

/** Why a document leads to an origin, copies another, or an origin leans on another. */
export const reasons: typeof english = {
  'own-publication': () => 'eigene Veröffentlichung',
  'publishes-as-own': ({ name }) => `${name} veröffentlicht es als Eigenes`,
  'names-no-source': () => 'das Dokument nennt keine Quelle dafür',
  'laid-to-carrier': ({ name }) => `es wird ${name} zugeschrieben, wo man nur weitergibt`,
  'speaker-is': ({ party, words }) => `Sprecher ist „${words}“${party === null ? '' : ` (${party} spricht dafür)`}`,
  'speaker-of-own': ({ words }) => `„${words}“ in der eigenen Veröffentlichung`,
  'speaker-stands-for': ({ isBefore, name, words }) =>
    `„${words}“ steht für ${name}, ${isBefore ? 'davor' : 'weiter hinten'} genannt`,
  'speaker-unknown': ({ through, words }) =>
    `„${words}“ nennt niemanden, der bekannt ist${through === null ? '' : `, über ${through}`}`,
  'in-document': ({ assigned, lead, outlet }, say) =>
    `${outlet ?? 'ein Dokument ohne Medium'}: ${say(lead)}; ${say(assigned)}`,
  'taken-for': ({ lead, name }, say) => `${say(lead)}; für „${name}“ des abgeschriebenen Textes genommen`,
  'itself-cites': ({ by, name }) => `${by} zitiert dafür selbst ${name}`,
  'itself-names': ({ name, outlet }) => `${outlet} nennt selbst ${name} als Quelle`,
  'both-lean-on': ({ target, why }, say) => `beide stützen sich auf ${target ?? 'einen Dritten'}: ${say(why)}`,
  'share-intelligence': () =>
    'Dienste, die Erkenntnisse austauschen: nichts Veröffentlichtes zeigt, dass jeder es selbst fand',
  'same-images': ({ name }) => `beide beruhen auf Bildern von ${name}, es können dieselben sein`,
  'shared-text': ({ containment, jaccard, passage }) =>
    `die Texte haben ${jaccard} % ihrer Wortfolgen gemeinsam, ${containment} % des kürzeren, ${zahl(passage)} Wörter am Stück`,
  'same-maker': ({ days, name }) => `beide haben es von ${name}, innerhalb von ${zahl(days)} Tagen`,
  'same-error': ({ from, to }) => `beide haben „${to}“, wo der Ursprung „${from}“ hat`,
  translated: ({ shared, shorter }) =>
    `eine andere Sprache, und ${zahl(shared)} von ${zahl(shorter)} Zahlen und Namen in gleicher Folge`,
  'page-owns': ({ outlet, speaks }) => `${outlet}: eigene Veröffentlichung${speaksFor(speaks)}`,
  'page-names': ({ outlet, speaks, words }) => `${outlet}: als Quelle genannt: „${words}“${speaksFor(speaks)}`,
  'page-names-nobody': ({ outlet }) => `${outlet} nennt keinen bekannten Inhaber`,
  'page-same-maker': ({ days, name }) =>
    `beide nennen ${name} als Urheber des Textes, zur selben Sache, innerhalb von ${zahl(days)} Tagen`,
  'page-took-from': ({ other, outlet }) => `${outlet} nennt ${other} als Herkunft des Textes`,
  'page-took-through': ({ other, outlet, through }) =>
    `${outlet} hat den Text über ${through}, das auch ${other} nennt`,
  'page-same-words': () => 'die zuschreibenden Worte sind dieselben',
  'page-two-languages': ({ site }) =>
    `eine Website (${site}), zwei Sprachen, dieselben Quellen, höchstens einen Tag auseinander`,
  'page-headline-of': ({ name }) => `kein Urheber ist genannt, und die Überschrift ist die von ${name}`,
  'page-one-headline': ({ name }) => `keiner nennt einen Urheber, beide führen zu ${name} und haben eine Überschrift`,

  'assigned-by-person': () => 'von einem Menschen zugeordnet',
  'put-here': ({ by, reason }) => `${by} hat es hierher gestellt: ${reason}`,
  'words-match': () => 'die Worte der Aussage passen',
  'sentence-matches': () => 'die Aussage passt zusammen mit ihrem Satz',
  'document-matches': () => 'die Aussage passt zusammen mit ihrem Dokument',
  'alike-to-kept': ({ score, why }, say) =>
    `es sagt, was die Aussagen sagen, die ein Mensch hierher gestellt hat (${writeFixed(score, 2, germanNumbers)}): ${why.map(say).join(', ')}`,
  'of-merged': ({ reason, text }, say) => `${say(reason)}, aus „${text}“, von einem Menschen hiermit vereint`,
  'as-written': ({ text }) => text,
};

function speaksFor(party: string | null): string {
  return party === null ? '' : `; ${party} spricht dafür`;
}
