import {
  type Exchange,
  type ExchangeStage,
  type LikelihoodWord,
  type Quantity,
  dayRange,
  likelihoodBands,
} from '#core';
import { stateName } from '../provisions/same-state.ts';

/** Everything said about one class of things going one way. */
export interface LedgerLine {
  readonly from: string;
  readonly to: string;
  readonly item: string;
  /** The furthest that anybody claims; `denied` only where nobody claims more. */
  readonly stage: ExchangeStage;
  /** By stage: the parties that say so. */
  readonly claimedBy: Readonly<Record<ExchangeStage, readonly string[]>>;
  /** The likeliest that we hold any of it; null where we hold nothing. */
  readonly likelihood: LikelihoodWord | null;
  /** What was delivered, as each claim states it: never added up, since several may count the same load. */
  readonly quantities: readonly { readonly exchangeId: string; readonly quantity: Quantity }[];
  readonly exchangeIds: readonly string[];
}

/** What two sides give each other. */
export interface LedgerPair {
  readonly parties: readonly [string, string];
  readonly lines: readonly LedgerLine[];
  /** Exchanges of which somebody says that they pay for others. */
  readonly returns: readonly { readonly exchangeId: string; readonly inReturnFor: readonly string[] }[];
}

const stageRank: Readonly<Record<ExchangeStage, number>> = { delivered: 3, promised: 2, wanted: 1, denied: 0 };

/** Sets the ledger out by pairs of parties: who gives, wants and received what, by whose word, and what flowed back. */
export function sumLedger(exchanges: readonly Exchange[]): LedgerPair[] {
  const ordered = exchanges.toSorted((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
  const pairs = Map.groupBy(ordered, ({ from, to }) => [stateName(from), stateName(to)].toSorted().join('\n'));
  return [...pairs]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, some]) => ({
      parties: key.split('\n') as [string, string],
      lines: linesOf(some),
      returns: some
        .filter((one) => one.inReturnFor.length > 0)
        .map(({ id, inReturnFor }) => ({ exchangeId: id, inReturnFor })),
    }));
}

function linesOf(exchanges: readonly Exchange[]): LedgerLine[] {
  const groups = Map.groupBy(exchanges, ({ from, to, item }) => `${stateName(from)}\n${stateName(to)}\n${item}`);
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, some]): LedgerLine => {
      const [from, to, item] = key.split('\n') as [string, string, string];
      const sayers = (stage: ExchangeStage): string[] => [
        ...new Set(some.filter((one) => one.stage === stage).map((one) => one.claimedBy)),
      ];
      return {
        from,
        to,
        item,
        stage: some.map((one) => one.stage).toSorted((a, b) => stageRank[b] - stageRank[a])[0]!,
        claimedBy: {
          wanted: sayers('wanted'),
          promised: sayers('promised'),
          delivered: sayers('delivered'),
          denied: sayers('denied'),
        },
        likelihood: likeliest(some.flatMap((one) => one.likelihood ?? [])),
        quantities: some.flatMap(({ id, quantity, stage }) =>
          stage === 'delivered' && quantity !== null ? [{ exchangeId: id, quantity }] : [],
        ),
        exchangeIds: some.map(({ id }) => id),
      };
    });
}

function likeliest(words: readonly LikelihoodWord[]): LikelihoodWord | null {
  return words.toSorted((a, b) => likelihoodBands[b][0] - likelihoodBands[a][0])[0] ?? null;
}

function startOf({ when }: Exchange): number {
  return when === null ? Number.POSITIVE_INFINITY : dayRange(when).first;
}
