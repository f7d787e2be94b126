import { WordTable } from '#core';
import { bare } from '../actor-mention.ts';
import type { ReferenceLexicon } from '../language-pack.ts';
import type { Token } from '../tokens.ts';
import { WordSet } from '../word-set.ts';

/** How German speaks of somebody already named. */
export const germanReference: ReferenceLexicon = {
  singularPronouns: new WordSet(['er', 'sie', 'es', 'dieser', 'diese', 'letzterer', 'letztere']),
  pluralPronouns: new WordSet(['beide', 'diese']),
  determiners: new WordSet(
    'der die das dem den des ein eine einer einem einen eines dieser diese dieses diesem diesen sein seine ihr ihre'.split(
      ' ',
    ),
  ),
  titles: new WordSet(
    `herr frau dr prof professor professorin präsident präsidentin minister ministerin außenminister außenministerin
     verteidigungsminister innenminister ministerpräsident premierminister kanzler kanzlerin bundeskanzler bundeskanzlerin sprecher
     sprecherin regierungssprecher regierungssprecherin general generalsekretär direktor direktorin leiter leiterin chef chefin
     analyst analystin experte expertin forscher forscherin autor autorin sir lord könig königin papst bischof senator senatorin
     botschafter botschafterin anwalt anwältin richter richterin`.split(/\s+/u),
  ),
  attributeStarts: new WordSet(
    'von vom des der aus bei beim für im in am an auf mit zur zum und sowie oder , ('.split(' '),
  ),
  isPlural: (tokens, head) => isPlural(tokens, head),
  isOrganization: new WordTable(({ lower }) => organizations.test(bare(lower))),
};

const organizations =
  /(?:ministerium|institut|agentur|behörde|regierung|regime|amt|dienst|geheimdienst|zeitung|sender|organisation|partei|gericht|studie|bericht|bank|gruppe|universität|denkfabrik|militär|armee|polizei|unternehmen|konzern|verband|rat|parlament|staatsanwaltschaft|kommission|institute|magazin|blatt|analyse|kreml|haus)$/u;

const pluralArticles = new WordSet([
  'zwei',
  'drei',
  'vier',
  'fünf',
  'mehrere',
  'viele',
  'einige',
  'zahlreiche',
  'beide',
  'manche',
]);

function isPlural(tokens: readonly Token[], head: Token | undefined): boolean {
  const first = tokens[0];
  if (pluralArticles.holds(first)) return true;
  return !singularOpenings.holds(first) && head !== undefined && pluralHeads.of(head);
}

const singularOpenings = new WordSet(['ein', 'eine', 'einer', 'einem', 'einen', 'das', 'dem', 'des', 'dieses', 'er']);
const plurals =
  /(?:isten|ysten|perten|anten|achter|scher|haftler|inspektoren|beamte|beamten|behörden|dienste|kreise|leute|anwohner|zeugen|diplomaten|vertreter|staaten|medien|kritiker|autoren|ermittler|innen|quellen)$/u;
const pluralHeads = new WordTable<Token, boolean>(({ lower }) => plurals.test(bare(lower)));
