import { beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '#app';
import { type Provision, type QuantityUnit, parsePartialDate } from '#core';
import { type ProvisionFinding, findProvisions } from '#evidence';
import { createReader } from '#sources';

/**
 * Transfers as a sanctions lawyer would judge them, by the texts of the resolutions: from, to, what, when with how much,
 * and the paragraphs touched. `?` after one: it covers only a part of what the words may mean; `:capped` and `:over-cap`:
 * it sets a ceiling.
 */
const transfers = `
  DPRK | Russia | artillery shells | 2023-10-05 | 1718-8-b 1874-9 2270-8
  DPRK | Russia | arms | 2023-10-05 | 1718-8-b? 1874-9 2270-8
  DPRK | Syria | ballistic missile parts | 2012-05-01 | 1695-4 1718-8-b
  DPRK | Egypt | rocket-propelled grenades | 2016-08-01 | 1874-9 2270-8
  DPRK | Uganda | military training | 2017-05-01 | 1718-8-c 2270-9
  DPRK | Myanmar | small arms | 2008-01-01 | -
  DPRK | Myanmar | small arms | 2010-01-01 | 1874-9
  Russia | DPRK | arms | 2023-10-05 | 1718-8-a-i? 1874-10 2270-6 2270-8
  Russia | DPRK | fighter jets | 2023-10-05 | 1718-8-a-i 1874-10 2270-6 2270-8
  China | DPRK | rifles | 2012-03-01 | 1874-10
  China | DPRK | rifles | 2016-06-01 | 1874-10 2270-6 2270-8
  China | DPRK | tanks | 2007-01-01 | 1718-8-a-i
  China | DPRK | tanks | 2006-01-01 | -
  Russia | DPRK | satellite technology | 2023-09-13 | 1695-3 1718-8-a-ii 2270-5 2321-11
  Russia | DPRK | launch technology | 2010-01-01 | 1695-3 1718-8-a-ii
  Russia | DPRK | nuclear technology | 2023-10-05 | 1718-8-a-ii
  DPRK | Libya | uranium | 2006-12-01 | 1718-8-b
  Russia | DPRK | food | 2023-10-05 | -
  Russia | DPRK | wheat | 2023-10-05 | -
  Russia | DPRK | flour | 2024-01-10 | -
  DPRK | China | food | 2023-10-05 | 2371-9? 2397-6
  DPRK | China | vegetables | 2017-11-01 | 2371-9?
  DPRK | China | seafood | 2017-07-01 | -
  DPRK | China | seafood | 2017-08-20 | 2371-9
  DPRK | China | fishing rights | 2018-06-01 | 2397-6
  DPRK | China | coal | 2015-01-01 | -
  DPRK | China | coal | 2016-06-01 | 2270-29
  DPRK | China | coal | 2017-02-01 8000000 tonne | 2321-26:over-cap
  DPRK | China | coal | 2016-12-15 500000 tonne | 2321-26:capped
  DPRK | China | coal | 2023-10-05 | 2371-8
  Russia | DPRK | coal | 2023-10-05 | -
  DPRK | China | iron ore | 2016-06-01 | 2270-29
  DPRK | China | iron ore | 2017-01-15 | 2321-26
  DPRK | China | iron ore | 2019-01-01 | 2371-8
  DPRK | China | lead | 2017-09-01 | 2371-10
  DPRK | China | gold | 2016-03-05 | 2270-30
  DPRK | China | copper | 2016-11-01 | -
  DPRK | China | copper | 2017-01-01 | 2321-28
  DPRK | China | rare earths | 2020-01-01 | 2270-30
  DPRK | Senegal | statues | 2016-12-15 | 2321-29
  DPRK | Senegal | statues | 2015-12-15 | -
  DPRK | China | textiles | 2017-09-01 | -
  DPRK | China | garments | 2018-01-01 | 2375-16
  DPRK | Russia | workers | 2016-01-01 | -
  DPRK | Russia | workers | 2017-08-20 | 2371-11
  DPRK | Russia | workers | 2017-10-01 | 2375-17
  DPRK | Russia | labour | 2020-01-01 | 2375-17 2397-8
  Russia | DPRK | crude oil | 2017-10-01 | 2375-15
  China | DPRK | crude oil | 2019-05-01 525000 tonne | 2397-4:capped
  China | DPRK | crude oil | 2019-05-01 5000000 barrel | 2397-4:over-cap
  China | DPRK | crude oil | 2016-05-01 | -
  Russia | DPRK | diesel | 2017-11-01 600000 barrel | 2375-14:over-cap
  Russia | DPRK | diesel | 2024-05-01 100000 barrel | 2397-5:capped
  Russia | DPRK | refined petroleum | 2023-03-01 600000 barrel | 2270-31? 2397-5:over-cap
  Russia | DPRK | petroleum | 2023-03-01 | 2270-31? 2375-13? 2397-4:capped? 2397-5:capped?
  Russia | DPRK | jet fuel | 2016-05-01 | 2270-31
  Russia | DPRK | condensates | 2018-01-01 | 2375-13
  Italy | DPRK | luxury cars | 2010-01-01 | 1718-8-a-iii
  Italy | DPRK | luxury goods | 2006-06-01 | -
  Japan | DPRK | yachts | 2015-01-01 | 1718-8-a-iii 2094-23
  China | DPRK | trucks | 2017-06-01 | -
  China | DPRK | trucks | 2018-06-01 | 2397-7
  China | DPRK | locomotives | 2019-06-01 | 2397-7
  China | DPRK | excavators | 2019-06-01 | 2397-7
  China | DPRK | steel | 2019-06-01 | 2397-7
  China | DPRK | helicopters | 2017-03-01 | 2321-30
  China | DPRK | ships | 2017-03-01 | 2321-30
  China | DPRK | ships | 2018-03-01 | 2321-30 2397-7 2397-14
  DPRK | China | ships | 2018-03-01 | 2397-6
  DPRK | China | machinery | 2018-03-01 | 2397-6
  DPRK | China | timber | 2018-03-01 | 2397-6
  DPRK | China | magnesite | 2018-03-01 | 2397-6
  South Korea | DPRK | bunkering | 2012-01-01 | 1874-17
  Russia | DPRK | ship-to-ship transfers | 2018-03-01 | 2375-11
  China | DPRK | joint venture | 2017-08-20 | 2371-12
  DPRK | China | joint ventures | 2018-08-20 | 2375-18
  China | DPRK | bulk cash | 2014-01-01 | 1874-18 2094-11 2094-14
  Russia | DPRK | insurance | 2018-01-01 | 2321-22
  Russia | DPRK | medicine | 2023-10-05 | -
  Russia | DPRK | umbrellas | 2023-10-05 | -
  DPRK | Russia | artillery shells | 2023 | 1718-8-b 1874-9 2270-8
  Iran | Russia | drones | 2023-10-05 | -
  South Korea | DPRK | food aid | 2023-10-05 | -
  Russia | DPRK | export credits | 2018-01-01 | 2321-32
  DPRK | Russia | tank cars | 2023-10-05 | -
  Democratic People’s Republic of Korea | Russian Federation | artillery shells | 2023-10-05 | 1718-8-b 1874-9 2270-8
  DPRK | Russia | Artilleriegranaten | 2023-10-05 | 1718-8-b 1874-9 2270-8
  Russland | Nordkorea | Lebensmittel | 2023-10-05 | -
  Nordkorea | China | Kohle | 2023-10-05 | 2371-8
  China | DPRK | spare parts for passenger aircraft | 2019-01-01 | 2397-7
  DPRK | Russia | oil | 2023-10-05 | -
  DPRK | China | seafood | 2019-01-01 | 2371-9 2397-6
`;

let provisions: Provision[] = [];
beforeAll(async () => {
  provisions = (await readRecords(createReader(), 'regimes/unsc-dprk.json')).of('provision');
});

describe('paragraphs on North Korea that a transfer touches', () => {
  const rows = transfers
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  it.each(rows)('%s to %s: %s, %s', (from, to, item, when, expected) => {
    const [date, amount, unit] = when!.split(' ');
    const quantity =
      amount === undefined ? null : { low: Number(amount), high: Number(amount), unit: unit as QuantityUnit };
    const { touched } = findProvisions(
      { from: from!, to: to!, item: item!, date: parsePartialDate(date!), quantity },
      provisions,
    );
    expect(touched.map(describeFinding).join(' ') || '-').toBe(expected);
  });

  it('says that it does not know a word, instead of that nothing is touched', () => {
    const asked = { from: 'Russia', to: 'DPRK', date: parsePartialDate('2023-10-05') };
    expect(findProvisions({ ...asked, item: 'umbrellas' }, provisions).item.by).toBe('unknown');
    expect(findProvisions({ ...asked, item: 'medicine' }, provisions).item.by).toBe('class');
  });

  it.each([
    ['coal', 'DPRK', 'China', '2023-10-05', 'Rajin'],
    ['joint ventures', 'DPRK', 'Russia', '2018-01-01', 'Rajin–Khasan'],
    ['crude oil', 'China', 'DPRK', '2020-01-01', 'humanitarian'],
    ['spare parts for passenger aircraft', 'China', 'DPRK', '2020-01-01', 'Spare parts for civil passenger aircraft'],
    ['small arms', 'China', 'DPRK', '2012-01-01', 'notice five days before'],
    ['fuel for ships (bunkering)', 'Russia', 'DPRK', '2012-01-01', 'humanitarian'],
  ])('names what would exempt %s', (item, from, to, date, words) => {
    const { touched } = findProvisions({ from, to, item, date: parsePartialDate(date) }, provisions);
    expect(touched.flatMap((one) => one.exemptions.map(({ text }) => text)).join()).toContain(words);
  });
});

function describeFinding({ provision, effect, isItemUncertain, isDateUncertain }: ProvisionFinding): string {
  const kind = effect === 'forbidden' ? '' : `:${effect}`;
  return `${provision.id.replace('unscr-', '')}${kind}${isItemUncertain ? '?' : ''}${isDateUncertain ? '~' : ''}`;
}
