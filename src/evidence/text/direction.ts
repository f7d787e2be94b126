import type { PartyHit, PartyIndex } from '../parties/party-index.ts';

/** From where to where something goes; null where the words do not say. */
export interface Direction {
  readonly from: DirectionEnd | null;
  readonly to: DirectionEnd | null;
}
interface DirectionEnd {
  /** Of the party it belongs to: the government of a state. */
  readonly id: string;
  readonly name: string;
}

const toWords =
  'to|into|towards?|toward|for|nach|an|in richtung|gen|vers|à|a|al|para|hacia|naar|verso|alla|do|ke|kepada|в|до|к|к|для|till|til|para a|para o';
const fromWords =
  'from|out of|aus|von|vom|de|du|depuis|desde|del|dal|dalla|uit|van|da|из|от|с|со|з|із|від|ze|z|zo|dari|från|fra';

/**
 * Reads the direction of a movement from the words at the names of states: "from North Korea to Russia", "nach
 * Russland", "러시아로", "ロシアへ", "向俄罗斯". A state that supplies or receives without such a word is not placed.
 */
export function findDirection(text: string, index: PartyIndex): Direction {
  let [from, to]: [DirectionEnd | null, DirectionEnd | null] = [null, null];
  for (const hit of index.find(text)) {
    const end = { id: index.rootOf(hit.party).id, name: hit.party.name };
    const side = sideOf(text, hit);
    if (side === 'to') to ??= end;
    if (side === 'from') from ??= end;
  }
  return { from, to };
}

function sideOf(text: string, { start, end }: PartyHit): 'from' | 'to' | null {
  const before = text.slice(Math.max(0, start - 20), start);
  const after = text.slice(end, end + 3);
  if (/^(?:에서|から)/u.test(after) || /(?:从|從|自)$/u.test(before)) return 'from';
  if (/^(?:으?로|에게?|へ|に)/u.test(after) || /(?:向|往|给|給|对|對)$/u.test(before)) return 'to';
  const article = "(?:the |der |den |dem |die |la |le |l[’'])?";
  if (new RegExp(`(?<![\\p{L}])(?:${fromWords})\\s+${article}$`, 'iu').test(before)) return 'from';
  if (new RegExp(`(?<![\\p{L}])(?:${toWords})\\s+${article}$`, 'iu').test(before)) return 'to';
  return null;
}
