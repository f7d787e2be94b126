import type { HedgeKind } from '#core';
import type { HedgeMeaning } from '../language-pack.ts';
import { PhraseBook } from '../phrases.ts';

/** English hedges by kind; those under `quiet` qualify a claim but do not make the author's sentence one by themselves. */
const loud: Readonly<Partial<Record<HedgeKind, string>>> = {
  modal: `may; might; could; would appear`,
  adverb: `apparently; probably; likely; possibly; perhaps; presumably; seemingly; ostensibly; maybe; conceivably; unlikely;
    very likely; highly likely; most likely; very unlikely; highly unlikely; almost certainly; nearly certain; in all likelihood;
    potentially; supposedly; improbable; highly probable; highly improbable; probable; it is possible`,
  evidential: `suggests; suggest; suggested; indicates; indicate; indicated; appears to; appear to; appeared to; seems to; seem to;
    seemed to; points to; point to; evidence of; evidence that; signs of; signs that; an indication of; consistent with; is believed to;
    are believed to; was believed to; were believed to; is thought to; are thought to; is suspected of; it appears; it seems;
    appears; seems; indications that; believed to be; thought to be`,
  reportative: `reportedly; allegedly; alleged; purportedly; is said to; are said to; was said to; were said to; is reported to;
    are reported to; was reported to; were reported to; rumored; rumoured; is alleged to; are alleged to; unconfirmed`,
};
const quiet: Readonly<Partial<Record<HedgeKind, string>>> = {
  approximator: `at least; at most; about; around; approximately; roughly; some; nearly; almost; more than; less than; fewer than;
    no more than; not more than; never more than; no fewer than; no less than; up to; as many as; as much as; an estimated; dozens of;
    hundreds of; thousands of; over; close to; just over; just under; or so`,
  verb: `believe; believes; believed; think; thinks; assess; assesses; assessed; estimate; estimates; estimated; suspect; suspects;
    suspected; expect; expects; expected; speculate; speculated; assume; assumes`,
};

/** Looked up once per language. */
export function englishHedges(): PhraseBook<HedgeMeaning> {
  return (book ??= new PhraseBook([...entries(loud, true), ...entries(quiet, false)]));
}

let book: PhraseBook<HedgeMeaning> | null = null;

function* entries(
  lists: Readonly<Partial<Record<HedgeKind, string>>>,
  makesClaim: boolean,
): Generator<[string, HedgeMeaning]> {
  for (const [kind, list] of Object.entries(lists))
    for (const phrase of list.split(';'))
      yield [phrase.trim().replaceAll(/\s+/gu, ' '), { kind: kind as HedgeKind, makesClaim }];
}
