import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseChainTemplate } from '#app';
import {
  type Exchange,
  type Indicator,
  type Observable,
  type Observation,
  type Site,
  exchangeSchema,
  parseDateSpan,
  parsePartialDate,
} from '#core';
import { collectionNeeds, expectNextSteps, moveSteps, sumLedger, warningBoard } from '#evidence';
import { runSightline, scratchFolder, scratchWorkspace } from '../cli/run-sightline.ts';

const day = parsePartialDate;
const observable: Observable = {
  text: 'many railcars',
  siteIds: ['s'],
  objectClass: 'railcars',
  atLeast: 30,
  words: [['railcars']],
};
const step = (order: number, changes: Partial<Indicator> = {}): Indicator => ({
  id: `i${order}`,
  caseId: 'c',
  chain: 'Arms',
  order,
  text: `Step ${order}`,
  status: 'not-observed',
  since: null,
  citations: [],
  note: null,
  observables: [observable],
  leadDays: null,
  ...changes,
});
const look = (id: string, when: string, seen: Observation['seen']): Observation => ({
  id,
  siteId: 's',
  zoneId: null,
  objectClass: 'Railcar',
  when: parseDateSpan(when),
  seen,
  note: null,
  sensor: null,
  observer: 'an institute',
  source: null,
  sceneId: null,
  method: null,
  visibleShare: null,
  review: 'accepted',
});
const count = (low: number | null, high: number | null): Observation['seen'] => ({ kind: 'count', low, high });
const move = (...observations: Observation[]): string[] =>
  moveSteps([step(1)], { observations, claims: [] }, day('2023-10-13')).map((one) => one.to);
const site: Site = {
  id: 's',
  name: 'The yard',
  aliases: [],
  country: null,
  geometry: null,
  approximate: true,
  note: null,
};

describe('steps', () => {
  it('are seen by a count that is large enough, and dated by it', () => {
    const [moved] = moveSteps(
      [step(1)],
      { observations: [look('o', '2023-10-05', count(73, 73))], claims: [] },
      day('2023-10-13'),
    );
    expect(moved).toMatchObject({
      from: 'not-observed',
      to: 'seen',
      since: '2023-10-05',
      citations: [{ observationId: 'o' }],
    });
    expect(moved!.reasons[0]).toContain('seen by an institute');
  });

  it('looked for and not there is another answer than nobody looked', () => {
    expect(move(look('o', '2023-10-05', count(3, 3)))).toEqual(['not-seen']);
    expect(move(look('o', '2023-10-05', { kind: 'unusable', reason: 'cloud' }))).toEqual([]);
    expect(move()).toEqual([]);
  });

  it('"at most 40" shows nothing, "at least 40" shows it', () => {
    expect(move(look('o', '2023-10-05', count(null, 40)))).toEqual(['not-seen']);
    expect(move(look('o', '2023-10-05', count(40, null)))).toEqual(['seen']);
  });

  it('are not moved by what came after the day of the case, or by what is too old', () => {
    expect(move(look('o', '2024-06-17', count(258, 258)))).toEqual([]);
    expect(move(look('o', '2023-10/2023-12', count(258, 258)))).toEqual([]);
    expect(move(look('o', '2019-06-17', count(258, 258)))).toEqual([]);
  });

  it('never move back', () => {
    const seen = step(1, { status: 'seen', citations: [{ kind: 'observation', observationId: 'x' }] });
    expect(
      moveSteps([seen], { observations: [look('o', '2023-10-05', count(3, 3))], claims: [] }, day('2023-10-13')),
    ).toEqual([]);
  });
});

describe('what comes next', () => {
  const chain = warningBoard([
    step(1, { status: 'seen', since: day('2023-10-05'), leadDays: { low: 20, high: 60 } }),
    step(2, { leadDays: { low: 5, high: 10 } }),
  ])[0]!;

  it('is expected by the difference of the lead times', () => {
    // 20 − 10 to 60 − 5 days after 5 October.
    expect(expectNextSteps(chain)).toMatchObject([{ from: '2023-10-15', to: '2023-11-29' }]);
  });

  it('becomes a search over site, days and class', () => {
    expect(collectionNeeds([chain], [], [site], day('2023-10-13'))).toMatchObject([
      {
        siteId: 's',
        siteName: 'The yard',
        objectClass: 'railcars',
        from: '2023-10-15',
        to: '2023-11-29',
        kind: 'next',
      },
    ]);
  });

  it('a gap asks for the archive, and one look for two reasons is one need, first', () => {
    const expected = [{ hypothesisId: 'h', observable, status: 'not-looked-for', observationIds: [] }] as const;
    const gap = warningBoard([step(1), step(2, { status: 'seen', since: day('2023-10-05') })]);
    const [first] = collectionNeeds(gap, expected, [site], day('2023-10-13'));
    expect(first).toMatchObject({ kind: 'gap', from: '2023-09-13', to: '2023-10-13' });
    expect(first!.why).toHaveLength(2);
  });

  it('what is only ever said asks for no image', () => {
    const said = { ...observable, objectClass: null, siteIds: [] };
    expect(collectionNeeds(warningBoard([step(1, { observables: [said] })]), [], [site], day('2023-10-13'))).toEqual(
      [],
    );
  });
});

