import { createGroups } from '../origins/groups.ts';
import type { EdgeBasis, Sentence } from '#core';
import { contradictHeadline, shareHeadline } from './headline.ts';
import { institutes, newsHolders } from '../register/institutes.ts';
import type { ReadMention } from './read-mention.ts';

/** Why two pages are held to carry one text. */
interface CopyLink {
  readonly from: string;
  readonly to: string;
  readonly basis: EdgeBasis;
  readonly because: Sentence;
}
export interface CopyFamilies {
  /** Family of each page: the id of its first member by date, then by id. */
  readonly familyOf: ReadonlyMap<string, string>;
  readonly links: readonly CopyLink[];
}

/** News of one agency on one matter appears within so many days; a report is rewritten for somewhat longer. */
const agencyDays = 3;
const rewriteDays = 7;

/**
 * Groups pages that carry one text or a translation of it, from what is noted about them:
 *
 * - the same maker (agency, or paper that the page took it from) on the same matter within three days, where their
 *   headlines do not speak of different things;
 * - the page names as its maker the outlet of another, on the same matter, within a week;
 * - the same attributing words, letter by letter;
 * - one site, another language, the same sources, a day apart: translations of one another;
 * - no maker named, but the headline of the publication it leads to, or of another page of which that is true: rewrites
 *   of that publication, whether or not it is among the pages.
 */
export function findCopyFamilies(pages: readonly ReadMention[]): CopyFamilies {
  const ordered = pages.toSorted(byDate);
  const links = [
    ...linkWithin(ordered, (page) => makersOf(page), 'agency', sameMaker),
    ...linkWithin(ordered, (page) => [...page.carriers, ...outletOf(page)], 'citation', takenFromOutlet),
    ...linkWithin(ordered, (page) => quoteKey(page), 'text', sameWords),
    ...linkWithin(ordered, (page) => [page.host], 'translation', translatedOnSite),
    ...linkWithin(ordered, (page) => page.sources.slice(0, 1).map((source) => source.root.id), 'headline', rewrites),
  ];
  const groups = createGroups(ordered.map((page) => page.mention.id));
  for (const link of links) groups.join(link.from, link.to);
  const families = groups.list();
  const familyOf = new Map(families.flatMap((ids) => ids.map((id): [string, string] => [id, ids[0]!])));
  return { familyOf, links };
}

/** Earliest first, by the last day a date may mean; a page without a date comes last; ties by id. */
export function byDate(a: ReadMention, b: ReadMention): number {
  const last = (page: ReadMention): number => page.days?.last ?? Number.MAX_SAFE_INTEGER;
  return last(a) - last(b) || (a.mention.id < b.mention.id ? -1 : 1);
}

type Judge = (one: ReadMention, other: ReadMention) => Sentence | null;

/** Compares only pages that share a key, so that thousands of pages stay cheap. */
function linkWithin(
  pages: readonly ReadMention[],
  keysOf: (page: ReadMention) => readonly string[],
  basis: EdgeBasis,
  judge: Judge,
): CopyLink[] {
  const buckets = new Map<string, ReadMention[]>();
  for (const page of pages) {
    for (const key of new Set(keysOf(page))) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(page);
      else buckets.set(key, [page]);
    }
  }
  const links: CopyLink[] = [];
  for (const bucket of buckets.values()) {
    for (const [index, later] of bucket.entries()) {
      for (const earlier of bucket.slice(0, index)) {
        const because = judge(earlier, later) ?? judge(later, earlier);
        if (because !== null) links.push({ from: earlier.mention.id, to: later.mention.id, basis, because });
      }
    }
  }
  return links;
}

function makersOf(page: ReadMention): readonly string[] {
  if (page.carriers.length > 0) return page.carriers.slice(0, 1);
  return page.vagueCarrier === null ? [] : [`${page.host} ${page.vagueCarrier}`];
}

function outletOf(page: ReadMention): readonly string[] {
  return [page.outletId ?? `name:${page.mention.outlet.toLowerCase()}`];
}

function sameMaker(one: ReadMention, other: ReadMention): Sentence | null {
  if (!sameMatter(one, other) || daysApart(one, other) > agencyDays) return null;
  if (contradictHeadline(one.mention.url, other.mention.url)) return null;
  return { kind: 'page-same-maker', name: makerName(one), days: agencyDays };
}

