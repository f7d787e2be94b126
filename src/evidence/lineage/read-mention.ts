import { type Mention, type Party, dayRange } from '#core';
import type { PartyIndex } from '../parties/party-index.ts';

/** What a mention says once its names are resolved. Nothing here comes from other mentions. */
export interface ReadMention {
  readonly mention: Mention;
  /** First and last possible day of publication (days since 1970); null where unknown. */
  readonly days: { readonly first: number; readonly last: number } | null;
  /** The parties it leads to, in the order it names them: roots, no carriers. */
  readonly sources: readonly NamedSource[];
  /** Words for sources that name no known holder: `unnamed: …`. */
  readonly unnamed: readonly string[];
  /** The holder whose own publication the page is. */
  readonly owner: Party | null;
  readonly claimsOwnReporting: boolean;
  /** Whose text it is, the maker first, then who passed it on: ids of parties or `name:` and the words. */
  readonly carriers: readonly string[];
  /** Carriers described and not named ("a Ukrainian item"). */
  readonly vagueCarrier: string | null;
  readonly outletId: string | null;
  readonly host: string;
}

interface NamedSource {
  readonly root: Party;
  readonly named: Party;
  /** The words of the part that named it. */
  readonly words: string;
  /** True where the page's words do not name it, as noted. */
  readonly isSilent: boolean;
}

/** Resolves the names in one mention. */
export function readMention(mention: Mention, index: PartyIndex): ReadMention {
  const outletParty = index.find(mention.outlet)[0]?.party ?? null;
  const owner =
    outletParty?.role === 'holder' && !/\b(?:copy|mirror) of\b/i.test(mention.outlet)
      ? index.rootOf(outletParty)
      : null;
  const parts = splitOutsideParentheses(mention.namesAsSource);
  const sources: NamedSource[] = [];
  const unnamed: string[] = [];
  const claimsOwnReporting = parts.some(isOwnReporting);
  for (const part of parts) {
    const found = isOwnReporting(part) ? ownSource(part, owner) : findSources(part, index);
    for (const one of found) if (!sources.some((other) => other.root.id === one.root.id)) sources.push(one);
    if (found.length === 0 && !isOwnReporting(part)) unnamed.push(describeUnnamed(part, index));
  }
  if (sources.length === 0 && unnamed.length === 0) unnamed.push(`unnamed: source of ${mention.outlet}`);
  return {
    mention,
    days: mention.published === null ? null : dayRange({ from: mention.published, to: null }),
    sources,
    unnamed,
    owner,
    claimsOwnReporting,
    ...readCarriers(mention, index),
    outletId: outletParty?.id ?? null,
    host: hostOf(mention.url),
  };
}

function isOwnReporting(part: string): boolean {
  return /^\s*own (?:reporting|count|analysis|calculation)/i.test(part);
}

function ownSource(words: string, owner: Party | null): NamedSource[] {
  return owner === null ? [] : [{ root: owner, named: owner, words, isSilent: false }];
}

/** "ISW (itself citing CSIS)" leads to CSIS; "Kremlin (Peskov, through TASS)" to the Kremlin; "CBS/US official" to the official. */
function findSources(part: string, index: PartyIndex): NamedSource[] {
  const { head, note } = splitNote(part);
  const cited = /\b(?:citing|quoting|relying on|based on|referring to)\b(.*)$/i.exec(`${head} ${note}`)?.[1];
  const stretches = cited === undefined ? [head, note.replace(/\b(?:through|via|by way of)\b.*$/i, '')] : [cited];
  for (const stretch of stretches) {
    const holders = index.find(stretch).filter((hit) => hit.party.role === 'holder');
    if (holders.length === 0) continue;
    return holders.map(({ party }) => ({
      root: index.rootOf(party),
      named: party,
      words: part,
      isSilent: /\bnot named\b/i.test(note),
    }));
  }
  return [];
}

function describeUnnamed(part: string, index: PartyIndex): string {
  const { head } = splitNote(part);
  const carrier = index.find(head)[0]?.party;
  return `unnamed: ${carrier === undefined ? head.trim() : `source of ${carrier.name}`}`;
}

function readCarriers(mention: Mention, index: PartyIndex): Pick<ReadMention, 'carriers' | 'vagueCarrier'> {
  const text = mention.agency ?? '';
  const { head, note } = splitNote(text);
  const copiedFrom = /\b(?:same text as|copied from|copy of|translated from)\s+(.*)$/i.exec(note)?.[1];
  const outletCopy = /\b(?:copy|mirror) of\s+(?!a\b|an\b)(.*)$/i.exec(mention.outlet)?.[1];
  const links = [...head.split(/[,/;]|\bvia\b|\bthrough\b|\bafter\b|\band\b/i), copiedFrom, outletCopy];
  const carriers: string[] = [];
  let vagueCarrier: string | null = null;
  for (const link of links) {
    const words = link?.replace(/^\s*(?:probably|possibly|perhaps)\b/i, '').trim() ?? '';
    if (words === '') continue;
    const hits = index.find(words);
    if (hits.length > 0) carriers.push(...hits.map((hit) => hit.party.id));
    else if (/^(?:an?|the|own|unknown|none)\b|^[\p{Ll}\s]+$/u.test(words)) vagueCarrier ??= words.toLowerCase();
    else carriers.push(`name:${words.toLowerCase()}`);
  }
  return { carriers: [...new Set(carriers)], vagueCarrier };
}

/** Splits at `;` that stand outside parentheses. */
function splitOutsideParentheses(text: string): string[] {
  return (text.match(/(?:\([^)]*\)?|[^;(])+/gu) ?? []).map((part) => part.trim()).filter((part) => part !== '');
}

function splitNote(text: string): { head: string; note: string } {
  const notes = [...text.matchAll(/\(([^)]*)\)?/gu)].map((match) => match[1]!);
  return { head: text.replace(/\([^)]*\)?/gu, ' '), note: notes.join('; ') };
}

/** The last two labels of the host name (three for `co.kr` and the like). */
function hostOf(url: string): string {
  const host = /^https?:\/\/([^/:?#]+)/iu.exec(url)?.[1]?.toLowerCase() ?? '';
  const labels = host.split('.');
  const isTwoPartSuffix =
    labels.length > 2 && labels.at(-1)!.length === 2 && /^(?:co|com|or|ne|ac|go|gov|org|net|in)$/u.test(labels.at(-2)!);
  return labels.slice(isTwoPartSuffix ? -3 : -2).join('.');
}
