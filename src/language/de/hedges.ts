import type { HedgeKind } from '#core';
import type { HedgeMeaning } from '../language-pack.ts';
import { PhraseBook } from '../phrases.ts';

/** German hedges by kind. Those under `quiet` qualify a claim but do not make the author's sentence one by themselves. */
const loud: Readonly<Partial<Record<HedgeKind, string>>> = {
  modal: `könnte; könnten; dürfte; dürften; mag`,
  adverb: `offenbar; offensichtlich; anscheinend; scheinbar; wahrscheinlich; höchstwahrscheinlich; vermutlich; möglicherweise;
    womöglich; vielleicht; mutmaßlich; augenscheinlich; wohl; voraussichtlich; unwahrscheinlich; sehr wahrscheinlich; eventuell;
    höchst wahrscheinlich; sehr unwahrscheinlich; höchst unwahrscheinlich; mit hoher wahrscheinlichkeit; mit großer wahrscheinlichkeit; mit an sicherheit grenzender wahrscheinlichkeit;
    aller voraussicht nach; allem anschein nach; unter umständen; mit ziemlicher sicherheit; denkbar; fraglich; ungewiss`,
  evidential: `legt nahe; legen nahe; legt nun nahe; legte nahe; legten nahe; deutet darauf hin; deuten darauf hin; deutet auf;
    deuten auf; deutet einiges darauf hin; hinweise darauf; hinweise auf; anzeichen dafür; anzeichen für; indizien dafür; spricht dafür;
    sprechen dafür; ein hinweis auf; lässt darauf schließen; lassen darauf schließen; es scheint; scheint; scheinen; schien; schienen;
    dem vernehmen nach; nahelegt; nahelegen; hindeutet; hindeuten`,
  reportative: `soll; sollen; angeblich; berichten zufolge; medienberichten zufolge; gerüchten zufolge; laut berichten;
    laut medienberichten; vorgeblich`,
};
const quiet: Readonly<Partial<Record<HedgeKind, string>>> = {
  approximator: `mindestens; wenigstens; zumindest; höchstens; maximal; rund; etwa; ungefähr; circa; zirka; ca; knapp; gut; fast;
    beinahe; nahezu; annähernd; schätzungsweise; nie mehr als; nicht mehr als; mehr als; weniger als; nicht weniger als; bis zu; um die; an die; dutzende; hunderte; tausende; mehrere hundert; mehrere tausend`,
  verb: `glaubt; glauben; vermutet; vermuten; schätzt; schätzen; meint; meinen; gehen davon aus; geht davon aus; befürchtet;
    befürchten; nimmt an; nehmen an; erwartet; erwarten; rechnet mit; rechnen mit`,
};

/** Looked up once per language; "könnte" is modal, "mindestens" an approximator. */
export function germanHedges(): PhraseBook<HedgeMeaning> {
  return (book ??= new PhraseBook([...entries(loud, true), ...entries(quiet, false)]));
}

let book: PhraseBook<HedgeMeaning> | null = null;

function* entries(
  lists: Readonly<Partial<Record<HedgeKind, string>>>,
  makesClaim: boolean,
): Generator<[string, HedgeMeaning]> {
  for (const [kind, list] of Object.entries(lists)) {
    for (const phrase of list.split(';')) {
      const clean = phrase.trim().replaceAll(/\s+/gu, ' ');
      yield [clean, { kind: kind as HedgeKind, makesClaim }];
    }
  }
}