function takenFromOutlet(one: ReadMention, other: ReadMention): Sentence | null {
  const isOutlet = (carrier: string): boolean => outletOf(other).includes(carrier);
  const taken = one.carriers.find((carrier, at) => isOutlet(carrier) || (at > 0 && other.carriers[0] === carrier));
  if (taken === undefined || !sharesSource(one, other)) return null;
  if (daysApart(one, other) > (isOutlet(taken) ? rewriteDays : agencyDays)) return null;
  return isOutlet(taken)
    ? { kind: 'page-took-from', outlet: one.mention.outlet, other: other.mention.outlet }
    : { kind: 'page-took-through', outlet: one.mention.outlet, through: taken, other: other.mention.outlet };
}

function sameWords(one: ReadMention, other: ReadMention): Sentence | null {
  return sharesSource(one, other) && daysApart(one, other) <= agencyDays ? { kind: 'page-same-words' } : null;
}

function translatedOnSite(one: ReadMention, other: ReadMention): Sentence | null {
  if (one.mention.language === other.mention.language || daysApart(one, other) > 1) return null;
  if (sourceKey(one) !== sourceKey(other)) return null;
  const [maker, otherMaker] = [one.carriers[0], other.carriers[0]];
  if (maker !== undefined && otherMaker !== undefined && maker !== otherMaker) return null;
  return { kind: 'page-two-languages', site: one.host };
}

/** `report` is the publication itself, or a page that leads to the same holder and rewrites its publication too. */
function rewrites(report: ReadMention, page: ReadMention): Sentence | null {
  const holder = page.sources[0]?.root;
  if (page.owner !== null || !namesNoMaker(page) || holder === undefined) return null;
  const isHolders = report.owner?.id === holder.id;
  if (!isHolders && !publishers.has(holder.id)) return null;
  if (!isHolders && (report.owner !== null || !namesNoMaker(report))) return null;
  if (daysApart(report, page) > rewriteDays || !shareHeadline(report.mention.url, page.mention.url)) return null;
  return isHolders ? { kind: 'page-headline-of', name: holder.name } : { kind: 'page-one-headline', name: holder.name };
}

/** Holders whose statements are publications that can be rewritten; what a government says is reported by each anew. */
const publishers: ReadonlySet<string> = new Set([...institutes, ...newsHolders].map((party) => party.id));

function namesNoMaker(page: ReadMention): boolean {
  return page.carriers.length === 0 && page.vagueCarrier === null && !page.claimsOwnReporting;
}

/** The same leading source, or the same sources in another order. */
function sameMatter(one: ReadMention, other: ReadMention): boolean {
  const [first, second] = [one.sources[0]?.root.id, other.sources[0]?.root.id];
  return (first ?? one.unnamed[0]) === (second ?? other.unnamed[0]) || sourceKey(one) === sourceKey(other);
}

function sharesSource(one: ReadMention, other: ReadMention): boolean {
  if (one.sources.length === 0 && other.sources.length === 0) return one.unnamed[0] === other.unnamed[0];
  return one.sources.some((source) => other.sources.some((candidate) => candidate.root.id === source.root.id));
}

function sourceKey(page: ReadMention): string {
  return [...page.sources.map((source) => source.root.id), ...page.unnamed].toSorted().join('|');
}

function quoteKey(page: ReadMention): readonly string[] {
  const quote =
    page.mention.attributionQuote
      ?.normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() ?? '';
  return quote.split(' ').length >= 4 || /[\p{Script=Han}\p{Script=Hangul}]{6}/u.test(quote) ? [quote] : [];
}

/** Days between the nearest ends of what the two dates may mean; 0 where a date is unknown. */
function daysApart(one: ReadMention, other: ReadMention): number {
  if (one.days === null || other.days === null) return 0;
  return Math.max(0, one.days.first - other.days.last, other.days.first - one.days.last);
}

function makerName(page: ReadMention): string {
  return page.mention.agency?.replace(/\s*\(.*$/u, '') ?? page.vagueCarrier ?? '';
}
