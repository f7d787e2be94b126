import {
  type Hypothesis,
  type Observable,
  type PartialDate,
  type Sentence,
  type Site,
  firstDay,
  formatDay,
  lastDay,
  objectClassKey,
  say,
} from '#core';
import type { ExpectedEvidence } from '../hypotheses/expected-evidence.ts';
import { expectNextSteps } from './expect-steps.ts';
import type { WarningChain } from './warning-board.ts';

/** An image to look for: a search over a site, days and an object class. */
export interface CollectionNeed {
  readonly siteId: string;
  readonly siteName: string;
  readonly objectClass: string;
  readonly from: PartialDate;
  readonly to: PartialDate;
  /** `gap`: a step or an explanation that nobody looked for. `next`: what would be seen next. `again`: looked, not seen, still due. */
  readonly kind: 'gap' | 'next' | 'again';
  /** What the look would tell, one sentence each; more reasons, more use. */
  readonly why: readonly string[];
  /** The same as data. */
  readonly because: readonly Sentence[];
}

/** Days around the day of the case where no date is known: back for archives, forward for tasking. */
const usualDays = 30;
const kindOrder = { gap: 0, next: 1, again: 2 } as const;

/**
 * The list of imagery to look for, from what a board and the hypotheses lack: the most useful first. Steps and
 * expectations that nothing shows from above give no need. `hypotheses` are named by their text where they are given.
 */
export function collectionNeeds(
  chains: readonly WarningChain[],
  expected: readonly ExpectedEvidence[],
  sites: readonly Site[],
  asOf: PartialDate,
  hypotheses: readonly Pick<Hypothesis, 'id' | 'text'>[] = [],
): CollectionNeed[] {
  const names = new Map(sites.map((site) => [site.id, site.name]));
  const textOf = (id: string): string => hypotheses.find((one) => one.id === id)?.text ?? id;
  const before = { from: formatDay(firstDay(asOf) - usualDays), to: formatDay(lastDay(asOf)) };
  const after = { from: formatDay(firstDay(asOf)), to: formatDay(lastDay(asOf) + usualDays) };
  const drafts: Draft[] = chains.flatMap((chain) => [
    ...chain.unobserved.flatMap((step) =>
      draftsOf(step.observables, 'gap', before, {
        kind: 'step-unobserved',
        chain: chain.chain,
        step: step.order,
        text: step.text,
      }),
    ),
    ...expectNextSteps(chain).flatMap(({ indicator, from, to, because }) =>
      draftsOf(
        indicator.observables,
        indicator.status === 'not-seen' ? 'again' : 'next',
        from === null || to === null ? after : { from, to },
        {
          kind: 'step-next',
          chain: chain.chain,
          step: indicator.order,
          text: indicator.text,
          reason: because,
        },
      ),
    ),
    ...chain.absent.flatMap((step) =>
      draftsOf(step.observables, 'again', after, {
        kind: 'step-absent',
        chain: chain.chain,
        step: step.order,
        text: step.text,
      }),
    ),
  ]);
  const gaps = expected
    .filter(({ status }) => status === 'not-looked-for')
    .flatMap(({ observable, hypothesisId }) =>
      draftsOf([observable], 'gap', before, {
        kind: 'tells-on',
        hypothesis: textOf(hypothesisId),
        text: observable.text,
      }),
    );
  return merge([...drafts, ...gaps], names);
}

type Draft = Omit<CollectionNeed, 'siteName' | 'why'>;

function draftsOf(
  observables: readonly Observable[],
  kind: CollectionNeed['kind'],
  period: { readonly from: PartialDate; readonly to: PartialDate },
  because: Sentence,
): Draft[] {
  return observables.flatMap(({ siteIds, objectClass }) =>
    objectClass === null ? [] : siteIds.map((siteId) => ({ siteId, objectClass, ...period, kind, because: [because] })),
  );
}

/** One need for each site, class and kind, over all the days that its reasons ask for. */
function merge(drafts: readonly Draft[], names: ReadonlyMap<string, string>): CollectionNeed[] {
  const groups = Map.groupBy(drafts, (one) => `${one.siteId} ${objectClassKey(one.objectClass)} ${one.kind}`);
  return [...groups.values()]
    .map((some): CollectionNeed => {
      const from = Math.min(...some.map((one) => firstDay(one.from)));
      const to = Math.max(...some.map((one) => lastDay(one.to)));
      const reasons = new Map(some.flatMap((one) => one.because).map((because) => [say(because), because]));
      const told = { why: [...reasons.keys()], because: [...reasons.values()] };
      const { siteId } = some[0]!;
      return { ...some[0]!, siteName: names.get(siteId) ?? siteId, from: formatDay(from), to: formatDay(to), ...told };
    })
    .toSorted(
      (a, b) =>
        b.why.length - a.why.length ||
        kindOrder[a.kind] - kindOrder[b.kind] ||
        (`${a.siteId} ${a.objectClass}` < `${b.siteId} ${b.objectClass}` ? -1 : 1),
    );
}