describe('chains as data', () => {
  it('the four that come along are whole', () => {
    expect(readdirSync('chains').toSorted()).toEqual([
      'arms-by-rail.json',
      'arms-by-sea.json',
      'nuclear-test.json',
      'satellite-launch.json',
    ]);
    for (const file of readdirSync('chains')) {
      const { steps } = parseChainTemplate(JSON.parse(readFileSync(`chains/${file}`, 'utf8')), file);
      expect(steps.map((one) => one.order)).toEqual(steps.map((_, at) => at + 1));
      for (const one of steps) expect(one.leadDays!.low).toBeLessThanOrEqual(one.leadDays!.high);
    }
  });

  it('one is watched, moved by the evidence, and taken over', async () => {
    const workspace = await scratchWorkspace();
    const run = async (...args: string[]): Promise<never> => {
      const { stdout, stderr, status } = await runSightline([...args, '--workspace', workspace, '--json']);
      expect([status, stderr]).toEqual([0, '']);
      return JSON.parse(stdout) as never;
    };
    await runSightline(['import', '--workspace', workspace, 'demo/tumangang-2023']);
    const file = join(scratchFolder(), 'own.json');
    const template = { ...JSON.parse(readFileSync('chains/arms-by-rail.json', 'utf8')), id: 'own', name: 'Own chain' };
    writeFileSync(file, JSON.stringify(template));
    const args = ['--case', 'tumangang-2023', '--by', 'me'];
    expect(await run('warning', 'start', file, ...args)).toMatchObject({ added: 6, kept: 0 });
    expect(await run('warning', 'start', file, ...args)).toMatchObject({ added: 0, kept: 6 });
    const id = 'ind-tumangang-2023-own-02';
    const before = (await run('warning', 'board', '--case', 'tumangang-2023')) as {
      moves: { indicatorId: string; to: string }[];
    };
    expect(before.moves).toContainEqual(expect.objectContaining({ indicatorId: id, to: 'seen', since: '2023-10-05' }));
    expect(await run('warning', 'accept', id, ...args)).toMatchObject({ moves: [{ indicatorId: id }] });
    const after = (await run('warning', 'board', '--case', 'tumangang-2023')) as typeof before & {
      evidence: { indicatorId: string; citation: object; by: string[]; grade: string | null; hedges: string[] }[];
      chains: { steps: { indicator: { id: string; citations: object[] } }[] }[];
    };
    expect(after.moves.map((one) => one.indicatorId)).not.toContain(id);
    for (const { indicator } of after.chains.flatMap((chain) => chain.steps)) {
      const own = after.evidence.filter((one) => one.indicatorId === indicator.id);
      expect(own.map((one) => one.citation)).toEqual(indicator.citations);
    }
    expect(after.evidence).toContainEqual({
      indicatorId: id,
      citation: { kind: 'observation', observationId: 'obs-tumangang-2023-10-05-railcars' },
      by: ['Beyond Parallel (CSIS)'],
      grade: '2',
      hedges: [],
    });
  }, 240_000);

  it.each([
    [['warning', 'start', 'no-such-chain', '--case', 'x', '--by', 'me'], 2, 'arms-by-rail'],
    [['warning', 'start', 'arms-by-rail', '--case', 'x', '--by', 'me', '--place', 'nonsense'], 2, 'role=site'],
  ])('%j is refused in words', async (args, expected, words) => {
    const { status, stderr } = await runSightline(args);
    expect(status).toBe(expected);
    expect(stderr).toContain(words);
  });
});

describe('the exchange ledger', () => {
  const entry = (id: string, changes: object): Exchange =>
    exchangeSchema.parse({
      id,
      caseId: 'c',
      from: 'DPRK',
      to: 'Russia',
      item: 'arms',
      what: id,
      stage: 'delivered',
      when: null,
      quantity: null,
      claimedBy: 'us',
      words: null,
      likelihood: null,
      inReturnFor: [],
      citations: [{ kind: 'observation', observationId: 'o' }],
      note: null,
      ...changes,
    });

  it('keeps who says what apart, and a denial beside a claim', () => {
    const [pair] = sumLedger([
      entry('a', { likelihood: 'likely' }),
      entry('b', { claimedBy: 'kremlin', stage: 'denied', from: 'North Korea' }),
      entry('c', { from: 'Russia', to: 'Nordkorea', item: 'food', stage: 'wanted', inReturnFor: ['a'] }),
    ]);
    expect(pair!.parties).toEqual(['DPRK', 'Russia']);
    expect(pair!.lines).toMatchObject([
      { item: 'arms', stage: 'delivered', likelihood: 'likely', claimedBy: { delivered: ['us'], denied: ['kremlin'] } },
      { from: 'Russia', to: 'DPRK', item: 'food', stage: 'wanted' },
    ]);
    expect(pair!.returns).toEqual([{ exchangeId: 'c', inReturnFor: ['a'] }]);
  });

  it('does not depend on the order of its lines', () => {
    const lines = [entry('a', {}), entry('b', { item: 'food' }), entry('c', { to: 'China' })];
    expect(sumLedger(lines.toReversed())).toEqual(sumLedger(lines));
  });
});
