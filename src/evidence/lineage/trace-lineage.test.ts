import { type Mention, parsePartialDate } from '#core';
import { describe, expect, it } from 'vitest';
import { partyRegister } from '../register/parties.ts';
import { traceLineage } from './trace-lineage.ts';

const mention = (id: string, changes: Partial<Mention>): Mention => ({
  id,
  url: `https://${id}.example.org/page-${id}`,
  outlet: `Paper ${id}`,
  language: 'en',
  published: parsePartialDate('2023-10-07'),
  publishedInferred: false,
  namesAsSource: 'Beyond Parallel report',
  agency: null,
  attributionQuote: null,
  ...changes,
});
const trace = (...mentions: Mention[]): ReturnType<typeof traceLineage> =>
  traceLineage({ mentions, parties: partyRegister });
const originsOf = (changes: Partial<Mention>): readonly string[] => trace(mention('a', changes)).documents[0]!.origins;
const families = (...mentions: Mention[]): string[] => trace(...mentions).documents.map((one) => one.copyFamily);

describe('whom a page leads to', () => {
  it.each([
    ['CBS/US official (unnamed)', ['US government']],
    ['Kremlin (Peskov, through TASS); White House (through Newsweek)', ['Russian government', 'US government']],
    ['ISW (itself citing CSIS)', ['Beyond Parallel (CSIS)']],
    ['RFA (Planet images; analyst of its own)', ['Radio Free Asia']],
    ['White House; US State Department (Miller)', ['US government']],
    ['South Korean Presidential Office', ['South Korean government']],
    ['NYT', ['unnamed: source of The New York Times']],
    ['people at the station', ['unnamed: people at the station']],
  ])('%s', (namesAsSource, origins) => {
    expect(originsOf({ namesAsSource })).toEqual(origins);
  });

  it('is the page itself where a holder reports on its own, and not where an outlet does', () => {
    expect(originsOf({ outlet: 'RUSI', namesAsSource: 'own reporting' })).toEqual(['RUSI']);
    expect(originsOf({ outlet: 'A Paper', namesAsSource: 'own reporting; RUSI' })).toEqual(['RUSI']);
    expect(originsOf({ outlet: 'A Paper', namesAsSource: 'own reporting' })).toEqual(['unnamed: source of A Paper']);
  });
});

describe('which pages carry one text', () => {
  it('those with one maker on one matter', () => {
    expect(
      families(mention('a', { agency: 'AFP' }), mention('b', { agency: 'AFP, via The Guardian (named)' })),
    ).toEqual(['a', 'a']);
    expect(families(mention('a', { agency: 'AFP' }), mention('b', { agency: 'Reuters' }))).toEqual(['a', 'b']);
    expect(
      families(mention('a', { agency: 'AFP' }), mention('b', { agency: 'AFP', namesAsSource: 'White House' })),
    ).toEqual(['a', 'b']);
    const later = mention('b', { agency: 'AFP', published: parsePartialDate('2023-10-20') });
    expect(families(mention('a', { agency: 'AFP' }), later)).toEqual(['a', 'b']);
  });

  it('a page and the outlet it names as its maker', () => {
    expect(families(mention('a', { outlet: 'News1 (Daum)' }), mention('b', { agency: 'News1 (copied)' }))).toEqual([
      'a',
      'a',
    ]);
  });

  it('a report and a rewrite under the same headline, also in another language', () => {
    const report = mention('a', {
      outlet: 'Beyond Parallel (CSIS)',
      namesAsSource: 'own reporting',
      url: 'https://a.example.org/increase-in-rail-traffic',
    });
    const rewrite = mention('b', { url: 'https://b.example.org/anstieg-des-bahnverkehrs' });
    const another = mention('c', { url: 'https://c.example.org/pictures-of-the-border' });
    expect(families(report, rewrite, another)).toEqual(['a', 'a', 'c']);
  });

  it('two rewrites of one report that is not among the pages', () => {
    const one = mention('a', { url: 'https://a.example.org/zheleznodorozhnye-perevozki-vyrosli' });
    const two = mention('b', { url: `https://b.example.org/${encodeURIComponent('鉄道輸送が急増')}` });
    expect(families(one, two)).toEqual(['a', 'a']);
    expect(families({ ...one, agency: 'AFP' }, two)).toEqual(['a', 'b']);
    const statement = { namesAsSource: 'White House' };
    expect(families({ ...one, ...statement }, { ...two, ...statement })).toEqual(['a', 'b']);
  });

  it('not two items of one agency whose headlines speak of different things', () => {
    const shared = { agency: 'Yonhap', namesAsSource: 'South Korean Presidential Office' };
    const one = mention('a', { ...shared, url: 'https://a.example.org/reactor-stopped' });
    const two = mention('b', { ...shared, url: 'https://b.example.org/arms-shipment-delivered-to-russia' });
    expect(families(one, two)).toEqual(['a', 'b']);
  });

  it('not two pages that only pass through one agency what different people said', () => {
    const one = mention('a', { agency: 'AFP', namesAsSource: 'White House; Beyond Parallel report' });
    const two = mention('b', { agency: 'AFP', namesAsSource: 'Beyond Parallel report; Kremlin' });
    expect(families(one, two)).toEqual(['a', 'b']);
  });

  it('two languages of one site on one day', () => {
    const [one, two] = ['de', 'it'].map((language) =>
      mention(language, { language, url: `https://${language}.site.example/x` }),
    );
    expect(families(one!, two!)).toEqual(['de', 'de']);
    expect(families(one!, mention('fr', { language: 'de', url: 'https://fr.site.example/x' }))).toEqual(['de', 'fr']);
  });
});

describe('the propositions of a lineage', () => {
  const pages = [
    mention('a', { agency: 'AFP', namesAsSource: 'Beyond Parallel report; CBS/US official' }),
    mention('b', { agency: 'AFP' }),
    mention('c', { namesAsSource: 'Ukraine military intelligence (Budanov)' }),
  ];

  it('group pages by what a holder stands for', () => {
    const { propositions } = trace(...pages);
    expect(propositions.map((one) => [one.id, one.mentions])).toEqual([
      ['arms-deliveries', 2],
      ['railcars-tumangang', 2],
    ]);
    expect(propositions[1]).toMatchObject({ effective: { low: 1, high: 1 }, copies: [['a', 'b']] });
    expect(propositions[0]!.effective).toEqual({ low: 1, high: 2 });
  });

  it('do not depend on the order of the pages', () => {
    expect(trace(...pages.toReversed())).toEqual(trace(...pages));
  });

  it('stay as they are, in number of origins, when a page is repeated', () => {
    const before = trace(...pages).propositions.map((one) => one.effective);
    const after = trace(...pages, mention('d', { agency: 'AFP', outlet: 'Another' })).propositions;
    expect(after.find((one) => one.id === 'railcars-tumangang')!.effective).toEqual(before[1]);
  });

  it('of nothing are none', () => {
    expect(trace()).toEqual({ propositions: [], documents: [] });
  });
});
