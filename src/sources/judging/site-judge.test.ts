import { afterAll, describe, expect, it } from 'vitest';
import { assessSeriesOf, judgeSite } from '#app';
import { type Observation, parseDateSpan } from '#core';
import { SiteJudge } from './site-judge.ts';

const thread = new SiteJudge();
afterAll(() => thread.close());

const look = (month: number, low: number): Observation => ({
  id: `look-${month}`,
  siteId: 'yard',
  zoneId: null,
  objectClass: 'railcars',
  when: parseDateSpan(`2023-${String(month).padStart(2, '0')}-05`),
  seen: { kind: 'count', low, high: low },
  visibleShare: 1,
  note: null,
  observer: 'us',
  sensor: null,
  source: null,
  review: 'accepted',
  sceneId: null,
  method: null,
});
const looks = [3, 5, 4, 6, 2, 73].map((low, index) => look(index + 1, low));

describe('judging in a thread', () => {
  it('gives what judging here gives, and lets this thread go on meanwhile', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const judged = await thread.judge(looks);
    clearInterval(timer);
    expect(judged).toEqual(structuredClone(judgeSite(looks)));
    expect(judged[0]).toMatchObject({ siteId: 'yard', alert: true });
    expect(turns).toBeGreaterThan(3);
  });

  it('gives the series themselves where a page shows them', async () => {
    expect(await thread.assess(looks)).toEqual(structuredClone(assessSeriesOf(looks)));
  });

  it('says what went wrong, and judges the next site', async () => {
    await expect(thread.judge([{} as Observation])).rejects.toThrow();
    await expect(thread.judge(looks)).resolves.toHaveLength(1);
  });

  it('is started anew after its thread was closed; who waited is told', async () => {
    const waiting = thread.judge(looks);
    waiting.catch(() => {});
    await thread.close();
    await expect(waiting).rejects.toThrow(/closed|ended/);
    await expect(thread.judge(looks)).resolves.toHaveLength(1);
  });
});
